"""The framework and the articles of a municipality, and what broke through them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise

from naast.core.policy.walls import Actor, reach
from naast.support.decisions import policy
from naast.support.decisions.models import GOALS, LEFT_RULES, PROVISIONS, Article, Breakthrough
from naast.support.decisions.rules import Provision
from naast.support.decisions.rules.framework import RESTS_ON, ArticleKind
from naast.support.decisions.rules.mandates import LAW_OF

MOST = 200
FEW = 5
"""Fewer than this are not told as a number (I-9)."""


def articles(*, municipality_id: int) -> QuerySet[Article]:
    """Return the articles of a municipality, also what is over. Nobody need act: all is public."""
    found = Article.objects.filter(municipality_id=municipality_id)
    return found.order_by("law", "kind", "name", "-from_on", "id")


def in_force(*, municipality_id: int, on: date) -> QuerySet[Article]:
    found = articles(municipality_id=municipality_id).filter(from_on__lte=on)
    return found.filter(Q(last_on__isnull=True) | Q(last_on__gte=on))


def articles_for(
    *, municipality_id: int, provision: Provision, by_hardship: bool, on: date
) -> list[Article]:
    """Return on what a decision about `provision` rests on the Dutch day `on`."""
    kinds = [*RESTS_ON, *([ArticleKind.HARDSHIP] if by_hardship else [])]
    found = in_force(municipality_id=municipality_id, on=on).filter(
        law=LAW_OF[provision], kind__in=kinds
    )
    return list(
        found.filter(Q(provisions__contains=[provision]) | Q(kind=ArticleKind.HARDSHIP))[:MOST]
    )


def has_hardship_clause(*, municipality_id: int, provision: Provision, on: date) -> bool:
    """Whether the ordinance of this law has a hardship clause that counts that day."""
    found = in_force(municipality_id=municipality_id, on=on)
    return found.filter(law=LAW_OF[provision], kind=ArticleKind.HARDSHIP).exists()


def hardship_laws(*, municipality_id: int, on: date) -> list[str]:
    """Return of which laws the ordinance has a hardship clause that counts that day."""
    found = in_force(municipality_id=municipality_id, on=on).filter(kind=ArticleKind.HARDSHIP)
    return sorted(set(found.order_by().values_list("law", flat=True)))


def by_id(*, ids: Collection[int]) -> dict[int, Article]:
    return {one.pk: one for one in Article.objects.filter(pk__in=ids).order_by("pk")}


def learns_of(*, actor: Actor) -> list[int]:
    """Return of which municipalities `actor` sees what broke through."""
    roles = [role for role in policy.BREAKTHROUGHS["view"] if actor.holds(role)]
    return sorted({id_ for role in roles for id_ in actor.scopes[role].municipality_ids})


def breakthroughs(*, actor: Actor, verb: str = "view") -> QuerySet[Breakthrough]:
    found = Breakthrough.objects.filter(reach(policy.BREAKTHROUGHS, actor, verb))
    return found.order_by("-quarter", "id")


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """What was left how often, in a quarter; `many` is None where it is fewer than five."""

    quarter: str
    about: Promise | str
    left: Promise | str
    goal: Promise | str
    many: int | None


def patterns(*, actor: Actor, municipality_id: int) -> list[Pattern]:
    """Return what broke through, gathered: newest quarter first, most often first. One query."""
    rows = (
        breakthroughs(actor=actor)
        .filter(municipality_id=municipality_id)
        .order_by()
        .values("quarter", "provision", "left_rule", "goal")
        .annotate(many=Count("id"))
        .order_by("-quarter", "provision", "left_rule", "goal")[:MOST]
    )
    about = {str(code): name for code, name in PROVISIONS}
    left = {str(code): name for code, name in LEFT_RULES}
    goals = {str(code): name for code, name in GOALS}
    return [
        Pattern(
            quarter=row["quarter"],
            about=about[row["provision"]],
            left=left[row["left_rule"]],
            goal=goals[row["goal"]],
            many=row["many"] if row["many"] >= FEW else None,
        )
        for row in rows
    ]
