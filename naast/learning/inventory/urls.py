from django.urls import path

from naast.learning.inventory import views

app_name = "inventory"
urlpatterns = [
    path("desk/inventory/", views.rounds, name="rounds"),
    path("desk/inventory/printed/<slug:name>/", views.printed_page, name="printed"),
    path("desk/inventory/printed/<slug:name>/<slug:sheet>.csv", views.sheet, name="sheet"),
]
