from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "naast.entrances.portal"
