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


@transaction.atomic
def let_in(
    *,
    actor: Actor,
    email: str,
    name: str,
    role: Role,
    scope: str,
    from_on: date,
    until_on: date | None,
) -> str:
    """Give a role to who has this address; return the link for a password when she is new, or "".

    Raises what `grant_role` raises.
    """
    user, is_new = identity.find_or_invite(actor=actor, email=email, name=name)
    if is_new:
        record(actor, "identity.user.invited", user, role="administrator")
    grant_role(
        actor=actor, user_id=user.pk, role=role, scope=scope, from_on=from_on, until_on=until_on
    )
    return identity.invitation_link(user=user) if is_new else ""


@transaction.atomic
def end_role(*, actor: Actor, grant_id: int, until_on: date) -> None:
    """End a role. Raises what `identity.actions.end_role` raises."""
    grant = identity.end_role(actor=actor, grant_id=grant_id, until_on=until_on)
    record(actor, "identity.role.ended", grant, role="administrator", reason=grant.role)
