"""What the layout of the desk needs on every page, whichever app makes it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from naast.core.identity.queries import STAFF_PATHS, role_word
from naast.core.identity.rules import Role
from naast.entrances.desk import nav


def desk(request: HttpRequest) -> dict[str, Any]:
    """Return `me` and `nav` for who signed in, on the paths of staff. A context processor."""
    actor = getattr(request, "actor", None)
    on_desk = request.path.removeprefix("/en").startswith(STAFF_PATHS)
    if not on_desk or actor is None or actor.user_id is None:
        return {}
    first = next((role for role in Role if role in actor.scopes), None)
    return {
        "me": {
            "name": str(request.user),
            "role": role_word(role=first) if first else "",
            "home_url": reverse("desk:home"),
            "sign_out_url": reverse("account_logout"),
        },
        "nav": nav.pages(actor=actor, path=request.path),
    }
