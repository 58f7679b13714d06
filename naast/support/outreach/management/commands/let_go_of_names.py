"""manage.py let_go_of_names [--at 2027-01-02T00:05]."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from naast.core.outbox.jobs import moment
from naast.core.policy.walls import Actor, Scope, acting
from naast.support.outreach.actions import let_go


class Command(BaseCommand):
    help = "Delete worries of which the time is over, with all that hangs on them (every hour)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at", help="the moment of looking, instead of now: 2027-01-02T00:05")

    def handle(self, *_: Any, at: str | None, **__: Any) -> None:
        try:
            looked_at = moment(given=at)
        except ValueError as wrong:
            raise CommandError(f"{at} is not a moment, such as 2027-01-02T00:05") from wrong
        with acting(Actor(at=looked_at, clock=Scope())) as clock:
            many = let_go(actor=clock, at=looked_at)
        self.stdout.write(f"{many} let go.")
