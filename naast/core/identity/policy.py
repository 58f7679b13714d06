"""What is read before anybody acts, so that no row policy can guard it: a closed list."""

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
    Personal(
        model="account.EmailAddress",
        subject="user",
        house="none",
        controller="who granted the role",
        ground=_BEFORE_ANYBODY_ACTS,
        retention="as long as the user",
        export="email",
        walls=False,
    ),
    Personal(
        model="mfa.Authenticator",
        subject="user",
        house="none",
        controller="who granted the role",
        ground="security of sign-in (GDPR art. 32); read before anybody acts",
        retention="until the user removes it, or as long as the user",
        export="kind, since when, last used",
        walls=False,
    ),
    Personal(
        model="sessions.Session",
        subject="inside",
        house="none",
        controller="who runs Naast",
        ground="staying signed in; ids only, read before anybody acts",
        retention="eight hours",
        export="nothing: it holds ids only",
        walls=False,
    ),
    Personal(
        model="procrastinate.ProcrastinateJob",
        subject="inside",
        house="none",
        controller="who runs Naast",
        ground="work that waits for its turn; ids only, read before anybody acts",
        retention="until it is done",
        export="nothing: it holds ids only",
        walls=False,
    ),
)
