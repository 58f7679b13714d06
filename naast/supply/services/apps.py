from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "naast.supply.services"
