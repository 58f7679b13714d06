from django.apps import AppConfig


class SupportersConfig(AppConfig):
    name = "naast.supply.supporters"
