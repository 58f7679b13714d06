"""A supporter who stands beside twenty-five works her day: on one page, and by keys alone."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from naast.support.casework.models import Case
from naast.support.casework.tests.factories import make_contact, make_running_case, make_term
from naast.support.encounters.tests.factories import (
    make_appointment,
    make_message,
    make_thread,
)
from naast.support.matching.tests.factories import make_question, make_text
from naast.support.people.demo.names import FIRST_NAMES
from naast.support.people.tests.factories import make_ground, make_person
from tests.at_once import own_database
from tests.cast import MEMBERS, SANNE, write_cast
from tests.journeys.hands import WAYS, Hand
from tests.journeys.walk import Walker
from tests.served import Site

CASES = 25
NAMES = FIRST_NAMES[:CASES]
LATE, WROTE, BY_LAW, SILENT, MET = range(5)

# What each of it asks of her, beside what she types.
MOST_TO_NOTE, TO_GO_ON, TO_ANSWER, TO_SEE_WHO_IS_SILENT, TO_PROMISE = 3, 1, 2, 1, 3


@pytest.fixture
def cases(django_db_setup, django_db_blocker) -> Iterator[list[Case]]:
    """Write her day: what waits, what is due, who heard nothing, whom she meets, and the rest."""
    now = timezone.localtime()
    with own_database("day", django_db_blocker):
        write_cast()
        make_ground()
        found = [_case(number, now) for number in range(CASES)]
        make_contact(found[LATE], "Vorige week samen gebeld.", at=now - timedelta(days=6))
        make_thread(
            found[WROTE].person, waiting_since_at=now, answer_before_at=now + timedelta(hours=30)
        )
        make_message(found[WROTE].person, text="Mag mijn zus mee?", written_at=now)
        make_term(found[BY_LAW], ends_on=timezone.localdate(now) + timedelta(days=3))
        make_appointment(
            found[MET].person, SANNE.user_id, about="Samen post openen",
            starts_at=now + timedelta(hours=26),
        )  # fmt: skip
        asked = make_question(
            make_person(), SANNE.user_id, promised_at=now + timedelta(hours=40), asked_at=now
        )
        make_text(asked, "Ik durf de post niet open te doen.")
        yield found


def _case(number: int, now: datetime) -> Case:
    promised = {
        LATE: now - timedelta(days=2),
        SILENT: None,
    }.get(number, now + timedelta(days=3 + number))
    return make_running_case(
        SANNE.user_id,
        person=make_person(first_name=NAMES[number], phone="0612345678"),
        opened_at=now - timedelta(days=60),
        last_contact_at=now - timedelta(days=40 if number == SILENT else 6),
        hear_before_at=promised,
    )


@pytest.fixture(params=["keyboard", "without script"])
def walker(request, cases, site, browser) -> Iterator[Walker]:
    hand, window = WAYS[request.param]
    context = browser.new_context(**window, base_url=site, locale="nl-NL", reduced_motion="reduce")
    context.set_default_timeout(15_000)
    tab = context.new_page()
    here = Site(url=site, port=int(site.rpartition(":")[2]), database="", log=Path())
    yield Walker(site=here, tab=tab, hand=hand(tab))
    context.close()


def sign_in(walker: Walker) -> None:
    walker.go("/demo/")
    with walker.tab.expect_navigation():
        walker.tab.locator(f"button[value='{MEMBERS[SANNE].email}']").first.dispatch_event("click")


class Day:
    """How she does each thing, with her hand or with the keys that the page tells of."""

    def __init__(self, walker: Walker) -> None:
        self.tab = walker.tab
        self.hand = walker.hand
        self.has_keys = "naast-keys" in walker.tab.content() and isinstance(
            walker.hand, WAYS["keyboard"][0]
        )

    def key(self, keys: str, *, leads: bool = False) -> None:
        self.hand.steps += 1
        if leads:
            with self.tab.expect_navigation():
                self.tab.keyboard.press(keys)
        else:
            self.tab.keyboard.press(keys)

    def note(self, text: str) -> None:
        """Note a talk with who stands first on the page; the case is shown again."""
        if self.has_keys:
            self.key("j")
            self.key("n", leads=True)
            self.tab.wait_for_function("document.activeElement.name === 'text'")
            self.tab.keyboard.type(text)
            self.key("Control+Enter", leads=True)
        else:
            self.hand.press(self.tab.locator(".naast-todo .nl-button").first)
            self.tab.fill("[name=text]", text)
            self.hand.press(self.tab.locator(".naast-quick button[type=submit]"))

    def go_on(self) -> None:
        """Go on to what is next, on the page of today."""
        if self.has_keys:
            self.key("j", leads=True)
        else:
            self.hand.press(self.tab.locator(".naast-back", has_text="Vandaag"))


def taken(hand: Hand) -> int:
    """Return how many steps were made since this was asked before."""
    steps, hand.steps = hand.steps, 0
    return steps


@pytest.mark.usefixtures("cases")
def test_knows_who_waits_notes_a_talk_and_goes_on(walker):
    sign_in(walker)
    walker.go("/desk/today/")
    day, hand, tab = Day(walker), walker.hand, walker.tab
    first = tab.locator("section[aria-labelledby=first]")
    told = walker.text()

    # Without a press: who waits, what is due, who heard nothing, whom she meets.
    for part in (
        f"{NAMES[LATE]} hoort van u", f"{NAMES[WROTE]} schreef u",
        f"{NAMES[BY_LAW]}: een wettelijke termijn eindigt", "Nieuwe vraag", "Samen post openen",
        f"U staat naast {CASES} inwoners.",
    ):  # fmt: skip
        assert part in told, part
    assert NAMES[LATE] in first.locator("li").first.inner_text()
    assert NAMES[SILENT] in tab.locator("section[aria-labelledby=silent]").inner_text()

    day.note("bel 15 De wijkverpleegkundige belt morgen.")

    assert "De wijkverpleegkundige belt morgen." in walker.text()
    assert taken(hand) <= MOST_TO_NOTE

    day.go_on()

    assert tab.url.endswith("/desk/today/")
    assert f"{NAMES[LATE]} hoort van u" not in walker.text()  # done: nothing else to tick
    assert taken(hand) == TO_GO_ON

    hand.press(tab.locator("main a[href$='/messages/']").first)
    assert "Mag mijn zus mee?" in walker.text()
    tab.fill("[name=text]", "Ja, uw zus mag mee.")
    hand.press(tab.locator("main form button[type=submit]").last)
    assert "Ja, uw zus mag mee." in walker.text()
    assert taken(hand) == TO_ANSWER

    walker.go("/desk/today/")
    hand.press(tab.locator("section[aria-labelledby=silent] .nl-button").first)
    assert NAMES[SILENT] in tab.locator("h1").inner_text()
    assert taken(hand) == TO_SEE_WHO_IS_SILENT

    soon = timezone.localdate() + timedelta(days=2)
    hand.press(tab.locator("main a[href$='/promise/']").first)
    hand.write(tab.locator("[name=hear_before]"), soon.isoformat())
    hand.press(tab.locator("main form button[type=submit]").last)
    assert taken(hand) == TO_PROMISE
    walker.go("/desk/today/")
    assert f"{NAMES[SILENT]} hoort van u" in walker.text()
    assert tab.locator("section[aria-labelledby=silent]").count() == 0
