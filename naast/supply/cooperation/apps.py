from django.apps import AppConfig


class CooperationConfig(AppConfig):
    name = "naast.supply.cooperation"
