"""The page with what the demo would have sent; mounted in the demo only."""

from django.urls import path

from naast.core.outbox import views

app_name = "outbox"
urlpatterns = [path("demo/outbox/", views.demo, name="demo")]
