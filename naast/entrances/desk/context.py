"""What the layout of the desk needs on every page, whichever app makes it."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from naast.core.identity.queries import STAFF_PATHS, role_word
from naast.core.identity.rules import Role
from naast.entrances.desk import nav

# As many pages, and as many letters of them and of who signed in, as fit beside the mark and the
# way out on a screen of 1280 pixels; what follows folds.
AT_ONCE = 6
LETTERS = 80


def desk(request: HttpRequest) -> dict[str, Any]:
    """Return `me`, `nav`, `nav_more` and `nav_here` for who signed in, on the paths of staff.

    A context processor. `nav_more` is the part of the menu that folds; on a phone all of it does,
    and `nav_here` is the page where one is.
    """
    actor = getattr(request, "actor", None)
    on_desk = request.path.removeprefix("/en").startswith(STAFF_PATHS)
    if not on_desk or actor is None or actor.user_id is None:
        return {}
    pages = nav.pages(actor=actor, path=request.path)
    first = next((role for role in Role if role in actor.scopes), None)
    name, role = str(request.user), role_word(role=first) if first else ""
    room = LETTERS - max(len(name), len(role))
    shown = _at_once([str(page["label"]) for page in pages], room=room)
    return {
        "me": {
            "name": name,
            "role": role,
            "home_url": reverse("desk:home"),
            "sign_out_url": reverse("account_logout"),
        },
        "nav": pages[:shown],
        "nav_more": pages[shown:],
        "nav_here": next((page["label"] for page in pages if page["current"]), ""),
    }


def _at_once(labels: Sequence[str], *, room: int) -> int:
    """Return how many of `labels` stand beside each other in `room` letters.

    Where not all do, the word *More* takes a place and its letters too.
    """
    if len(labels) <= AT_ONCE and sum(map(len, labels)) <= room:
        return len(labels)
    fit = accumulate(map(len, labels[: AT_ONCE - 1]))
    return sum(letters <= room - len("More") for letters in fit)
