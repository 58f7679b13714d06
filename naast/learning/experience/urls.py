from django.urls import path

from naast.learning.experience import views

app_name = "experience"
urlpatterns = [
    path("desk/complaints/", views.complaints, name="complaints"),
    path("desk/complaints/<uuid:complaint_id>/", views.complaint, name="complaint"),
    path("desk/complaints/<uuid:complaint_id>/longer/", views.extend_complaint, name="extend"),
    path("desk/call-backs/", views.call_backs, name="call_backs"),
    path("desk/call-backs/<uuid:call_back_id>/called/", views.called, name="called"),
    path("<slug:slug>/mijn-dossier/mening/<uuid:question_id>/", views.opinion, name="opinion"),
    path("<slug:slug>/waarom-niet/", views.why_not, name="why_not"),
    path("<slug:slug>/mijn-dossier/bellen/<uuid:question_id>/", views.call_me, name="call_me"),
]
