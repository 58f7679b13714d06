"""What the layout of the desk needs on every page, whichever app makes it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from naast.core.identity.queries import STAFF_PATHS, role_word
from naast.core.identity.rules import Role
from naast.entrances.desk import nav

# As many as fit beside the mark and the way out; what follows folds.
AT_ONCE = 6


def desk(request: HttpRequest) -> dict[str, Any]:
    """Return `me`, `nav` and `nav_more` for who signed in, on the paths of staff.

    A context processor. `nav_more` is the part of the menu that folds.
    """
    actor = getattr(request, "actor", None)
    on_desk = request.path.removeprefix("/en").startswith(STAFF_PATHS)
    if not on_desk or actor is None or actor.user_id is None:
        return {}
    pages = nav.pages(actor=actor, path=request.path)
    shown = len(pages) if len(pages) <= AT_ONCE else AT_ONCE - 1
    first = next((role for role in Role if role in actor.scopes), None)
    return {
        "me": {
            "name": str(request.user),
            "role": role_word(role=first) if first else "",
            "home_url": reverse("desk:home"),
            "sign_out_url": reverse("account_logout"),
        },
        "nav": pages[:shown],
        "nav_more": pages[shown:],
    }
