"""Write a covenant, say who takes what, join it, and note how far it has grown."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, must_act
from naast.supply.cooperation import queries
from naast.supply.cooperation.actions.shared import tell
from naast.supply.cooperation.models import Covenant, CovenantParty
from naast.supply.cooperation.rules import Point, Stage


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a covenant says."""

    title: str
    purpose: str
    from_on: date
    until_on: date | None
    evaluate_on: date | None
    meet_every_months: int | None
    points: Mapping[Point, str]

    def onto(self, covenant: Covenant) -> None:
        """Put it into a row."""
        covenant.title, covenant.purpose = self.title, self.purpose
        covenant.from_on, covenant.until_on = self.from_on, self.until_on
        covenant.evaluate_on = self.evaluate_on
        covenant.meet_every_months = self.meet_every_months
        covenant.points = {point.value: text for point, text in self.points.items()}


@transaction.atomic
def write_covenant(
    *, actor: Actor, municipality_id: int, words: Words, parties: Collection[int]
) -> Covenant:
    """Write a covenant. Raises Covenant.DoesNotExist outside her municipality."""
    must_act(actor)
    officer = actor.scopes.get(Role.POLICY_OFFICER)
    if officer is None or municipality_id not in officer.municipality_ids:
        raise Covenant.DoesNotExist
    covenant = Covenant(municipality_id=municipality_id, stage_on=timezone.localdate(actor.at))
    words.onto(covenant)
    covenant.save(force_insert=True)
    _set_parties(covenant, parties)
    record(actor, "cooperation.covenant.written", covenant, role=Role.POLICY_OFFICER)
    return covenant


@transaction.atomic
def change_covenant(
    *, actor: Actor, covenant_id: UUID, words: Words, parties: Collection[int]
) -> Covenant:
    """Change what a covenant says or who takes part; every party is asked to join it anew."""
    covenant = _locked(actor, covenant_id, "write")
    words.onto(covenant)
    covenant.save()
    _set_parties(covenant, parties)
    _ask_again(covenant)
    record(actor, "cooperation.covenant.changed", covenant, role=Role.POLICY_OFFICER)
    return covenant


@transaction.atomic
def say_what_she_takes(
    *,
    actor: Actor,
    covenant_id: UUID,
    organisation_id: int,
    does: str,
    domains: Collection[str],
    zone_ids: Collection[int],
) -> None:
    """Write what one party does and takes; every party is asked to join it anew.

    Raises Covenant.DoesNotExist for who does not write this covenant, CovenantParty.DoesNotExist
    for an organisation that takes no part.
    """
    covenant = _locked(actor, covenant_id, "write")
    party = covenant.parties.get(organisation_id=organisation_id)
    party.does, party.domains, party.zone_ids = does, sorted(domains), sorted(zone_ids)
    party.save(update_fields=["does", "domains", "zone_ids"])
    _ask_again(covenant)
    record(actor, "cooperation.covenant.divided", covenant, role=Role.POLICY_OFFICER)


@transaction.atomic
def join_covenant(*, actor: Actor, covenant_id: UUID) -> None:
    """Agree, for the organisations that `actor` leads, to what stands there now."""
    covenant = _locked(actor, covenant_id, "join")
    mine = actor.scopes[Role.COORDINATOR].organisation_ids
    covenant.parties.filter(organisation_id__any=mine, joined_on__isnull=True).update(
        joined_on=timezone.localdate(actor.at)
    )
    record(actor, "cooperation.covenant.joined", covenant, role=Role.COORDINATOR)
    tell(actor=actor, role=Role.POLICY_OFFICER, scope=f"municipality:{covenant.municipality_id}")


@transaction.atomic
def note_stage(*, actor: Actor, covenant_id: UUID, stage: Stage, on: date) -> None:
    """Note how far cooperation has grown, and since when; nobody need join again."""
    covenant = _locked(actor, covenant_id, "write")
    covenant.stage, covenant.stage_on = stage, on
    covenant.save(update_fields=["stage", "stage_on"])
    record(actor, "cooperation.covenant.grown", covenant, role=Role.POLICY_OFFICER, reason=stage)


@transaction.atomic
def ask_parties(*, actor: Actor, covenant_id: UUID) -> int:
    """Tell who leads a party that did not join yet that something is ready; return how many."""
    covenant = _locked(actor, covenant_id, "write")
    waiting = covenant.parties.filter(joined_on__isnull=True)
    found = waiting.order_by("organisation_id").values_list("organisation_id", flat=True)
    for organisation_id in found:
        tell(actor=actor, role=Role.COORDINATOR, scope=f"organisation:{organisation_id}")
    record(actor, "cooperation.covenant.asked", covenant, role=Role.POLICY_OFFICER)
    return len(found)


def _locked(actor: Actor, covenant_id: UUID, verb: str) -> Covenant:
    must_act(actor)
    return (
        queries.covenants(actor=actor, verb=verb)
        .select_for_update(of=("self",))
        .get(id=covenant_id)
    )


def _set_parties(covenant: Covenant, wanted: Collection[int]) -> None:
    covenant.parties.exclude(organisation_id__in=wanted).delete()
    there = set(covenant.parties.values_list("organisation_id", flat=True))
    CovenantParty.objects.bulk_create(
        CovenantParty(covenant=covenant, organisation_id=one) for one in sorted(set(wanted) - there)
    )


def _ask_again(covenant: Covenant) -> None:
    covenant.parties.update(joined_on=None)
