"""How sign-in differs from allauth's defaults: one is invited, and it speaks our words."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from naast.core.identity.queries import RESIDENT, needs_second_factor

log = logging.getLogger(__name__)

_WRONG_CODE = _("This code is not right. Wait for the next one and try again.")


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("This e-mail address and password do not go together."),
        "incorrect_password": _("This password is not right."),
        "incorrect_code": _WRONG_CODE,
        "too_many_login_attempts": _("This went wrong too often. Wait five minutes, please."),
        "rate_limited": _("This went wrong too often. Wait five minutes, please."),
    }

    # What happened, in our words. What is not here needs no message: the page shows it.
    said = {
        "account/messages/password_changed.txt": _("Your new password is saved."),
        "mfa/messages/totp_activated.txt": _("Your phone is now part of signing in."),
        "mfa/messages/totp_deactivated.txt": _("Your phone is no longer part of signing in."),
    }

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Ask for the password again before changing the second factor, not before the first."""
        if app == "allauth.mfa":
            return not needs_second_factor(user=self.request.user)
        return bool(super().is_reauthentication_required(app=app))

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign in, and close the file that a resident opened in this browser before.

        Left open, a worker could read it under her name, and the record would not say who looked.
        """
        super().login(request, user)
        request.session.pop(RESIDENT, None)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail; when the mail server fails, say so in the log and not on the page.

        The page looks the same for every address, and already tells what to do without the mail.
        """
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:  # as every fault of SMTP and of a file is
            log.exception("mail %s was not sent", template_prefix)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(  # noqa: PLR0917 (allauth's own)
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        text = message or self.said.get(message_template or "")
        if text:
            messages.add_message(request, level, text, extra_tags=extra_tags)


class OurWords(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": _WRONG_CODE}
