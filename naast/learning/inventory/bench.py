"""The workbench of a round, in words: how far it is, who said what, where coders differ, paper."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from naast.core.policy.rules import Actor
from naast.learning.inventory import queries, words
from naast.learning.inventory.models import Chosen, Coding, Interview, Round
from naast.learning.inventory.rules import tables
from naast.learning.inventory.rules.agreement import Measure, in_words
from naast.learning.inventory.rules.asking import (
    Criterion,
    InterviewState,
    Party,
    Question,
    side_by_side,
    still_to_invite,
)
from naast.learning.inventory.rules.coding import Agreed, Change, differences
from naast.learning.inventory.rules.coding import agreement as agreement_of
from naast.learning.inventory.rules.rounds import (
    CODES,
    OF_MUNICIPALITIES,
    OF_PROVIDERS,
    ONE_EACH,
    Limit,
    RoundData,
    Table,
)
from naast.learning.inventory.sheets import names_of

NOTHING = "\N{EN DASH}"


def party(*, row: Interview) -> str:
    """Return who was asked: the municipality, or an organisation there, with its sort."""
    name = row.organisation.name if row.organisation else row.municipality.name
    return f"{words.PARTIES[Party(row.party)]}: {name}"


def said(*, row: Interview) -> list[dict[str, Any]]:
    """Return what one party said, by question, in the order of the talk."""
    return [
        {
            "question": words.QUESTIONS[question],
            "text": row.answers[question.value],
            "impression": question.value in row.impressions,
        }
        for question in Question
        if row.answers.get(question.value)
    ]


def workbench(*, actor: Actor, row: Round) -> dict[str, Any]:
    """Return the round as who runs it sees it: its municipalities with their talks and codes."""
    talks: dict[Any, list[Interview]] = {}
    for one in queries.interviews(actor=actor).filter(chosen__round=row):
        talks.setdefault(one.chosen_id, []).append(one)
    coders: dict[Any, set[int]] = {}
    settled = set()
    found = queries.codings(actor=actor).filter(chosen__round=row, table=Table.PROFILE)
    for chosen_id, coder_id, is_settled in found.values_list("chosen_id", "coder_id", "settled"):
        if is_settled:
            settled.add(chosen_id)
        else:
            coders.setdefault(chosen_id, set()).add(coder_id)
    return {
        "criteria": [words.CRITERIA[Criterion(one)] for one in row.criteria],
        "response": queries.response(actor=actor, row=row),
        "places": [
            {
                "row": one,
                "talks": [
                    {
                        "row": talk,
                        "party": party(row=talk),
                        "state": words.STATES[InterviewState(talk.state)],
                        "to_invite": talk.state == InterviewState.PLANNED,
                    }
                    for talk in sorted(
                        talks.get(one.pk, []), key=lambda t: list(Party).index(Party(t.party))
                    )
                ],
                "missing": [
                    words.PARTIES[which]
                    for which in still_to_invite(
                        parties={Party(talk.party) for talk in talks.get(one.pk, [])}
                    )
                ],
                "coders": len(coders.get(one.pk, ())),
                "settled": one.pk in settled,
            }
            for one in queries.chosen(actor=actor).filter(round=row)[: queries.MOST]
        ],
        "agreement": agreement(actor=actor, row=row),
    }


def agreement(*, actor: Actor, row: Round) -> list[dict[str, Any]]:
    """Return how far the coders agree, by table; only who runs the round has codes to compare."""
    if not actor.holds("researcher"):
        return []
    return [_agreed(one) for one in agreement_of(given=queries.given(actor=actor, row=row))]


def _agreed(one: Agreed) -> dict[str, Any]:
    value = one.alpha.value
    return {
        "name": words.TABLES[one.table],
        "units": one.units,
        "kappa": _measure(one.kappa) if one.kappa else NOTHING,
        "alpha": _measure(one.alpha),
        "told": words.AGREEMENT[in_words(value=value)] if value is not None else "",
    }


def _measure(one: Measure) -> str:
    if one.value is None:
        return _("cannot be said")
    told = number_format(one.value, 2)
    if one.low is None or one.high is None:
        return told
    return f"{told} ({number_format(one.low, 2)} {NOTHING} {number_format(one.high, 2)})"


def place(*, actor: Actor, row: Chosen) -> dict[str, Any]:
    """Return what each said of the same subject, and where coders gave another answer."""
    given = [
        one for one in queries.given(actor=actor, row=row.round) if one.of == row.municipality.slug
    ]
    coders = sorted({one.by for one in given})
    return {
        "questions": [
            {
                "kind": words.KINDS[one.kind],
                "question": words.QUESTIONS[one.question],
                "said": one.said,
                "apart": one.apart,
            }
            for one in side_by_side(told=queries.told(actor=actor, row=row))
            if one.said
        ],
        "coders": len(coders),
        "differs": [
            {
                "name": words.TABLES[one.table],
                "given": [
                    {
                        "who": _("Coder %(number)s") % {"number": coders.index(by) + 1},
                        "codes": code_words(table=one.table, codes=codes),
                    }
                    for by, codes in one.given
                ],
            }
            for one in differences(given=given)
        ],
        "settled": [
            {
                "name": words.TABLES[Table(one.table)],
                "whose": one.organisation.name if one.organisation else "",
                "codes": code_words(table=Table(one.table), codes=one.codes),
                "moving": words.CODES[Table.PROFILE].get(one.moving_to, ""),
                "impression": one.impression,
                "reason": one.reason,
            }
            for one in queries.codings(actor=actor).filter(chosen=row, settled=True)
        ],
    }


def heard(*, actor: Actor, row: Chosen) -> list[tuple[int, str]]:
    """Return the organisations that were heard about a municipality, by id and name."""
    held = queries.interviews(actor=actor).filter(chosen=row, state=InterviewState.HELD)
    return [(one.organisation.pk, one.organisation.name) for one in held if one.organisation]


def gave(*, actor: Actor, row: Chosen, settled: bool) -> dict[str, Any]:
    """Return what was settled, or what `actor` herself gave, as the form of codes takes it."""
    rows = queries.codings(actor=actor).filter(chosen=row, settled=settled)
    if not settled:
        rows = rows.filter(coder_id=actor.user_id)
    found: dict[str, Any] = {}
    for one in rows:
        found |= _gave(one)
        if one.impression:
            found.setdefault("impressions", []).append(one.table)
        if one.reason:
            found["reason"] = one.reason
    return found


def _gave(one: Coding) -> dict[str, Any]:
    table = Table(one.table)
    if table is Table.PROFILE:
        official = "yes" if one.informal_official else "no"
        return {"formal": one.formal, "informal": official, "moving_to": one.moving_to}
    if table in OF_PROVIDERS:
        return {f"{table}_{one.organisation_id}": one.codes}
    return {table.value: one.codes[0] if table in ONE_EACH and one.codes else one.codes}


def changed(*, actor: Actor, row: Round, after: RoundData, on: date) -> list[dict[str, Any]]:
    """Return what changed since the round before, in words; nothing where there was none."""
    if row.before is None:
        return []
    before = queries.round_data(actor=actor, row=row.before, on=on)
    names = names_of(data=before) | names_of(data=after)
    found = queries.changed(actor=actor, row=row, before=before, after=after, on=on)
    return [_change(one, names) for one in found]


def codebook() -> list[dict[str, Any]]:
    """Return what may stand in a file: each table of municipalities with its codes, in words."""
    return [
        {
            "table": table.value,
            "name": words.TABLES[table],
            "codes": [(code, words.CODES[table][code]) for code in CODES[table]],
        }
        for table in OF_MUNICIPALITIES
    ]


def _change(one: Change, names: dict[str, str]) -> dict[str, Any]:
    return {
        "name": names[one.of],
        "was": ", ".join(names[slug] for slug in one.was if slug != one.of),
        "table": words.TABLES[one.table],
        "gone": code_words(table=one.table, codes=one.gone),
        "new": code_words(table=one.table, codes=one.new),
    }


def code_words(*, table: Table, codes: Collection[str]) -> str:
    """Return the words of the codes that were given, in the order of the printed table."""
    return "; ".join(str(words.CODES[table][code]) for code in CODES[table] if code in codes)


def report(*, actor: Actor, row: Round, on: date) -> dict[str, Any]:
    """Return what stands on the paper of a round."""
    data = queries.round_data(actor=actor, row=row, on=on)
    names = names_of(data=data)
    return {
        "title": row.name,
        "draft": "" if row.published_on else _("Draft: it may still change."),
        "aim": row.aim,
        "facts": [
            [_("Asked"), f"{_day(row.asks_from)} {NOTHING} {_day(row.asks_until)}"],
            [
                _("Chosen by"),
                "; ".join(
                    [
                        *(str(words.CRITERIA[Criterion(one)]) for one in row.criteria),
                        row.criteria_more,
                    ]
                ).strip("; "),
            ],
            [_("Municipalities chosen"), str(data.response.selected)],
            [_("Municipalities described"), str(data.response.described)],
            [_("Interviews planned"), str(data.response.planned)],
            [_("Interviews held"), str(data.response.reached)],
        ],
        "limits_title": _("What it cannot tell"),
        "limits": [str(words.LIMITS[one]) for one in data.limits],
        "tables": [_table(data, table, names) for table in Table],
        "heads": [_("What"), _("Number"), _("Who")],
        "changes_title": _("What changed since the round before"),
        "changes": [
            f"{one['name']}, {one['table']}: {one['gone'] or NOTHING} → {one['new'] or NOTHING}"
            for one in changed(actor=actor, row=row, after=data, on=on)
        ],
        "agreement_title": _("How far coders agree"),
        "agreement": [
            f"{one['name']}: Krippendorff {one['alpha']}, Cohen {one['kappa']}"
            for one in agreement(actor=actor, row=row)
        ],
        "meeting_title": _("The expert meeting"),
        "meeting": [
            *(f"{one.name} ({one.number})" for one in data.attendees),
        ],
        "meeting_on": _day(row.meeting_on) if row.meeting_on else "",
        "outcomes": row.meeting_outcomes,
        "nobody": _("nobody"),
    }


def _table(data: RoundData, table: Table, names: dict[str, str]) -> dict[str, Any]:
    found = tables.members(data=data, table=table, within_sample=True)
    counted = (
        _("Organisations that named it.")
        if table in OF_PROVIDERS
        else _("Of %(number)s municipalities, those that named it.")
        % {"number": data.response.described}
    )
    return {
        "title": str(words.TABLES[table]),
        "counted": f"{counted} {words.LIMITS[Limit.NOT_NAMED_IS_NOT_ABSENT]}",
        "rows": [
            [str(words.CODES[table][code]), str(len(slugs)), ", ".join(names[s] for s in slugs)]
            for code, slugs in found.items()
        ],
    }


def _day(day: date) -> str:
    return date_format(day, "j F Y")
