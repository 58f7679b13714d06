from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "naast.core.identity"
