from django.urls import path

from naast.learning.experience import views

app_name = "experience"
urlpatterns = [
    path("<slug:slug>/mijn-dossier/mening/<uuid:question_id>/", views.opinion, name="opinion"),
]
