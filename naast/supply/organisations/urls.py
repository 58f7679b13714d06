from django.urls import path

from naast.supply.organisations.views import hours, independence

app_name = "organisations"
urlpatterns = [
    path("desk/hours/", hours.overview, name="hours"),
    path("desk/hours/organisations/<int:organisation_id>/", hours.reached, name="reached"),
    path(
        "desk/hours/organisations/<int:organisation_id>/closed/",
        hours.not_calling,
        name="not_calling",
    ),
    path("desk/hours/municipalities/<slug:town>/", hours.phone, name="phone"),
    path("desk/hours/municipalities/<slug:town>/talk/", hours.talk_word, name="talk_word"),
    path("desk/hours/points/<int:point_id>/", hours.point, name="point"),
    path("desk/hours/points/<int:point_id>/closed/", hours.point_closed, name="point_closed"),
    path("desk/independence/", independence.reviews, name="reviews"),
    path("desk/independence/<uuid:review_id>/", independence.review, name="review"),
    path("desk/independence/<uuid:review_id>/close/", independence.close, name="close"),
    path("desk/independence/doubts/new/", independence.tell, name="tell"),
    path("desk/independence/doubts/<uuid:doubt_id>/", independence.doubt, name="doubt"),
    path("desk/independence/agreements/<int:agreement_id>/", independence.floor, name="floor"),
]
