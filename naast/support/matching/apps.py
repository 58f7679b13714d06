from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "naast.support.matching"
