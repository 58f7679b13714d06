"""Users and grants are read before anybody acts, so no row policy can guard them."""

from naast.core.policy.registry import Personal

_BEFORE_ANYBODY_ACTS = "contract of employment or volunteering; read before anybody acts"

PERSONAL = (
    Personal(
        model="identity.User",
        subject="self",
        house="none",
        controller="who granted the role",
        ground=_BEFORE_ANYBODY_ACTS,
        retention="two years after the last grant ended",
        export="name, email",
        walls=False,
    ),
    Personal(
        model="identity.Grant",
        subject="user",
        house="none",
        controller="who granted the role",
        ground=_BEFORE_ANYBODY_ACTS,
        retention="two years after it ended",
        export="role, scope, period",
        walls=False,
    ),
)
