from django.urls import path

from naast.supply.supporters.views import (
    applications,
    calendars,
    diary,
    independence,
    mine,
    people,
    photos,
    supervision,
    terms,
)

app_name = "supporters"
urlpatterns = [
    path("desk/my-card/", mine.my_card, name="my_card"),
    path("foto/<uuid:address>/", photos.photo, name="photo"),
    path("desk/my-card/photo/", photos.mine, name="my_photo"),
    path("desk/my-card/photo/away/", photos.withdraw, name="withdraw_photo"),
    path("desk/my-card/withdraw/", mine.withdraw, name="withdraw"),
    path("desk/my-card/confirm/", mine.confirm, name="confirm"),
    path("desk/my-card/declare/", mine.declare, name="declare"),
    path("desk/my-card/pause/", mine.pause, name="pause"),
    path("desk/my-details/", mine.details, name="details"),
    path("desk/my-details/calendar/", calendars.calendar, name="calendar"),
    path("desk/my-details/calendar/renew/", calendars.renew, name="renew_calendar"),
    path("desk/my-details/calendar/end/", calendars.end, name="end_calendar"),
    path("desk/my-details/busy/", diary.diary, name="diary"),
    path("desk/my-details/busy/file/", diary.diary_file, name="diary_file"),
    path("desk/my-details/busy/end/", diary.end_diary, name="end_diary"),
    path("desk/people/", people.people, name="people"),
    path("desk/people/applications/", applications.applications, name="applications"),
    path(
        "desk/people/applications/<uuid:application_id>/talked/",
        applications.talked,
        name="talked",
    ),
    path(
        "desk/people/applications/<uuid:application_id>/decline/",
        applications.decline,
        name="decline",
    ),
    path("desk/people/applications/<uuid:application_id>/admit/", applications.admit, name="admit"),
    path("desk/people/asked/", people.asked, name="asked"),
    path("desk/people/terms/", terms.terms, name="terms"),
    path("desk/people/<uuid:supporter_id>/", people.papers, name="papers"),
    path("desk/people/<uuid:supporter_id>/supervisor/", supervision.supervisor, name="supervisor"),
    path(
        "desk/people/<uuid:supporter_id>/supervisor/end/",
        supervision.end,
        name="end_supervision",
    ),
    path("desk/behind/", supervision.behind, name="behind"),
    path("desk/people/<uuid:supporter_id>/independence/", independence.person, name="independence"),
    path(
        "desk/independence/organisations/<int:organisation_id>/",
        independence.organisation,
        name="organisation_card",
    ),
]
