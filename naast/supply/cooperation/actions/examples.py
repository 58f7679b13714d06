"""Keep a municipality's own examples, and share them with others."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, must_act
from naast.supply.cooperation import queries
from naast.supply.cooperation.models import OwnExample
from naast.supply.cooperation.rules import ExampleKind


@dataclass(frozen=True, kw_only=True)
class Written:
    """What an example says, and after what it was written."""

    title: str
    purpose: str
    source: str
    texts: Mapping[str, str]


@transaction.atomic
def keep_example(
    *, actor: Actor, municipality_id: int, kind: ExampleKind, written: Written
) -> OwnExample:
    """Keep a copy of one's own. Raises OwnExample.DoesNotExist outside her municipality."""
    must_act(actor)
    officer = actor.scopes.get(Role.POLICY_OFFICER)
    if officer is None or municipality_id not in officer.municipality_ids:
        raise OwnExample.DoesNotExist
    row = OwnExample.objects.create(
        municipality_id=municipality_id,
        kind=kind,
        written_on=timezone.localdate(actor.at),
        **_kept(written),
    )
    record(actor, "cooperation.example.kept", row, role=Role.POLICY_OFFICER)
    return row


@transaction.atomic
def change_example(*, actor: Actor, example_id: UUID, written: Written) -> OwnExample:
    """Change one's own example; what was begun with it stays as it is."""
    row = _locked(actor, example_id)
    for name, value in _kept(written).items():
        setattr(row, name, value)
    row.written_on = timezone.localdate(actor.at)
    row.save()
    record(actor, "cooperation.example.changed", row, role=Role.POLICY_OFFICER)
    return row


@transaction.atomic
def share_example(*, actor: Actor, example_id: UUID, shared: bool) -> OwnExample:
    """Let every other municipality read it and begin with it; or no longer."""
    row = _locked(actor, example_id)
    row.shared_on = timezone.localdate(actor.at) if shared else None
    row.save(update_fields=["shared_on"])
    action = "shared" if shared else "withdrawn"
    record(actor, f"cooperation.example.{action}", row, role=Role.POLICY_OFFICER)
    return row


@transaction.atomic
def remove_example(*, actor: Actor, example_id: UUID) -> None:
    """Remove one's own example; agreements and covenants begun with it stay."""
    row = _locked(actor, example_id)
    record(actor, "cooperation.example.removed", row, role=Role.POLICY_OFFICER)
    row.delete()


def _kept(written: Written) -> dict[str, object]:
    return {
        "title": written.title,
        "purpose": written.purpose,
        "source": written.source,
        "texts": dict(written.texts),
    }


def _locked(actor: Actor, example_id: UUID) -> OwnExample:
    must_act(actor)
    rows = queries.examples(actor=actor, verb="write").select_for_update(of=("self",))
    return rows.get(id=example_id)
