from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "naast.entrances.api"
