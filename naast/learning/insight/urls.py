from django.urls import path

from naast.learning.insight import views

app_name = "insight"
urlpatterns = [
    path("desk/figures/", views.desk, name="desk"),
    path("<slug:slug>/cijfers/", views.public, name="public"),
]
