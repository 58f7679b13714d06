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
from naast.core.identity.rules import Held, Role, mixes_houses, parse_scope
from naast.core.policy.walls import Actor, must_act

PLATFORM = "platform:0"


class NotYours(Exception):
    """Only an administrator gives roles."""


class MixesHouses(Exception):
    """One user would support and decide in one municipality (I-1)."""


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
    grants = Grant.objects.filter(user=user, role=Role.ADMINISTRATOR, scope=PLATFORM)
    if not grants.filter(until_on=None).exists():
        today = timezone.localdate(actor.at)
        Grant.objects.create(user=user, role=Role.ADMINISTRATOR, scope=PLATFORM, from_on=today)
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
    Raises NotActing, NotYours, MixesHouses, ValueError for a scope of no known shape, and
    User.DoesNotExist.
    """
    must_act(actor)
    if not actor.holds(Role.ADMINISTRATOR):
        raise NotYours(actor)
    new = Held(role=role, scope=scope, from_on=from_on, until_on=until_on)
    parse_scope(scope=scope)
    user = User.objects.select_for_update().get(id=user_id)  # two roles at once wait for each other
    held = [
        Held(role=g.role, scope=g.scope, from_on=g.from_on, until_on=g.until_on)
        for g in Grant.objects.filter(user=user)
    ]
    if mixes_houses(held=held, new=new, serves=serves):
        raise MixesHouses(role)
    return Grant.objects.create(
        user=user, role=role, scope=scope, from_on=from_on, until_on=until_on
    )


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
