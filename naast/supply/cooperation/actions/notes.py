"""Write what was decided, publish it, take it back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, must_act
from naast.supply.cooperation import queries
from naast.supply.cooperation.models import PolicyNote
from naast.supply.cooperation.rules import NoteKind


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What a note says, and who decided it."""

    kind: NoteKind
    title: str
    says: str
    decided_by: str
    decided_on: date
    url: str


@transaction.atomic
def write_note(*, actor: Actor, municipality_id: int, decided: Decided) -> PolicyNote:
    """Write a note, not published yet. Raises PolicyNote.DoesNotExist outside her municipality."""
    must_act(actor)
    officer = actor.scopes.get(Role.POLICY_OFFICER)
    if officer is None or municipality_id not in officer.municipality_ids:
        raise PolicyNote.DoesNotExist
    row = PolicyNote.objects.create(municipality_id=municipality_id, **vars(decided))
    record(actor, "cooperation.note.written", row, role=Role.POLICY_OFFICER)
    return row


@transaction.atomic
def change_note(*, actor: Actor, note_id: UUID, decided: Decided) -> PolicyNote:
    """Correct a note; what is published changes at once."""
    row = _locked(actor, note_id)
    for name, value in vars(decided).items():
        setattr(row, name, value)
    row.save()
    record(actor, "cooperation.note.changed", row, role=Role.POLICY_OFFICER)
    return row


@transaction.atomic
def publish_note(*, actor: Actor, note_id: UUID, published: bool) -> PolicyNote:
    """Let everybody read it; or no longer."""
    row = _locked(actor, note_id)
    row.published_on = timezone.localdate(actor.at) if published else None
    row.save(update_fields=["published_on"])
    code = "cooperation.note.published" if published else "cooperation.note.withdrawn"
    record(actor, code, row, role=Role.POLICY_OFFICER)
    return row


def _locked(actor: Actor, note_id: UUID) -> PolicyNote:
    must_act(actor)
    rows = queries.notes(actor=actor, verb="write").select_for_update(of=("self",))
    return rows.get(id=note_id)
