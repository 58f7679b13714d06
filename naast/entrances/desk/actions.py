"""Let people in, and say so in the record."""

from datetime import date

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.identity import actions as identity
from naast.core.identity.rules import Role
from naast.core.policy.rules import Actor
from naast.supply.organisations import queries as organisations


@transaction.atomic
def let_administrator_in(*, actor: Actor, email: str, name: str) -> str:
    """Invite an administrator, and return the link with which she chooses a password.

    Raises NotActing, and ValueError when `actor` has no moment.
    """
    user, link = identity.invite_administrator(actor=actor, email=email, name=name)
    record(actor, "identity.administrator.invited", user, role="clock")
    return link


@transaction.atomic
def grant_role(
    *,
    actor: Actor,
    user_id: int,
    role: Role,
    scope: str,
    from_on: date,
    until_on: date | None = None,
) -> None:
    """Give a user a role, unless she would then support and decide in one municipality (I-1).

    Raises what `identity.actions.grant_role` raises.
    """
    grant = identity.grant_role(
        actor=actor,
        user_id=user_id,
        role=role,
        scope=scope,
        from_on=from_on,
        until_on=until_on,
        serves=organisations.served_municipalities(),
    )
    record(actor, "identity.role.granted", grant, role="administrator", reason=role)
