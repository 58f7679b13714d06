from django.urls import path

from naast.supply.services import views

app_name = "services"
urlpatterns = [path("<slug:slug>/wat-is-er-nog/", views.here, name="here")]
