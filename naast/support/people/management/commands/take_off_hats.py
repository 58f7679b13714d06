"""manage.py take_off_hats [--at 2027-01-02T09:00]."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from naast.core.outbox.jobs import moment
from naast.core.policy.walls import Actor, Scope, acting
from naast.support.people.actions import take_off_hats


class Command(BaseCommand):
    help = "Take off the hats whose matter, objection and months after it are over (every night)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at", help="the moment of looking, instead of now: 2027-01-02T09:00")

    def handle(self, *_: Any, at: str | None, **__: Any) -> None:
        try:
            looked_at = moment(given=at)
        except ValueError as wrong:
            raise CommandError(f"{at} is not a moment, such as 2027-01-02T09:00") from wrong
        with acting(Actor(at=looked_at, clock=Scope())) as clock:
            many = take_off_hats(actor=clock, at=looked_at)
        self.stdout.write(f"{many} taken off.")
