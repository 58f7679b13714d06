from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "naast.learning.concerns"
