from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "naast.support.casework"
