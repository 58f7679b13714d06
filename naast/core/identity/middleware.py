"""The desk is for who signed in, with a second factor. Everybody else is shown the way."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

if TYPE_CHECKING:
    from naast.core.identity.queries import Request

DESK = "/desk/"


class SignedIn:
    """Send who comes to the desk unknown to sign-in, and who lacks a second factor to set it up.

    For every address under /desk/, known or not, so that it tells nothing about what is there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.removeprefix("/en").startswith(DESK):
            return self.get_response(request)
        if not request.user.is_authenticated:
            back = urlencode({"next": request.path})
            return HttpResponseRedirect(f"{reverse('account_login')}?{back}")
        if cast("Request", request).actor.user_id is None:  # who acts has signed in completely
            return redirect("mfa_activate_totp")
        return self.get_response(request)
