"""manage.py let_go_of_files [--at 2027-01-02T04:03] [--most 2000]."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from naast.core.outbox.jobs import moment
from naast.entrances.portal.actions import MOST_A_NIGHT, let_go


class Command(BaseCommand):
    help = "Let go of files of support that were kept for their time (every night)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at", help="the moment of looking, instead of now: 2027-01-02T04:03")
        parser.add_argument("--most", type=int, default=MOST_A_NIGHT)

    def handle(self, *_: Any, at: str | None, most: int, **__: Any) -> None:
        try:
            looked_at = moment(given=at)
        except ValueError as wrong:
            raise CommandError(f"{at} is not a moment, such as 2027-01-02T04:03") from wrong
        self.stdout.write(f"{let_go(at=looked_at, most=most)} let go.")
