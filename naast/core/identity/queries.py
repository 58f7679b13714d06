"""Who acts: from a request, or from a user."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from naast.core.identity.models import ROLE_WORDS, Grant, User
from naast.core.identity.rules import EVERYWHERE, Held, Role, administers, scopes_of
from naast.core.policy.walls import Actor, Scope

# What the session holds for a resident who came in with her code.
RESIDENT = "resident"

# Staff work under these paths; everywhere else one is a resident or nobody.
STAFF_PATHS = ("/desk/", "/accounts/", "/demo/")


class Request(HttpRequest):
    """A request as views get it: somebody acts, if only nobody."""

    actor: Actor


def actor_of(*, request: HttpRequest, at: datetime) -> Actor:
    """Return who acts in this request, at the aware moment `at`.

    The path decides which hat one wears: a staff member who opens a resident's page in the same
    browser is nobody there, and a resident's code opens nothing at the desk.
    """
    path = request.path.removeprefix("/en")
    if path.startswith(STAFF_PATHS):
        return staff_actor(user=request.user, at=at)
    return resident_actor(session=request.session, at=at)


def client_address(*, request: HttpRequest) -> str:
    """Return from which network address somebody asks, behind the proxies that are trusted."""
    return str(get_adapter().get_client_ip(request))


def resident_actor(*, session: Any, at: datetime) -> Actor:
    """Return the resident whose code opened this session, while she has not been idle too long."""
    known = session.get(RESIDENT)
    if not known or at >= datetime.fromisoformat(known["until"]):
        return Actor(at=at)
    return Actor(at=at, resident=Scope(person_id=UUID(known["person_id"])))


def staff_actor(*, user: Any, at: datetime) -> Actor:
    """Return a user with her grants of the Dutch day of `at`; nobody without a second factor.

    Everybody who signed in also holds the role `staff`, which knows her user and nothing else.
    """
    if not user.is_authenticated:
        return Actor(at=at)
    # On every page of the desk: her grants, and whether she has a second factor, in one query.
    grants = list(
        Grant.objects.filter(user_id=user.pk)
        .annotate(has_factor=Exists(_second_factors(user_id=OuterRef("user_id"))))
        .order_by("id")
    )
    has_factor = grants[0].has_factor if grants else None
    if needs_second_factor(user=user, has_factor=has_factor):
        return Actor(at=at)
    held = [
        Held(role=g.role, scope=g.scope, from_on=g.from_on, until_on=g.until_on) for g in grants
    ]
    scopes = scopes_of(grants=held, on=timezone.localdate(at))
    return Actor(
        user_id=user.pk,
        at=at,
        staff=Scope(user_id=user.pk),
        **{role: Scope(user_id=user.pk, **ids) for role, ids in scopes.items()},
    )


def actor_of_user(*, user_id: int, at: datetime) -> Actor:
    """Return a user as if she asked now: for what happens by her leave while she is not there.

    Nobody, for who may not sign in any more or holds no role on that Dutch day.
    """
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return Actor(at=at) if user is None else staff_actor(user=user, at=at)


def needs_second_factor(*, user: Any, has_factor: bool | None = None) -> bool:
    """Whether this user must first set up a second factor. In the demo, its accounts need none.

    `has_factor` is whether she has one, for who knows; else it is looked up.
    """
    if user.is_demo and settings.DEMO:
        return False
    if has_factor is None:
        has_factor = _second_factors(user_id=user.pk).exists()
    return not has_factor


def _second_factors(*, user_id: Any) -> Any:
    return Authenticator.objects.filter(user_id=user_id, type=Authenticator.Type.TOTP)


def administered(*, actor: Actor) -> list[str]:
    """Return the scopes in which `actor` is administrator on the day she acts; none for others."""
    if actor.at is None or not actor.holds(Role.ADMINISTRATOR):
        return []
    return sorted(
        Grant.objects.filter(
            _in_force(timezone.localdate(actor.at)),
            user_id=actor.scopes[Role.ADMINISTRATOR].user_id,
            role=Role.ADMINISTRATOR,
        ).values_list("scope", flat=True)
    )


def given_roles(*, actor: Actor) -> QuerySet[Grant]:
    """Return the roles that `actor` may end, held now or later, by name; with their users."""
    own = administered(actor=actor)
    found = Grant.objects.none()
    if own and actor.at is not None:
        on = timezone.localdate(actor.at)
        found = Grant.objects.filter(Q(until_on__isnull=True) | Q(until_on__gt=on))
        if not administers(own=own, scope=EVERYWHERE):
            found = found.filter(scope__in=own)
    return found.select_related("user").order_by("user__name", "user_id", "role", "scope", "id")


def _in_force(on: date) -> Q:
    return Q(from_on__lte=on) & (Q(until_on__isnull=True) | Q(until_on__gt=on))


def role_word(*, role: str) -> str:
    """Return what a role is called on screen; the role itself for one that nobody is granted."""
    return str(ROLE_WORDS[Role(role)]) if role in list(Role) else role


def demo_accounts() -> QuerySet[User]:
    """Return the accounts of the demo world with their grants; none outside the demo."""
    if not settings.DEMO:
        return User.objects.none()
    return User.objects.filter(is_demo=True).prefetch_related("grants").order_by("id")


def names(*, user_ids: set[int]) -> dict[int, str]:
    """Return the names of users, by id."""
    return dict(User.objects.filter(id__in=user_ids).values_list("id", "name"))


def mail_address(*, user_id: int) -> str:
    """Return where mail for a user goes; empty once she works here no more."""
    found = User.objects.filter(id=user_id, is_active=True).values_list("email", flat=True)
    return found.first() or ""


def holders(*, role: str, scope: str, on: date) -> list[int]:
    """Return the ids of the active users who hold a role in a scope on day `on`, in order."""
    return list(
        Grant.objects.filter(_in_force(on), role=role, scope=scope, user__is_active=True)
        .order_by("user_id")
        .values_list("user_id", flat=True)
        .distinct()
    )
