"""Let people in, and say so in the record."""

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.identity import actions as identity
from naast.core.policy.rules import Actor


@transaction.atomic
def let_administrator_in(*, actor: Actor, email: str, name: str) -> str:
    """Invite an administrator, and return the link with which she chooses a password.

    Raises NotActing, and ValueError when `actor` has no moment.
    """
    user, link = identity.invite_administrator(actor=actor, email=email, name=name)
    record(actor, "identity.administrator.invited", user, role="clock")
    return link
