"""allauth's forms in our words: no text inside a field, a kind sentence beside it."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django.forms import Field, Form
from django.utils.translation import gettext_lazy as _

LONGEST = 254
_MISSING_CODE = _("Type the code from your app.")
_MISSING_MAIL = _("Type your e-mail address.")
_MISSING_PASSWORD = _("Type your password.")


def _say(form: Form, name: str, *, label: Any, hint: Any = "", missing: Any) -> Field:
    """Give a field of `form` our words, and no placeholder."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs["maxlength"] = LONGEST
    field.error_messages["required"] = missing
    return field


def _say_mail(form: Form, name: str) -> None:
    field = _say(form, name, label=_("E-mail address"), missing=_MISSING_MAIL)
    field.error_messages["invalid"] = _("An e-mail address looks like name@example.org.")
    for validator in field.validators:
        if hasattr(validator, "message"):
            validator.message = field.error_messages["invalid"]


def _say_code(form: Form, *, hint: Any) -> None:
    field = _say(form, "code", label=_("Code"), hint=hint, missing=_MISSING_CODE)
    field.widget.attrs |= {"inputmode": "numeric", "autofocus": True}


class LoginForm(account.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_mail(self, "login")
        _say(self, "password", label=_("Password"), missing=_MISSING_PASSWORD)


class ReauthenticateForm(account.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "password", label=_("Password"), missing=_MISSING_PASSWORD)


class ResetPasswordForm(account.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_mail(self, "email")


class NewPasswordForm(account.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            "password1",
            label=_("New password"),
            hint=_("At least 12 characters. Four words work well."),
            missing=_("Choose a password."),
        )
        _say(
            self,
            "password2",
            label=_("New password, once more"),
            missing=_("Type the new password once more."),
        )

    def clean(self) -> Any:
        cleaned = super().clean()
        if self.has_error("password2") and not self.has_error("password2", "required"):
            self.errors["password2"] = self.error_class([_("The two passwords differ.")])
        return cleaned


class CodeForm(mfa.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_code(self, hint=_("Six digits from your app, or one of your recovery codes."))


class CodeAgainForm(mfa.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_code(self, hint=_("Six digits from your app, or one of your recovery codes."))


class ActivateForm(totp.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_code(self, hint=_("Six digits. The app shows new ones every half minute."))
