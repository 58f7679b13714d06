from django.urls import path

from naast.supply.supporters import views

app_name = "supporters"
urlpatterns = [
    path("desk/my-card/", views.my_card, name="my_card"),
    path("desk/my-card/withdraw/", views.withdraw, name="withdraw"),
    path("desk/my-card/confirm/", views.confirm, name="confirm"),
    path("desk/my-card/declare/", views.declare, name="declare"),
    path("desk/my-card/pause/", views.pause, name="pause"),
]
