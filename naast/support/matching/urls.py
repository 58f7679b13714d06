from django.urls import path

from naast.support.matching import views

app_name = "matching"
urlpatterns = [
    path("desk/weights/", views.weights, name="weights"),
    path("desk/shown/", views.shown, name="shown"),
]
