"""Addresses for machines: the major version in the path, no slash at the end (API Design Rules)."""

from django.urls import path

from naast.entrances.api.api import api

urlpatterns = [path("api/v1/", api.urls)]
