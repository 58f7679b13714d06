from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "naast.learning.insight"
