"""An access officer, from a call to the letter: support told of, spoken by topic, decided."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from naast.supply.law.queries import talk_questions
from naast.supply.places.models import Municipality
from naast.supply.places.tests.factories import make_zone
from naast.support.decisions.models import Decision, Letter, Notice, Report
from naast.support.decisions.tests.factories import make_article, make_mandate
from naast.support.people.tests.factories import make_ground
from tests.at_once import own_database
from tests.cast import FOPPE, MEMBERS, WETTERWALD, write_cast
from tests.journeys.hands import WAYS, Keys
from tests.journeys.walk import Walker
from tests.served import Site


@pytest.fixture
def office(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Write a municipality with a register of mandates and an article to rest on; no resident."""
    with own_database("office", django_db_blocker):
        write_cast()
        make_ground()
        make_zone(Municipality.objects.get(id=WETTERWALD), name="Wetterkant")
        make_mandate(WETTERWALD)
        make_article()
        yield


@pytest.fixture(params=["keyboard", "without script"])
def walker(request, office, site, browser) -> Iterator[Walker]:
    hand, window = WAYS[request.param]
    context = browser.new_context(**window, base_url=site, locale="nl-NL", reduced_motion="reduce")
    context.set_default_timeout(15_000)
    tab = context.new_page()
    here = Site(url=site, port=int(site.rpartition(":")[2]), database="", log=Path())
    yield Walker(site=here, tab=tab, hand=hand(tab))
    context.close()


class Officer:
    """What an officer does on a page: what she types is not counted, what she presses is."""

    def __init__(self, walker: Walker) -> None:
        self.walker, self.hand, self.main = walker, walker.hand, walker.tab.locator("main")

    def types(self, /, **texts: str) -> None:
        steps = self.hand.steps
        for name, text in texts.items():
            self.hand.write(self.main.locator(f"[name='{name}']").first, text)
        self.hand.steps = steps

    def ticks(self, name: str, value: str = "on") -> None:
        chosen = f"[value='{value}']" if value != "on" else ""
        self.hand.tick(self.main.locator(f"[name='{name}']{chosen}").first)

    def picks(self, name: str, value: str) -> None:
        self.hand.pick(self.main.locator(f"select[name='{name}']"), value)

    def follows(self, address: str) -> None:
        """Follow the link whose address ends so."""
        self.hand.press(self.main.locator(f"a[href$='{address}']").first)

    def sends(self, words: str) -> None:
        self.hand.press(self.main.get_by_role("button", name=words, exact=True).first)

    def reads(self, *parts: str) -> None:
        told = self.walker.text()
        for part in parts:
            assert part in told, (part, told)

    def took(self) -> int:
        """Return how many steps were made since this was asked before."""
        steps, self.hand.steps = self.hand.steps, 0
        return steps


def notifies(officer: Officer) -> None:
    officer.follows("/notify/")
    officer.reads("Lees dit voor", "eigen plan")  # stands beside the form
    officer.types(words="Het huis schoonhouden lukt niet meer.")
    officer.ticks("domains", "household")
    officer.types(first_name="Wiebrich", phone="0612345678")
    officer.ticks("safe", "call")
    officer.ticks("told")
    officer.sends("Leg de melding vast")
    officer.reads("Zeg dit", "De code voor de inwoner")
    officer.hand.press(officer.main.locator("a.nl-button").last)
    assert Notice.objects.count() == 1  # the words and the day, as proof


def agrees_when(officer: Officer) -> None:
    officer.follows("/appointment/")
    officer.reads("U mag altijd iemand meenemen.")
    on = timezone.localdate() + timedelta(days=3)
    # As days, a time is typed in the order of the browser's language.
    time = "1000AM" if isinstance(officer.hand, Keys) else "10:00"
    officer.types(on=on.isoformat(), time=time)
    officer.ticks("way", "home")
    officer.sends("Leg de afspraak vast")
    officer.hand.press(officer.main.locator(".naast-back"))


def talks(officer: Officer) -> None:
    officer.types(text="Aan tafel, met haar zus erbij.")
    officer.ticks("kind", "visit")
    officer.ticks("support_offered")
    officer.sends("Bewaar")
    officer.reads("Verteld over gratis ondersteuning.")


def reports(officer: Officer) -> None:
    officer.follows("/report/")
    topics = [one.question.value for one in talk_questions()]
    assert len(topics) >= len("abcdefg")
    officer.types(**{topic: f"Zij vertelt over {topic}." for topic in topics})
    officer.sends("Bewaar, en geef het aan de inwoner")


def hears(officer: Officer) -> None:
    officer.follows("/report/reply/")
    officer.ticks("answer", "agrees")
    officer.ticks("how", "paper")
    officer.ticks("applies")
    officer.sends("Bewaar")


def notes_the_application(officer: Officer) -> None:
    officer.picks("provision", "household")
    officer.sends("Bewaar")


def looks_near_first(officer: Officer) -> None:
    officer.follows("/ladder/")
    for state in ("not_enough", "not_there", "helps_partly"):
        officer.picks("state", state)
        officer.sends("Bewaar")


def decides(officer: Officer) -> None:
    officer.follows("/decide/")
    officer.ticks("verdict", "granted")
    officer.types(what="Twee uur per week.", reasons="U kunt het huis niet alleen schoonhouden.")
    officer.sends("Besluit")
    officer.reads("Twee uur per week.", "namens het college", "Mandaatbesluit meitinkers")


def writes_the_letter(officer: Officer) -> None:
    officer.follows("/letter/")
    officer.sends("Maak definitief en verstuur")
    officer.reads("Elk besluit staat in een brief.", "(pdf)")


# What each part asks of her, beside what she types.
PARTS = (
    (notifies, 6),
    (agrees_when, 4),
    (talks, 3),
    (reports, 2),
    (hears, 5),
    (notes_the_application, 2),
    (looks_near_first, 7),
    (decides, 3),
    (writes_the_letter, 2),
)


@pytest.mark.usefixtures("office")
def test_from_a_call_to_the_letter(walker):
    walker.go("/demo/")
    with walker.tab.expect_navigation():
        who = MEMBERS[FOPPE].email
        walker.tab.locator(f"button[value='{who}']").first.dispatch_event("click")
    walker.go("/desk/matters/")
    officer, took = Officer(walker), {}

    for part, _ in PARTS:
        part(officer)
        took[part] = officer.took()

    assert took == dict(PARTS)
    assert sum(took.values()) == 34
    report, decision, letter = (one.objects.get() for one in (Report, Decision, Letter))
    assert report.written_at <= decision.decided_at <= letter.final_at
    assert decision.by_mandate.decree == "Mandaatbesluit meitinkers"
