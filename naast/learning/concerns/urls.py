from django.urls import path

from naast.learning.concerns import views

app_name = "concerns"
urlpatterns = [
    path("desk/signals/", views.signals, name="signals"),
    path("desk/signals/new/", views.new_signal, name="new"),
    path("desk/signals/rules/", views.rules_in_the_way, name="rules"),
    path("desk/signals/<uuid:concern_id>/", views.signal, name="signal"),
]
