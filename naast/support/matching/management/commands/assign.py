"""manage.py assign --organisation ID [--json] [--at 2027-01-02T09:00]: whom to ask, at once.

For the operator of the machine. The command acts as a coordinator of that one organisation and
under no other role, so it reads what her page shows, headers only, and changes nothing.
"""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from naast.core.outbox.jobs import moment
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.supply.organisations.queries import organisations
from naast.support.matching.suggesting import Suggested, Suggestion, suggestion

LARGEST_ID = 2**63 - 1


def an_id(text: str) -> int:
    """Return an id that the database can hold. Raises ValueError: argparse then says so."""
    if not 0 < (found := int(text)) <= LARGEST_ID:
        raise ValueError(text)
    return found


class Command(BaseCommand):
    help = "Suggest whom to ask for every question that waits at an organisation, at least cost."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--organisation", type=an_id, required=True, help="its id")
        parser.add_argument("--json", action="store_true", help="for a machine")
        parser.add_argument("--at", help="the moment, instead of now: 2027-01-02T09:00")

    def handle(self, *_: Any, organisation: int, at: str | None, **options: Any) -> None:
        try:
            when = moment(given=at)
        except ValueError as wrong:
            raise CommandError(f"{at} is not a moment, such as 2027-01-02T09:00") from wrong
        if organisation not in organisations(ids=[organisation], on=timezone.localdate(when)):
            raise CommandError(f"There is no organisation {organisation}")
        scope = Scope(organisation_ids=[organisation], municipality_ids=[])
        with acting(Actor(at=when, coordinator=scope)) as coordinator:
            found = suggestion(actor=coordinator, organisation_id=organisation, at=when)
        told = _told(found)
        if options["json"]:
            self.stdout.write(json.dumps(told, indent=1))
            return
        for line in told["lines"]:
            how = "chosen by the resident" if line["own_choice"] else line["why"]
            self.stdout.write(f"{line['number']:10} {line['now'] or '-':>8} → "
                              f"{line['ask'] or '-':>8}  {how}")  # fmt: skip
        self.stdout.write(f"{told['unserved']} without anybody; cost {told['cost']}")


def _told(found: Suggestion) -> dict[str, Any]:
    return {
        "at": found.at.isoformat(),
        "optimal": True,  # else the solver raised
        "cost": found.cost,
        "unserved": found.unserved,
        "lines": [_line(one) for one in found.lines],
    }


def _line(one: Suggested) -> dict[str, Any]:
    return {
        "question": str(one.question.id),
        "number": one.question.number,
        "promised_at": one.question.promised_at.isoformat(),
        "now": one.question.user_id,
        "ask": one.user_id,
        "own_choice": one.kept,
        "why": dict(one.terms),
    }
