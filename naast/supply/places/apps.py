from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "naast.supply.places"
