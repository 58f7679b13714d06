from django.urls import path

from naast.learning.insight import views

app_name = "insight"
urlpatterns = [
    path("desk/figures/", views.desk, name="desk"),
    path("desk/fairness/", views.fairness, name="fairness"),
    path("<slug:slug>/cijfers/eerlijk.json", views.fairness_data, name="fairness_data"),
    path("<slug:slug>/cijfers/", views.public, name="public"),
]
