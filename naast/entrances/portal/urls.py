"""Residents' addresses: Dutch words, English under /en/."""

from django.urls import path

from naast.entrances.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.choose, name="choose"),
    path("<slug:slug>/", views.home, name="home"),
    path("<slug:slug>/inloop/", views.walk_in, name="walk_in"),
]
