"""The arrangement in words: the profile and why, the six fields, choices beside the law, gaps."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from naast.core.policy.walls import Actor
from naast.learning.steering.models import Answer
from naast.learning.steering.present.answers import answer
from naast.learning.steering.present.answers import group as together
from naast.learning.steering.queries import answers
from naast.learning.steering.rules import arrangement as rules
from naast.learning.steering.rules.arrangement import Group, Known, Subject
from naast.learning.steering.words import arrangement as words
from naast.supply.law import queries as law
from naast.supply.law.rules import Domain
from naast.supply.organisations import queries as organisations
from naast.supply.organisations.rules import Clause, FormalPosition, ProfileTold, profile_of
from naast.supply.supporters import queries as supporters

NOTHING = "\N{EN DASH}"
BANDS = ((1, 2), (3, 4), (5, 6))


@dataclass(frozen=True, kw_only=True)
class Stand:
    """How it stands in one municipality: what is known, what follows from it, what is missing."""

    town: Any
    rows: dict[str, Answer]
    given: dict[Subject, rules.Given]
    known: dict[Subject, Known]
    told: ProfileTold
    working: dict[int, str]
    gaps: tuple[Subject, ...]
    missing: tuple[Domain, ...]
    shown: Any
    without_research: tuple[str, ...]


def stand(*, actor: Actor, town: Any, on: date, rows: dict[str, Answer] | None = None) -> Stand:
    """Read how it stands; `rows` are the answers of the municipality, where they are read already.

    Some six queries, whatever the size of the municipality.
    """
    if rows is None:
        rows = answers.current(actor=actor, municipality_id=town.pk)
    given = {
        subject: rules.Given(
            codes=tuple(rows[subject].codes),
            on=rows[subject].said_at.date(),
            text=rows[subject].text,
            review_on=rows[subject].review_on,
        )
        for subject in Subject
        if subject in rows
    }
    found, named = supporters.stands_here(municipality_id=town.pk)
    commissions = organisations.commissions(municipality_id=town.pk, on=on)
    live = rules.live_facts(
        stands=[
            rules.Stands(sort=one.sort, position=one.position, organisation_id=one.organisation_id)
            for one in found
        ],
        commissions=[
            rules.Commission(
                organisation_ids=one.organisation_ids, funding=one.funding, clauses=one.clauses
            )
            for one in commissions
        ],
    )
    known = rules.known_facts(live=live, given=given)
    working = organisations.names(ids=set().union(*(o.organisation_ids for o in commissions)))
    return Stand(
        town=town,
        rows=rows,
        given=given,
        known=known,
        told=profile_of(facts=rules.facts_that_count(known=known)),
        working=working,
        gaps=rules.layers_without_supply(given=given, working=working),
        missing=rules.domains_without_supply(named=named),
        shown=organisations.arrangement(municipality_id=town.pk, on=on),
        without_research=tuple(
            working[one.holder_id] for one in commissions if Clause.RESEARCH not in one.clauses
        ),
    )


def reason(*, told: ProfileTold, known: dict[Subject, Known]) -> str:
    """Return why it is this profile, or why it cannot be told, in a sentence."""
    formal = known[Subject.FORMAL].value
    if formal is FormalPosition.NONE:
        return _("There are no professionals here; the scheme has no field for that.")
    if told.missing:
        lacks = ", ".join(str(words.FACTS[fact]) for fact in told.missing)
        return _("It cannot be told, because nobody said: %(lacks)s.") % {"lacks": lacks}
    official = (
        _("Volunteers have an official place.")
        if told.informal_official
        else _("Volunteers have no official place.")
    )
    where = words.OPTIONS[Subject.FORMAL][formal]  # type: ignore[index]
    return _("Professionals: %(where)s. %(official)s") % {
        "where": str(where).lower(),
        "official": official,
    }


def scheme(*, one: Stand) -> dict[str, Any]:
    """Return the six fields, with this municipality in its own."""
    heads = (
        _("Professionals in and outside the team"),
        _("Professionals outside the team only"),
        _("Professionals in the team only"),
    )
    return {
        "columns": [_("Informal official"), _("Informal not official")],
        "rows": [
            (
                head,
                [
                    (
                        _("Profile %(number)s") % {"number": number},
                        [one.town.name] if one.told.profile == number else [],
                    )
                    for number in band
                ],
            )
            for head, band in zip(heads, BANDS, strict=True)
        ],
    }


def facts(*, one: Stand) -> list[dict[str, Any]]:
    """Return each fact with how it is known."""
    return [
        {
            "question": words.QUESTIONS[subject],
            "value": _value(subject, fact.value),
            "how": _how(subject, fact),
            "differs": fact.differs,
            "asks": not fact.live,
            "subject": subject,
        }
        for subject, fact in one.known.items()
    ]


def _value(subject: Subject, value: Any) -> Any:
    if value is None:
        return _("not known")
    code = value if subject is Subject.FORMAL else "yes" if value else "no"
    return words.OPTIONS[subject][code]


def _how(subject: Subject, fact: Known) -> Any:
    if fact.live:
        return words.LIVE[subject]
    if fact.on is None:
        return _("Nobody answered it yet")
    return _("Answered on %(day)s") % {"day": date_format(fact.on, "j F Y")}


def options(*, subject: Subject, working: dict[int, str]) -> dict[str, Any]:
    """Return what one may answer on a subject; for a layer, the organisations that work there."""
    if subject in rules.LAYERS:
        return {str(id_): name for id_, name in working.items()}
    return {str(code): told for code, told in words.OPTIONS.get(subject, {}).items()}


def groups(*, one: Stand, may_say: bool) -> list[dict[str, Any]]:
    """Return the subjects of the page by group, each with its answer."""
    return [
        together(
            key=group.value,
            name=words.GROUPS[group],
            rows=[
                answer(
                    slug=one.town.slug,
                    subject=subject,
                    question=words.QUESTIONS[subject],
                    options=options(subject=subject, working=one.working),
                    row=one.rows.get(subject),
                    may_say=may_say,
                )
                | {"gap": subject in one.gaps}
                for subject in rules.SUBJECTS[group]
            ],
        )
        for group in Group
        if group is not Group.FACTS
    ]


def gaps(*, one: Stand) -> dict[str, list[Any]]:
    """Return the layers and the parts of life for which nobody is there."""
    names = {domain.domain: domain.name for domain in law.domains()}
    return {
        "layers": [words.LAYERS[layer] for layer in one.gaps],
        "domains": [names[domain] for domain in one.missing],
    }


def research(*, one: Stand) -> str:
    """Return in whose commission asking clients is missing, or that it is in all (R-236)."""
    if one.without_research:
        return _("Asking clients what it was like is not agreed with: %(who)s.") % {
            "who": ", ".join(one.without_research)
        }
    return _("Asking clients what it was like is part of each agreement.") if one.working else ""


def differs_in_public(*, one: Stand) -> bool:
    """Whether residents read another arrangement than what is known now."""
    formal = one.known[Subject.FORMAL].value
    if formal is None or one.told.informal_official is None:
        return False
    if one.shown is None:
        return True
    said = one.given.get(Subject.DURATION)
    length = (said.codes[0], said.text) if said and said.codes else ("", "")
    policy = one.shown.length_policy
    shown = (one.shown.length, policy.says) if policy else ("", "")
    return (one.shown.formal, one.shown.informal_official, *shown) != (
        formal, one.told.informal_official, *length
    )  # fmt: skip


def situation(*, one: Stand, found: dict[str, Any]) -> dict[str, Any]:
    """Return what stands on the paper of the present situation: plain texts only."""
    gap = gaps(one=one)
    return {
        "title": _("The present situation in %(name)s") % {"name": one.town.name},
        "day": found["day"],
        "profile_title": _("How it is arranged"),
        "profile": _("Profile %(number)s") % {"number": one.told.profile}
        if one.told.profile
        else _("No profile can be told"),
        "reason": reason(told=one.told, known=one.known),
        "facts_heads": [_("What"), _("How it is"), _("How that is known")],
        "facts": [
            [str(row["question"]), str(row["value"]), str(row["how"])] for row in facts(one=one)
        ],
        "gaps_title": _("Where nobody is there"),
        "gaps": [str(line) for line in (*gap["layers"], *gap["domains"])],
        "no_gaps": _("Each layer and each part of life has somebody."),
        "groups": [
            {
                "name": str(group["name"]),
                "rows": [
                    [str(row["question"]), _plain(row)] for row in group["rows"] if row["answered"]
                ],
            }
            for group in groups(one=one, may_say=False)
        ],
        "nothing": _("Nothing was answered yet."),
        "figures": found["figures"],
        "law_title": _("What the law fixes"),
        "law": [f"{text} ({source})" for text, source in words.LAW],
    }


def _plain(row: dict[str, Any]) -> str:
    chosen = ", ".join(str(one) for one in row["chosen"])
    return " — ".join(part for part in (chosen, row["text"]) if part) or NOTHING
