from django.apps import AppConfig


class InventoryConfig(AppConfig):
    name = "naast.learning.inventory"
