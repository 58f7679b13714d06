"""manage.py match --question ID [--json] [--at 2027-01-02T09:00]: who fits a question, and why.

For the operator of the machine, to explain an offer. The command acts as the clock, which reads the
header of a question and never her words or her name. The pool is read under the role of the match,
as the page of a resident does, and who wears the other hat in her circle is in no list (I-1).
"""

import json
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError, CommandParser

from naast.core.outbox.jobs import moment
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.entrances.portal import match_words
from naast.entrances.portal.forms import LANGUAGES
from naast.supply.places import queries as places
from naast.support.matching import queries as matching
from naast.support.matching.queries import Explained
from naast.support.matching.rules import Candidate, Shown


class Command(BaseCommand):
    help = "Tell who fits a question, with the terms of the score, and who is left out and why."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--question", required=True, help="the id of a question")
        parser.add_argument("--json", action="store_true", help="for a machine, with everything")
        parser.add_argument("--at", help="the moment, instead of now: 2027-01-02T09:00")

    def handle(self, *_: Any, question: str, at: str | None, **options: Any) -> None:
        try:
            question_id = UUID(question)
        except ValueError as wrong:
            raise CommandError(f"{question} is not the id of a question") from wrong
        try:
            when = moment(given=at)
        except ValueError as wrong:
            raise CommandError(f"{at} is not a moment, such as 2027-01-02T09:00") from wrong
        try:
            with acting(Actor(at=when, clock=Scope())) as clock:
                found = matching.questions(actor=clock).get(id=question_id)
                made = matching.explained(question=found, at=when)
        except ObjectDoesNotExist as unknown:
            raise CommandError(f"There is no question {question}") from unknown
        zones = {zone.pk: zone.name for zone in places.zones(municipality_id=found.municipality_id)}
        told = _told(made, zone=zones.get(made.need.zone_id or 0, ""))
        told = {"question": {"id": question, "number": found.number, "at": when.isoformat()}} | told
        if options["json"]:
            self.stdout.write(json.dumps(told, indent=1, ensure_ascii=False))
        else:
            self._write(told)

    def _write(self, told: dict[str, Any]) -> None:
        for who in told["candidates"]:
            sum_ = " + ".join(f"{term['name']} {term['weight']}" for term in who["terms"])
            first = "*" if who["first"] else " "
            self.stdout.write(f"{who['place']:3}{first} {who['supporter']} {who['kind']:10}"
                              f" {who['score']:4} = {sum_ or 0}")  # fmt: skip
        for who in told["left_out"]:
            why = "; ".join(one["reason"] for one in who["filters"])
            self.stdout.write(f"  -  {who['supporter']} {who['kind']:10} {why}")


def _told(made: Explained, *, zone: str) -> dict[str, Any]:
    need, offer = made.need, made.offer
    language = str(dict(LANGUAGES).get(need.language, need.language))

    def shown(place: int, one: Shown) -> dict[str, Any]:
        reasons = match_words.reasons(shown=one, need=need, zone=zone, language=language)
        return {
            "place": place,
            "first": one in offer.first,
            **_who(one.candidate),
            "score": one.score,
            "terms": [
                {"name": name, "weight": weight, "reason": reason}
                for (name, weight), reason in zip(one.terms, reasons.values(), strict=True)
            ],
        }

    return {
        # From whom she gets help is hers: that she told so is enough to read the rest by.
        "need": {wish.value: sorted(values) for wish, values in need.wishes.items()}
        | {"zone": zone, "told_her_help": bool(need.providers)},
        "set_aside": list(offer.loosened),
        "candidates": [
            shown(place, one) for place, one in enumerate((*offer.first, *offer.others), start=1)
        ],
        "left_out": [
            _who(who)
            | {
                "filters": [
                    {"name": one.value, "reason": str(match_words.FILTERS[one])} for one in reasons
                ]
            }
            for who, reasons in made.left_out
        ],
    }


def _who(who: Candidate) -> dict[str, Any]:
    return {
        "supporter": str(who.id),
        "kind": who.group,
        "in_access_team": who.in_access_team,
        "tied": bool(who.ties),
    }
