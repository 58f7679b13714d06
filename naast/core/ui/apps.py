"""The app of the user interface."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Parts, layouts and looks that every page shares."""

    name = "naast.core.ui"
    label = "ui"
    verbose_name = "user interface"
