from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from naast.core.identity.rules import Role

ROLE_WORDS = {
    Role.SUPPORTER: _("Supporter"),
    Role.SUPERVISOR: _("Work supervisor"),
    Role.COORDINATOR: _("Coordinator"),
    Role.RECEPTIONIST: _("Receptionist"),
    Role.ACCESS_OFFICER: _("Access officer"),
    Role.ACCESS_LEAD: _("Team leader of access"),
    Role.OBJECTION_OFFICER: _("Objection officer"),
    Role.POLICY_OFFICER: _("Policy officer"),
    Role.COUNCIL_MEMBER: _("Member of the client council"),
    Role.RESEARCHER: _("Researcher"),
    Role.NETWORK_MEMBER: _("Member of the learning network"),
    Role.COMPLAINTS_OFFICER: _("Complaints officer"),
    Role.PRIVACY_OFFICER: _("Privacy officer"),
    Role.ADMINISTRATOR: _("Administrator"),
}


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who works with Naast. Residents have no account; they come with a code."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.name


class Grant(models.Model):
    """A role held by a user in one scope, for a half-open period of days."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=30, choices=[(role, ROLE_WORDS[role]) for role in Role])
    scope = models.CharField(max_length=40)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "scope", "from_on"], name="one_grant_a_start"
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="grant_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(scope__regex=r"^(organisation|municipality|platform):[0-9]+$"),
                name="grant_scope_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.scope}"
