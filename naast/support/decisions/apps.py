from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "naast.support.decisions"
