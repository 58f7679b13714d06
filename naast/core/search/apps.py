from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "naast.core.search"
