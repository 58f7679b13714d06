from django.urls import path

from naast.support.outreach import views

app_name = "outreach"
urlpatterns = [
    path("desk/worries/", views.worries, name="worries"),
    path("desk/worries/<uuid:worry_id>/", views.give, name="give"),
    path("desk/visits/<uuid:worry_id>/", views.visit, name="visit"),
    path("desk/in-sight/new/", views.keep_in_sight, name="keep_in_sight"),
    path("desk/in-sight/<uuid:in_sight_id>/", views.in_sight, name="in_sight"),
]
