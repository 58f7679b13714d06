"""The pages of the journey, each with who asks for it."""

import re
from collections.abc import Iterator
from typing import Any

from django.test import Client

UUID = "[0-9a-f-]{36}"
MANY_TALKS = 200


def visitor() -> Any:
    return Client(SERVER_NAME="localhost")


def _staff(mail: str) -> Any:
    client = visitor()
    client.post("/demo/sign-in/", {"account": mail})
    return client


def _first(client: Any, path: str, part: str, *, then: str = "") -> str:
    """Return the first address on a page that goes on from `part`: the menu has `part` itself.

    `then` is how it must go on, where the menu has other pages below it.
    """
    page = client.get(path).content.decode()
    [found, *_] = re.findall(rf'href="({re.escape(part)}{then}[^"]+)"', page)
    return str(found.replace("&amp;", "&"))


def pages() -> Iterator[tuple[str, Any, str]]:
    """Yield name, client and address of each page of the journey."""
    from naast.support.people.demo_codes import demo_codes  # noqa: PLC0415 (Django loads later)

    somebody = visitor()
    find = "/wetterwald/vind-iemand/?over=money&waar=Wetterkant&z=5"
    yield "home", somebody, "/wetterwald/"
    yield "find somebody", somebody, find
    yield "one person", somebody, _first(somebody, find, "/wetterwald/mensen/")
    yield "choose", somebody, _first(somebody, find, "/wetterwald/kies/")
    resident = visitor()
    resident.post("/wetterwald/mijn-dossier/", {"code": demo_codes()[0].code})
    yield "my file", resident, "/wetterwald/mijn-dossier/"

    supporter = _staff("jildou@naast.demo")
    yield "today", supporter, "/desk/today/"
    yield "my people", supporter, "/desk/cases/"
    case = _first(supporter, "/desk/cases/", "/desk/cases/", then=UUID)
    yield "a case", supporter, case
    officer = _staff("nadia@naast.demo")
    yield "matters", officer, "/desk/matters/"
    yield "a matter", officer, _first(officer, "/desk/matters/", "/desk/matters/")
    yield "queue", _staff("carla@naast.demo"), "/desk/queue/"
    yield "figures at the desk", _staff("gea@naast.demo"), "/desk/figures/"
    yield "figures in public", somebody, "/wetterwald/cijfers/"
    # Last, because it writes: the same case once more, after many talks.
    for number in range(MANY_TALKS):
        supporter.post(case, {"text": f"bel 10 gesprek {number}"})
    yield f"a case with {MANY_TALKS} talks", supporter, case
