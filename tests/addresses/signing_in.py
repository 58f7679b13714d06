"""Addresses where one signs in, and of the demo."""

from tests.addresses.line import STAFF, TAKEN, Line, anybody, desk

TABLE: dict[str, Line] = {
    "robots": anybody("/robots.txt"),
    "theme": anybody("/theme/wetterwald.css", look=404),  # only where a municipality has its own,
    # The demo only: /patterns/ shows parts, and answers the empty forms on it with themselves.
    "ui:patterns": anybody("/patterns/", form=TAKEN),
    "outbox:demo": anybody("/demo/outbox/", form=TAKEN),
    # Signing in. Who is in has nothing to do there; who is not, is sent there.
    "account_login": Line(
        path="/accounts/login/", may=STAFF, look=302, form=TAKEN, others=404, signed_out=200
    ),
    "account_logout": desk("/accounts/logout/", form=TAKEN),
    "account_inactive": anybody("/accounts/inactive/"),
    "account_reauthenticate": desk("/accounts/reauthenticate/", look=403, form=403),
    "account_reset_password": anybody("/accounts/password/reset/", form=TAKEN),
    "account_reset_password_done": anybody("/accounts/password/reset/sent/"),
    "account_reset_password_from_key": anybody("/accounts/password/reset/key/1-none/", form=TAKEN),
    "account_reset_password_from_key_done": anybody("/accounts/password/reset/done/"),
    "mfa_index": desk("/accounts/second-step/"),
    "mfa_authenticate": desk("/accounts/second-step/sign-in/", look=302, form=TAKEN),
    "mfa_reauthenticate": desk("/accounts/second-step/again/", look=403, form=403),
    "mfa_activate_totp": desk("/accounts/second-step/set-up/", form=TAKEN),
    "mfa_deactivate_totp": desk("/accounts/second-step/remove/", look=404, form=404),
    "mfa_view_recovery_codes": desk("/accounts/recovery-codes/", look=404),
    "mfa_generate_recovery_codes": desk("/accounts/recovery-codes/new/", form=TAKEN),
    "mfa_download_recovery_codes": desk("/accounts/recovery-codes/download/", look=404, form=404),
    "nowhere": anybody("/wetterwald/nergens/", look=404, form=404),
}
