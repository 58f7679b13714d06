"""Add a key to the key file: manage.py make_key municipality-3."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from naast.core.crypto.keys import make_key


class Command(BaseCommand):
    help = "Add a key for a controller (organisation-5, municipality-3) or the blind index (index)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")

    def handle(self, *, name: str, **_: Any) -> None:
        made = make_key(name=name)
        self.stdout.write(
            f"{name}: {'made' if made else 'was there already'}, in {settings.NAAST_KEYS}."
            " Keep a copy apart from the database: without it nothing can be read."
        )
