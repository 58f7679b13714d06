"""Load the demo world: each app that has a `demo` writes its part, in the order of the bands."""

from argparse import ArgumentParser
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from naast.supply.places import queries as places

SEED = 20261122


class Command(BaseCommand):
    help = "Load the demo world into an empty database (NAAST_DEMO=1, as superuser)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--at", help="the moment that the demo world calls now, as 2026-11-23T09:00"
        )
        parser.add_argument("--seed", type=int, default=SEED)
        parser.add_argument(
            "--only-supply", action="store_true", help="places and workers; nobody asked anything"
        )

    def handle(self, *, at: str | None, seed: int, only_supply: bool, **_: Any) -> None:
        """Do nothing where municipalities exist: never land on somebody's own rows."""
        if not settings.DEMO:
            raise CommandError("The demo world is loaded only with NAAST_DEMO=1.")
        if settings.DATABASE_ROLE != "superuser":
            raise CommandError(
                "Set NAAST_DATABASE_ROLE=superuser: the demo world is written in bulk."
            )
        moment = _moment(at)
        if places.municipalities(on=timezone.localdate(moment)).exists():
            self.stdout.write("The demo world is there already.")
            return

        with transaction.atomic():
            for config in apps.get_app_configs():
                name = f"{config.name}.demo"
                wanted = config.name.startswith("naast.supply." if only_supply else "naast.")
                if wanted and find_spec(name):
                    self.stdout.write(f"  {config.name}")
                    import_module(name).load(at=moment, seed=seed)
            with connection.cursor() as cursor:
                # Written at once, so nothing is known of the rows until somebody counts them.
                cursor.execute("ANALYZE")


def _moment(text: str | None) -> datetime:
    """Return the aware moment, in Dutch time where the text says no zone."""
    if text is None:
        return timezone.now()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as fault:
        raise CommandError(f"--at wants a moment as 2026-11-23T09:00, not {text!r}.") from fault
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
