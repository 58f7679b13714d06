"""Let people in."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.core.identity.models import Grant, User
from naast.core.identity.queries import administered, given_roles
from naast.core.identity.rules import (
    EVERYWHERE,
    Held,
    Role,
    administers,
    fits_role,
    mixes_houses,
)
from naast.core.policy.walls import Actor, must_act


class NotYours(Exception):
    """Only an administrator gives and ends roles, in what she administers."""


class WrongScope(ValueError):
    """A role is not held in such a scope: nobody supports in the name of a municipality."""


class NotBySelf(Exception):
    """An administrator does not end that she is one: another does."""


class MixesHouses(Exception):
    """One user would support and decide in one municipality (I-1)."""


class HeldAlready(Exception):
    """She holds this role here in these days already."""


@transaction.atomic
def invite_administrator(*, actor: Actor, email: str, name: str) -> tuple[User, str]:
    """Make sure `email` is an administrator; return her and the link to choose a password.

    The link works once, for `settings.PASSWORD_RESET_TIMEOUT` seconds. Called again for the same
    address it gives a new link. Raises NotActing, and ValueError when `actor` has no moment.
    """
    must_act(actor)
    if actor.at is None:
        raise ValueError("An actor without a moment cannot invite")
    user = User.objects.filter(email=email.lower()).first()
    if user is None:
        user = User.objects.create_user(email=email, name=name)
    grants = Grant.objects.filter(user=user, role=Role.ADMINISTRATOR, scope=EVERYWHERE)
    if not grants.filter(until_on=None).exists():
        today = timezone.localdate(actor.at)
        Grant.objects.create(user=user, role=Role.ADMINISTRATOR, scope=EVERYWHERE, from_on=today)
    return user, invitation_link(user=user)


@transaction.atomic
def grant_role(
    *,
    actor: Actor,
    user_id: int,
    role: Role,
    scope: str,
    from_on: date,
    until_on: date | None = None,
    serves: Mapping[int, Collection[int]],
) -> Grant:
    """Give a user a role in a scope, for a half-open period of days.

    `serves` says which municipalities each organisation serves: this app knows none of either.
    Raises NotActing, WrongScope, NotYours, MixesHouses, HeldAlready, ValueError for a scope of no
    known shape, and User.DoesNotExist.
    """
    must_act(actor)
    if not fits_role(role=role, scope=scope):
        raise WrongScope(scope)
    if not administers(own=administered(actor=actor), scope=scope):
        raise NotYours(actor)
    new = Held(role=role, scope=scope, from_on=from_on, until_on=until_on)
    user = User.objects.select_for_update().get(id=user_id)  # two roles at once wait for each other
    held = [
        Held(role=g.role, scope=g.scope, from_on=g.from_on, until_on=g.until_on)
        for g in Grant.objects.filter(user=user)
    ]
    if mixes_houses(held=held, new=new, serves=serves):
        raise MixesHouses(role)
    if any(g.role == role and g.scope == scope and g.overlaps(new) for g in held):
        raise HeldAlready(role)
    return Grant.objects.create(
        user=user, role=role, scope=scope, from_on=from_on, until_on=until_on
    )


@transaction.atomic
def find_or_invite(*, actor: Actor, email: str, name: str) -> tuple[User, bool]:
    """Return who works with Naast under an address, and whether she is new.

    Who is new has no password: `invitation_link` lets her choose one. Raises NotActing, NotYours.
    """
    must_act(actor)
    if not administered(actor=actor):
        raise NotYours(actor)
    known = User.objects.filter(email=email.lower()).first()
    if known is not None:
        return known, False
    return User.objects.create_user(email=email, name=name), True


@transaction.atomic
def end_role(*, actor: Actor, grant_id: int, until_on: date) -> Grant:
    """Let a role end: `until_on` is the first day on which she no longer holds it.

    A day before the role began becomes the day after its first. Raises NotActing, NotBySelf, and
    Grant.DoesNotExist for a role that is over or that `actor` does not administer.
    """
    must_act(actor)
    grant = given_roles(actor=actor).select_for_update(of=("self",)).get(id=grant_id)
    if grant.user_id == actor.user_id and grant.role == Role.ADMINISTRATOR:
        raise NotBySelf
    grant.until_on = max(until_on, grant.from_on + timedelta(days=1))
    grant.save(update_fields=["until_on"])
    return grant


def invitation_link(*, user: User) -> str:
    """Return the address at which an invited user chooses her password."""
    path = reverse(
        "account_reset_password_from_key",
        kwargs={
            "uidb36": user_pk_to_url_str(user),
            "key": default_token_generator.make_token(user),
        },
    )
    return f"{settings.NAAST_URL}{path}"


def send_invitation(*, email: str, link: str) -> None:
    """Send an invitation by mail, in neutral words."""
    days = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT).days
    text = render_to_string("identity/invitation.txt", {"link": link, "days": days})
    send_mail(_("An invitation to Naast"), text, None, [email])
