"""What a file of HSDS would change in the social map of a municipality, and doing so.

Looking changes nothing. Taking over does all of it or nothing, as it stands at that moment: the
same file a second time changes nothing. What it brings is to be confirmed by a human.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, must_act
from naast.supply.services import queries
from naast.supply.services.hsds_in import Row
from naast.supply.services.models import Service
from naast.supply.services.rules import Kind, closes_on

FACTS = ("name", "provider", "text", "how", "phone", "mail", "url")


class NotKept(Exception):
    """Who asks does not keep the social map there."""


class NeedsALaw(Exception):
    """A right cannot come from a file: it names its law, and somebody looks that up."""


@dataclass(frozen=True, kw_only=True)
class Changed:
    """A service that a file tells otherwise; `fields` are (which, now, in the file)."""

    service: Service
    row: Row
    fields: tuple[tuple[str, str, str], ...]


@dataclass(kw_only=True)
class Planned:
    """What a file would change: new, told otherwise, gone from the file, and how many are same."""

    new: list[Row] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    gone: list[Service] = field(default_factory=list)
    same: int = 0

    @property
    def does_something(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def planned(
    *, actor: Actor, municipality_id: int, source: str, rows: Iterable[Row], lock: bool = False
) -> Planned:
    """Return what these rows of the file of `source` would change. Raises NotKept. One query.

    A row is known by its name in that file, by our own id (what we published comes back), or by
    name and provider.
    """
    on = timezone.localdate(actor.at)
    if municipality_id not in queries.kept_municipalities(actor=actor, on=on):
        raise NotKept(municipality_id)
    found = Service.objects.filter(municipality_id=municipality_id).order_by("id")
    here = list(found.select_for_update() if lock else found)
    by_file = {one.imported_id: one for one in here if one.imported_from == source}
    by_id = {str(one.id): one for one in here}
    by_name = {(one.name, one.provider): one for one in here}
    plan, told = Planned(), set()
    for row in rows:
        one = (
            by_file.get(row.id)
            or by_id.get(row.id.lower())
            or by_name.get((row.name, row.provider))
        )
        if one is None or one.pk in told:
            plan.new.append(row)
            continue
        told.add(one.pk)
        fields = _differs(one, row)
        if fields or _is_closed(one, on):
            plan.changed.append(Changed(service=one, row=row, fields=fields))
        else:
            plan.same += 1
    plan.gone = [one for one in by_file.values() if one.pk not in told and not _is_closed(one, on)]
    return plan


@transaction.atomic
def take_over(
    *, actor: Actor, municipality_id: int, source: str, kind: Kind, rows: Iterable[Row]
) -> Planned:
    """Do what `planned` says, all or nothing; return what was done.

    `kind` is what a new service is where its row does not say so. Raises NotKept, NeedsALaw.
    """
    must_act(actor)
    on = timezone.localdate(actor.at)
    plan = planned(
        actor=actor, municipality_id=municipality_id, source=source, rows=rows, lock=True
    )
    for row in plan.new:
        kind_of = Kind(row.kind) if row.kind else kind
        if kind_of is Kind.RIGHT:
            raise NeedsALaw(row.name)
        _record(actor, "services.service.imported", _new(row, municipality_id, source, kind_of, on))
    for one in plan.changed:
        _tell_otherwise(one, source, on)
        _record(actor, "services.service.imported", one.service)
    for service in plan.gone:
        service.valid_to = closes_on(valid_from=service.valid_from, on=on)
        service.save(update_fields=["valid_to"])
        _record(actor, "services.service.gone", service)
    return plan


def _new(row: Row, municipality_id: int, source: str, kind: Kind, on: date) -> Service:
    return Service.objects.create(
        municipality_id=municipality_id,
        kind=kind,
        domains=list(row.domains),
        imported_from=source,
        imported_id=row.id,
        unconfirmed=True,
        checked_on=on,
        valid_from=on,
        **{name: getattr(row, name) for name in FACTS},
    )


def _tell_otherwise(one: Changed, source: str, on: date) -> None:
    service = one.service
    for name in FACTS:
        setattr(service, name, getattr(one.row, name))
    service.domains = list(one.row.domains)
    if one.row.id != str(service.id):
        service.imported_from, service.imported_id = source, one.row.id
    service.unconfirmed, service.checked_on, service.checked_by = True, on, ""
    service.valid_to = None
    service.save()


def _differs(service: Service, row: Row) -> tuple[tuple[str, str, str], ...]:
    found = [(name, str(getattr(service, name)), str(getattr(row, name))) for name in FACTS]
    found.append(("domains", ", ".join(sorted(service.domains)), ", ".join(row.domains)))
    return tuple(one for one in found if one[1] != one[2])


def _is_closed(service: Service, on: date) -> bool:
    return service.valid_to is not None and service.valid_to <= on


def _record(actor: Actor, action: str, service: Service) -> None:
    officer = actor.scopes.get(Role.POLICY_OFFICER)
    own = officer is not None and service.municipality_id in officer.municipality_ids
    record(actor, action, service, role=Role.POLICY_OFFICER if own else Role.COORDINATOR)
