"""What differs from allauth's own pages."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base import views as mfa
from allauth.mfa.totp.views import ActivateTOTPView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


class SetUpView(ActivateTOTPView):
    """Set up the second factor. It counts as proof of who one is, so the recovery codes follow."""

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        record_authentication(
            self.request, self.request.user, method="mfa", type="totp", reauthenticated=True
        )
        return answer


set_up = SetUpView.as_view()


def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for the code. Without one allauth would look for a security key, which we do not have."""
    if request.method == "POST" and "code" not in request.POST:
        return redirect("mfa_authenticate")
    answer: HttpResponse = mfa.authenticate(request)
    return answer
