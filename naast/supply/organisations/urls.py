from django.urls import path

from naast.supply.organisations.views import independence

app_name = "organisations"
urlpatterns = [
    path("desk/independence/", independence.reviews, name="reviews"),
    path("desk/independence/<uuid:review_id>/", independence.review, name="review"),
    path("desk/independence/<uuid:review_id>/close/", independence.close, name="close"),
    path("desk/independence/doubts/new/", independence.tell, name="tell"),
    path("desk/independence/doubts/<uuid:doubt_id>/", independence.doubt, name="doubt"),
    path("desk/independence/agreements/<int:agreement_id>/", independence.floor, name="floor"),
]
