from django.urls import path

from naast.support.people import views

app_name = "people"
urlpatterns = [
    path("desk/new-code/", views.new_code, name="new_code"),
    path("desk/new-code/<uuid:person_id>/", views.new_code_beside, name="new_code_beside"),
]
