from django.apps import AppConfig


class PaperConfig(AppConfig):
    name = "naast.core.paper"
