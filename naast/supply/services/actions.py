"""Keep the social map: say that something is still so, correct it, close it, confirm its law."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, must_act
from naast.supply.services import queries
from naast.supply.services.models import Service
from naast.supply.services.rules import closes_on

FACTS = ("name", "provider", "text", "how", "domains", "phone", "mail", "url", "source")
"""What a correction may change; place and kind stay."""


@transaction.atomic
def confirm_service(*, actor: Actor, service_id: UUID) -> Service:
    """Say that a human looked today, and that it is still so. Raises Service.DoesNotExist."""
    service, on = _kept(actor, service_id)
    _check(actor, service, on)
    service.save(update_fields=["checked_on", "checked_by", "unconfirmed"])
    _record(actor, "services.service.confirmed", service)
    return service


@transaction.atomic
def correct_service(*, actor: Actor, service_id: UUID, facts: Mapping[str, Any]) -> Service:
    """Write down how it is now (`facts`, by the names of `FACTS`): that is a check as well.

    Another law is to be confirmed again. Raises Service.DoesNotExist, and NameTaken when the
    provider has another entry of this name.
    """
    service, on = _kept(actor, service_id)
    same = Service.objects.filter(
        municipality_id=service.municipality_id, name=facts["name"], provider=facts["provider"]
    )
    if same.exclude(pk=service.pk).exists():
        raise NameTaken(facts["name"])
    if facts["source"] != service.source:
        service.source_seen, service.source_seen_on, service.source_seen_by = "", None, ""
    for name in FACTS:
        setattr(service, name, facts[name])
    _check(actor, service, on)
    service.save()
    _record(actor, "services.service.corrected", service)
    return service


@transaction.atomic
def close_service(*, actor: Actor, service_id: UUID) -> Service:
    """Let it be shown no more: it stopped. Raises Service.DoesNotExist."""
    service, on = _kept(actor, service_id)
    service.valid_to = closes_on(valid_from=service.valid_from, on=on)
    _check(actor, service, on)
    service.save(update_fields=["valid_to", "checked_on", "checked_by", "unconfirmed"])
    _record(actor, "services.service.closed", service)
    return service


@transaction.atomic
def reopen_service(*, actor: Actor, service_id: UUID) -> Service:
    """Show it again: it is there. Raises Service.DoesNotExist."""
    service, on = _kept(actor, service_id)
    service.valid_to = None
    _check(actor, service, on)
    service.save(update_fields=["valid_to", "checked_on", "checked_by", "unconfirmed"])
    _record(actor, "services.service.reopened", service)
    return service


@transaction.atomic
def confirm_law(*, actor: Actor, service_id: UUID, seen: str) -> Service:
    """Say that the law is as it stands there, and where one looked (`seen`).

    Raises Service.DoesNotExist, also for what names no law.
    """
    service, on = _kept(actor, service_id)
    if not service.source:
        raise Service.DoesNotExist(service_id)
    service.source_seen, service.source_seen_on = seen, on
    service.source_seen_by = _name(actor, service, on)
    service.save(update_fields=["source_seen", "source_seen_on", "source_seen_by"])
    _record(actor, "services.law.confirmed", service)
    return service


class NameTaken(Exception):
    """The provider has another entry of this name."""


def _kept(actor: Actor, service_id: UUID) -> tuple[Service, date]:
    must_act(actor)
    on = timezone.localdate(actor.at)
    return queries.kept(actor=actor, on=on).select_for_update(of=("self",)).get(id=service_id), on


def _check(actor: Actor, service: Service, on: date) -> None:
    service.checked_on, service.checked_by = on, _name(actor, service, on)
    service.unconfirmed = False


def _name(actor: Actor, service: Service, on: date) -> str:
    """Return in whose name `actor` looked: her organisation, or the municipality."""
    kept = queries.kept_municipalities(actor=actor, on=on)
    return kept[service.municipality_id] or f"Gemeente {service.municipality.name}"


def _record(actor: Actor, action: str, service: Service) -> None:
    officer = actor.scopes.get(Role.POLICY_OFFICER)
    own = officer is not None and service.municipality_id in officer.municipality_ids
    record(actor, action, service, role=Role.POLICY_OFFICER if own else Role.COORDINATOR)
