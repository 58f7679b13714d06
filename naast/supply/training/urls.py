from django.urls import path

from naast.supply.training import planning_views as planning
from naast.supply.training import views

app_name = "training"
urlpatterns = [
    path("desk/training/", views.catalogue, name="catalogue"),
    path("desk/training/register/", views.register, name="register"),
    path("desk/training/courses/new/", views.new_course, name="new_course"),
    path("desk/training/courses/<uuid:course_id>/", views.course, name="course"),
    path("desk/training/courses/<uuid:course_id>/stop/", views.stop, name="stop"),
    path("desk/training/meetings/new/", views.new_meeting, name="new_meeting"),
    path("desk/training/meetings/<uuid:meeting_id>/", views.meeting, name="meeting"),
    path("desk/training/backed/", planning.backed, name="backed"),
    path("desk/training/meetings/<uuid:meeting_id>/people/", planning.people, name="people"),
    path("desk/training/meetings/<uuid:meeting_id>/changed/", planning.changed, name="changed"),
    path("desk/training/meetings/<uuid:meeting_id>/come/", planning.come, name="come"),
    path("desk/training/meetings/<uuid:meeting_id>/cannot/", planning.cannot, name="cannot"),
]
