"""The page with every part; mounted only where somebody builds."""

from django.urls import path

from naast.core.ui import views

app_name = "ui"
urlpatterns = [path("patterns/", views.patterns, name="patterns")]
