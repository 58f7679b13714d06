from django.urls import path

from naast.support.keeping import views

app_name = "keeping"
urlpatterns = [
    path("desk/keeping/", views.overview, name="overview"),
    path("desk/keeping/<int:organisation_id>/", views.choose, name="choose"),
]
