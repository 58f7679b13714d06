"""Appointments: where and how. Pure."""

from enum import StrEnum


class Way(StrEnum):
    HOME = "home"
    PHONE = "phone"
    VIDEO = "video"
    WALK_IN = "walk_in"
    OFFICE = "office"
