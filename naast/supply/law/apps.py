from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "naast.supply.law"
