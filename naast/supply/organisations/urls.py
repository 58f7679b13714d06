from django.urls import path

from naast.supply.organisations import views

app_name = "organisations"
urlpatterns = [
    path("desk/independence/", views.reviews, name="reviews"),
    path("desk/independence/<uuid:review_id>/", views.review, name="review"),
    path("desk/independence/<uuid:review_id>/close/", views.close, name="close"),
    path("desk/independence/doubts/new/", views.tell, name="tell"),
    path("desk/independence/doubts/<uuid:doubt_id>/", views.doubt, name="doubt"),
    path("desk/independence/agreements/<int:agreement_id>/", views.floor, name="floor"),
]
