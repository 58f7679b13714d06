from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "naast.support.people"
