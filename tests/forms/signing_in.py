"""Forms of who signs in."""

from tests.forms.fields import PASSWORD, Button, Form, one_of, secret

FORMS: dict[str, Form] = {
    "account_login": Form(
        path="/accounts/login/",
        who="nobody",
        fields={
            "login": one_of("ilona@naast.example", required=True),
            "password": secret(PASSWORD),
        },
    ),
    "account_reauthenticate": Form(
        path="/accounts/reauthenticate/",
        who="ilona",
        fields={"password": secret(PASSWORD)},
    ),
    "account_reset_password": Form(
        path="/accounts/password/reset/",
        who="nobody",
        fields={"email": one_of("ilona@naast.example", required=True)},
    ),
    "account_reset_password_from_key": Form(
        path="{reset}",
        who="resetting",
        fields={"password1": secret(PASSWORD), "password2": secret(PASSWORD)},
    ),
    "mfa_authenticate": Form(
        path="/accounts/second-step/sign-in/",
        who="halfway",
        fields={"code": one_of("{totp}", required=True)},
    ),
    "mfa_reauthenticate": Form(
        path="/accounts/second-step/again/",
        who="ilona",
        fields={"code": one_of("{totp}", required=True)},
    ),
    "mfa_activate_totp": Form(
        path="/accounts/second-step/set-up/",
        who="newcomer",
        fields={"code": one_of("{totp_new}", required=True)},
    ),
}

BUTTONS: dict[str, Button] = {
    "ui:patterns": Button(path="/patterns/", who="nobody"),
    "outbox:demo": Button(path="/demo/outbox/", who="nobody"),
    "account_logout": Button(path="/accounts/logout/", who="ilona"),
    "mfa_deactivate_totp": Button(path="/accounts/second-step/remove/", who="ilona"),
    "mfa_generate_recovery_codes": Button(path="/accounts/recovery-codes/new/", who="ilona"),
    "mfa_download_recovery_codes": Button(path="/accounts/recovery-codes/download/", who="ilona"),
    "nowhere": Button(path="/wetterwald/nergens/", who="nobody"),
}
