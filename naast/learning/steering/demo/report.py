"""Reports for the municipal councils: one that went, one before the client council, one draft."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.learning.steering.actions import report as actions
from naast.learning.steering.models import Principle
from naast.learning.steering.queries import report as queries
from naast.learning.steering.rules.council import ADVICE_AT_LEAST
from naast.learning.steering.rules.report import Chapter, Span, Step
from naast.learning.steering.rules.selftest import Chair
from naast.supply.places import queries as places

WORDS = {
    Chapter.WAITING: "In het oosten viel iemand uit. Sinds mei is daar weer vervanging.",
    Chapter.INDEPENDENCE: "De ondersteuners zitten sinds dit jaar in het dorpshuis.",
}
OPINION = (
    "Wie steun kreeg, is tevreden. Dat lezen wij ook in de cijfers.\n\n"
    "Het wachten in het oosten duurde te lang. Wij hoorden dat al in het voorjaar."
)
REPLY = "Wij spreken af dat de raad zulke signalen binnen een week krijgt."


def load(*, at: datetime, seed: int) -> None:
    """Write three reports of Wetterwâld, and one of Havenstad about which its council was silent.

    They are made in the way in which they are made on the page, each on its own day.
    """
    del seed
    today = timezone.localdate(at)
    towns = {one.slug: one for one in places.municipalities(on=today)}
    year = today.year - 1
    for slug, silent in (("wetterwald", False), ("havenstad", True)):
        town = towns[slug]
        report = _asked(town, Span(year=year), at=at - timedelta(days=60))
        if not silent:
            with acting(_who(Role.COUNCIL_MEMBER, town, at - timedelta(days=40))) as emre:
                actions.say_opinion(
                    actor=emre,
                    report_id=report.pk,
                    text=OPINION,
                    differs=[Chapter.WAITING.value],
                    step=Step.GIVE,
                    at=at - timedelta(days=40),
                )
        with acting(_who(Role.POLICY_OFFICER, town, at - timedelta(days=20))) as gea:
            actions.send_report(
                actor=gea,
                report_id=report.pk,
                reply="" if silent else REPLY,
                at=at - timedelta(days=20),
            )
        if not silent:
            _principles(report, at=at)
    town = towns["wetterwald"]
    first, second = _free(town, at)[:2]
    waits = _asked(town, second, at=at - timedelta(days=5))
    with acting(_who(Role.COUNCIL_MEMBER, town, at)) as emre:
        actions.say_opinion(
            actor=emre,
            report_id=waits.pk,
            text="Nog te bespreken: kennen meer mensen de folder?",
            differs=[Chapter.REACH.value],
            step=Step.KEEP,
            at=at - timedelta(days=1),
        )
    with acting(_who(Role.POLICY_OFFICER, town, at)) as gea:
        actions.begin_report(actor=gea, town=town, span=first, at=at - timedelta(days=1))


def _principles(report: Any, *, at: datetime) -> None:
    """Write what came of the talk: one that holds, and one that waits for a yes."""
    for text, days, both in (
        ("Wie belt, spreekt binnen twee werkdagen iemand, in elk dorp.", 15, True),
        ("De raad hoort elk kwartaal waar men wacht, en waarom.", 4, False),
    ):
        proposed = timezone.localdate(at) - timedelta(days=days)
        Principle.objects.create(
            municipality_id=report.municipality_id,
            report=report,
            chapter=Chapter.WAITING,
            text=text,
            proposed_on=proposed,
            agreed_by=[Chair.COUNCIL, Chair.MUNICIPALITY] if both else [Chair.COUNCIL],
            agreed_on=proposed + timedelta(days=2) if both else None,
        )


def _who(role: Role, town: Any, at: datetime) -> Actor:
    on = timezone.localdate(at)
    user_id = holders(role=role, scope=f"municipality:{town.pk}", on=on)[0]
    held = {"staff": Scope(user_id=user_id)}
    held[role] = Scope(user_id=user_id, municipality_ids=[town.pk])
    return Actor(user_id=user_id, at=at, **held)


def _free(town: Any, at: datetime) -> list[Span]:
    with acting(_who(Role.POLICY_OFFICER, town, at)) as gea:
        on = timezone.localdate(at)
        found = queries.still_to_write(actor=gea, municipality_id=town.pk, on=on)
    return [one for one in found if one.quarter]


def _asked(town: Any, span: Span, *, at: datetime) -> Any:
    with acting(_who(Role.POLICY_OFFICER, town, at)) as gea:
        report = actions.begin_report(actor=gea, town=town, span=span, at=at)
        words = {chapter.value: text for chapter, text in WORDS.items()}
        actions.write_report(actor=gea, report_id=report.pk, words=words, at=at)
        before_on = timezone.localdate(at) + ADVICE_AT_LEAST
        return actions.ask_opinion(actor=gea, report_id=report.pk, before_on=before_on, at=at)
