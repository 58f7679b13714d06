from django.urls import path

from naast.supply.services import import_views, place_views, views

app_name = "services"
urlpatterns = [
    path("<slug:slug>/wat-is-er-nog/", views.here, name="here"),
    path("desk/services/", views.kept, name="kept"),
    path(
        "desk/services/import/<int:municipality_id>/",
        import_views.take_in,
        name="take_in",
    ),
    path(
        "desk/services/import/<int:municipality_id>/places/",
        place_views.take_in,
        name="take_in_places",
    ),
    path("desk/services/brought/<int:brought_id>/looked/", place_views.looked, name="looked"),
    path("desk/services/<uuid:service_id>/", views.correct, name="correct"),
    path("desk/services/<uuid:service_id>/law/", views.law, name="law"),
    path("desk/services/<uuid:service_id>/confirm/", views.confirm, name="confirm"),
    path("desk/services/<uuid:service_id>/close/", views.close, name="close"),
    path("desk/services/<uuid:service_id>/reopen/", views.reopen, name="reopen"),
]
