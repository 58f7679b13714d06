"""manage.py close_period wetterwald 2026-Q4 [--at 2027-01-02T09:00]."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from naast.core.outbox.jobs import moment
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.learning.insight.actions import ClosedBefore, NotOver, close_period
from naast.learning.insight.rules import NotAPeriod, parse_period
from naast.supply.places.queries import municipality


class Command(BaseCommand):
    help = "Count a quarter of a municipality that is over, publish its figures and freeze them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="the municipality, as in its address: wetterwald")
        parser.add_argument("period", help="the quarter: 2026-Q4")
        parser.add_argument("--at", help="the moment of closing, instead of now: 2027-01-02T09:00")

    def handle(self, *_: Any, slug: str, period: str, at: str | None, **__: Any) -> None:
        try:
            closed_at = moment(given=at)
        except ValueError as wrong:
            raise CommandError(f"{at} is not a moment, such as 2027-01-02T09:00") from wrong
        try:
            quarter = parse_period(text=period)
            place = municipality(slug=slug, on=timezone.localdate(closed_at))
        except NotAPeriod as wrong:
            raise CommandError(f"{period} is not a quarter, such as 2026-Q4") from wrong
        except ObjectDoesNotExist as unknown:
            raise CommandError(f"There is no municipality {slug}") from unknown
        try:
            with acting(Actor(at=closed_at, clock=Scope())) as clock:
                close_period(actor=clock, municipality_id=place.pk, period=quarter)
        except NotOver as early:
            raise CommandError(f"{quarter} is not over at {closed_at:%Y-%m-%d %H:%M}") from early
        except ClosedBefore as twice:
            raise CommandError(f"{quarter} was closed before, and stays as published") from twice
        self.stdout.write(f"{place.name} {quarter} is closed and published.")
