from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from naast.core.policy.walls import Actor, reach
from naast.supply.cooperation import policy, words
from naast.supply.cooperation.models import Covenant, CovenantParty
from naast.supply.cooperation.rules import Taking

POINTS, TEMPLATES, STAGES = words.POINT_WORDS, words.POINT_TEMPLATES, words.STAGE_WORDS


def covenants(*, actor: Actor, verb: str = "view") -> QuerySet[Covenant]:
    """Return the covenants on which `actor` may do `verb`, with their parties, newest first."""
    parties = CovenantParty.objects.select_related("organisation").order_by(
        "organisation__name", "id"
    )
    return (
        Covenant.objects.filter(reach(policy.COVENANTS, actor, verb))
        .select_related("municipality")
        .prefetch_related(Prefetch("parties", parties))
        .order_by("-from_on", "-id")
    )


def takings(*, municipality_id: int, on: date) -> list[Taking]:
    """Return who takes which questions by the covenants in force, between who joined. One query.

    Nobody need act: it holds nobody's data, and the match asks it.
    """
    rows = list(
        CovenantParty.objects.filter(
            Q(covenant__until_on__isnull=True) | Q(covenant__until_on__gt=on),
            covenant__municipality_id=municipality_id,
            covenant__from_on__lte=on,
            joined_on__isnull=False,
        )
        .order_by("id")
        .values_list("covenant_id", "organisation_id", "domains", "zone_ids")
    )
    joined: dict[object, set[int]] = {}
    for covenant_id, organisation_id, _domains, _zones in rows:
        joined.setdefault(covenant_id, set()).add(organisation_id)
    return [
        Taking(
            organisation_id=organisation_id,
            domains=frozenset(domains),
            zone_ids=frozenset(zone_ids),
            bound=frozenset(joined[covenant_id]),
        )
        for covenant_id, organisation_id, domains, zone_ids in rows
        if domains
    ]


def covenant_dates(*, on: date, until: date) -> list[tuple[Covenant, str, date]]:
    """Return which days of covenants come near, with what happens; for the clock."""
    rows = Covenant.objects.filter(
        Q(evaluate_on__range=(on, until)) | Q(until_on__range=(on, until))
    ).prefetch_related("parties")
    return [
        (row, what, day)
        for row in rows.order_by("id")
        for what, day in (("evaluate", row.evaluate_on), ("ends", row.until_on))
        if day is not None and on <= day <= until
    ]
