"""What holds for who works here, in words. Matching never reads it (R-170)."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.functional import Promise

from naast.supply.supporters import words
from naast.supply.supporters.models import TermVersion
from naast.supply.supporters.rules import FOR_WHOM, Term, Topic, in_force

Employer = tuple[int | None, int | None]

MOST = 1000
"""So many versions of one employer are read at most: some ten topics for eight kinds, for years."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TermView:
    """What holds about one topic. `later` is what is to come, with its day."""

    topic: Topic
    name: Promise
    text: str
    url: str
    source: str
    from_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class TermsOf:
    """What holds for a kind now, and every version that does not: to come, or past."""

    who: Promise
    now: tuple[TermView, ...]
    others: tuple[TermView, ...]


def term_versions(*, employers: Collection[Employer]) -> dict[Employer, list[Term]]:
    """Return every version of these employers, oldest first. One query."""
    rows = TermVersion.objects.filter(
        Q(organisation_id__in=[one for one, _ in employers if one])
        | Q(employer_municipality_id__in=[one for _, one in employers if one])
    ).order_by("from_on", "set_at", "id")
    found: dict[Employer, list[Term]] = defaultdict(list)
    for row in rows[:MOST]:
        found[row.organisation_id, row.employer_municipality_id].append(
            Term(
                who=row.who,
                topic=Topic(row.topic),
                text=row.text,
                url=row.url,
                source=row.source,
                from_on=row.from_on,
            )
        )
    return found


def terms_for(
    *, employer: Employer, who: str, on: date, topics: Collection[Topic] = tuple(Topic)
) -> list[TermView]:
    """Return what holds for a kind, or for a coordinator, on day `on`. One query."""
    terms = in_force(terms=term_versions(employers=[employer]).get(employer, ()), on=on)
    return [
        _view(terms[who, topic]) for topic in Topic if topic in topics and (who, topic) in terms
    ]


def terms_by_who(
    *, employer: Employer, on: date, topics: Collection[Topic] = tuple(Topic)
) -> dict[str, list[TermView]]:
    """Return what holds on day `on` for each kind, and for a coordinator. One query."""
    terms = in_force(terms=term_versions(employers=[employer]).get(employer, ()), on=on)
    return {
        who: [_view(terms[who, one]) for one in Topic if one in topics and (who, one) in terms]
        for who in FOR_WHOM
    }


def topic_words() -> Mapping[Topic, Promise]:
    """Return what each topic is called."""
    return words.TOPICS


def terms_of(
    *,
    employers: Mapping[Employer, str],
    on: date,
    topics: Collection[Topic] = tuple(Topic),
) -> list[tuple[str, list[TermsOf]]]:
    """Return by employer what holds for each kind of which something was written down."""
    versions = term_versions(employers=employers.keys())
    return [
        (name, list(_by_kind([one for one in versions.get(key, ()) if one.topic in topics], on)))
        for key, name in employers.items()
    ]


def _by_kind(terms: Collection[Term], on: date) -> Iterator[TermsOf]:
    force = in_force(terms=terms, on=on)
    for who in FOR_WHOM:
        hers = [one for one in terms if one.who == who]
        if not hers:
            continue
        now = [force[who, topic] for topic in Topic if (who, topic) in force]
        yield TermsOf(
            who=words.FOR_WHOM[who],
            now=tuple(_view(one) for one in now),
            others=tuple(_view(one) for one in hers if one not in now),
        )


def _view(term: Term) -> TermView:
    return TermView(
        topic=term.topic,
        name=words.TOPICS[term.topic],
        text=term.text,
        url=term.url,
        source=term.source,
        from_on=term.from_on,
    )
