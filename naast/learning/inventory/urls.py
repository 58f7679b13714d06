from django.urls import path

from naast.learning.inventory.views import bringing, printed, rounds, talks

app_name = "inventory"
urlpatterns = [
    path("desk/inventory/", rounds.rounds, name="rounds"),
    path("desk/inventory/new/", rounds.new, name="new"),
    path("desk/inventory/printed/<slug:name>/", printed.printed_page, name="printed"),
    path("desk/inventory/printed/<slug:name>/<slug:sheet>.csv", printed.sheet, name="sheet"),
    path("desk/inventory/<uuid:round_id>/", rounds.one, name="round"),
    path("desk/inventory/<uuid:round_id>/choose/", rounds.choose, name="choose"),
    path("desk/inventory/<uuid:round_id>/bring/", bringing.bring, name="bring"),
    path("desk/inventory/<uuid:round_id>/meeting/", rounds.meeting, name="meeting"),
    path("desk/inventory/<uuid:round_id>/publish/", rounds.publish, name="publish"),
    path("desk/inventory/<uuid:round_id>/report.pdf", rounds.report, name="report"),
    path("desk/inventory/<uuid:round_id>/<slug:sheet>.csv", rounds.round_sheet, name="round_sheet"),
    path("desk/inventory/talks/<uuid:interview_id>/", talks.interview, name="interview"),
    path("desk/inventory/talks/<uuid:interview_id>/invite/", talks.invite, name="invite"),
    path("desk/inventory/places/<uuid:chosen_id>/", talks.place, name="place"),
    path("desk/inventory/places/<uuid:chosen_id>/code/", talks.code, name="code"),
    path("desk/inventory/places/<uuid:chosen_id>/settle/", talks.settle, name="settle"),
]
