from django.urls import path

from naast.entrances.desk import views

app_name = "desk"
urlpatterns = [
    path("desk/", views.home, name="home"),
    path("desk/looked/", views.looked, name="looked"),
    path("demo/", views.demo, name="demo"),
    path("demo/sign-in/", views.demo_sign_in, name="demo_sign_in"),
]
