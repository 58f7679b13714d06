"""How each person walks her part of the way in a browser, by what stands on the page."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import psycopg
from playwright.sync_api import Page as Tab

from naast.config import postgres
from tests.journeys.hands import Hand
from tests.served import Site

GROUPS = {
    "formal": "formal",
    "trained_volunteer": "informal",
    "adviser_for_the_elderly": "informal",
    "experience_expert": "lived",
    "family_expert": "lived",
    "omtinker": "omtinker",
}


@dataclass(kw_only=True)
class Journey:
    """One way from a question to an answer: what is chosen on it, and what is counted by hand."""

    group: str
    domain: str
    waited: int
    outcome: str
    stood_beside: int | None
    passed_on: bool = False
    code: str = ""
    number: str = ""
    asked: list[int] = field(default_factory=list)

    @property
    def municipal(self) -> bool:
        return self.group == "municipal"


class Walker:
    """Somebody with a browser and, to see what the pages do not tell, the database."""

    def __init__(self, *, site: Site, tab: Tab, hand: Hand | None = None) -> None:
        self.site = site
        self.tab = tab
        self.hand = hand or Hand(tab)

    def rows(self, sql: str, *values: Any) -> list[Any]:
        """Ask the database as its superuser; a journey looks and lets days pass, no more."""
        address = postgres.url(user="postgres", database=self.site.database)
        with psycopg.connect(address, autocommit=True) as there:
            cursor = there.execute(sql, values)
            return cursor.fetchall() if cursor.description else []

    def go(self, path: str) -> None:
        answer = self.tab.goto(self.site.url + path)
        assert answer is not None
        assert answer.status == 200, (path, answer.status)

    def status(self, path: str) -> int:
        answer = self.tab.goto(self.site.url + path)
        assert answer is not None
        return answer.status

    def text(self) -> str:
        return self.tab.locator("main").inner_text()

    def choose(self, name: str, value: str) -> None:
        """Choose a radio button or tick by its value, as a hand does: on its words."""
        self.tab.locator(f"label:has(input[name='{name}'][value='{value}'])").first.click()

    def send(self, words: str) -> None:
        self.tab.locator("main button[type=submit]", has_text=words).first.click()

    # ---------------------------------------------------------------- the resident

    def ask(self, journey: Journey) -> None:
        """Find somebody, choose, leave a first name and a number, and get a code."""
        self.go("/wetterwald/")
        self.go(
            f"/wetterwald/vind-iemand/?over={journey.domain}&waar=Wetterkant&wie={journey.group}"
        )
        assert "Waarom ziet u" in self.text()
        journey.code = self.choose_first(
            voornaam="Wiebrich",
            vraag="Ik durf de brievenbus niet meer open te doen.",
            telefoon="06 12 34 56 78",
        )
        assert len(journey.code.split()) == 6
        [[journey.number, user_id]] = self.rows(
            "SELECT number, user_id FROM matching_question ORDER BY asked_at DESC LIMIT 1"
        )
        journey.asked.append(user_id)

    def choose_from_home(self, topic: str) -> str:
        """Press a picture of the home, choose who stands first, and return the code."""
        self.hand.press(self.tab.locator("main a", has_text=topic).first)
        return self.choose_first(vraag="Ik durf de brievenbus niet meer open te doen.")

    def choose_first(self, **fields: str) -> str:
        """Choose who stands first, leave what is in `fields`, and return the code."""
        self.hand.press(self.tab.locator(".naast-person .nl-button--primary").first)
        if self.tab.locator("[name=gelezen]").count():
            assert "Het kan tellen als uw melding" in self.text()
            self.hand.tick(self.tab.locator("[name=gelezen]"))
        for name, text in fields.items():
            self.hand.write(self.tab.locator(f"main [name={name}]"), text)
        if "telefoon" in fields:
            self.choose("veilig", "call")
        self.hand.press(self.tab.locator("main button[type=submit]", has_text="Stuur dit naar"))
        return " ".join(self.tab.locator(".naast-code__words span").all_inner_texts())

    def share_a_plan(self, *, mine: str, theirs: str, plan: str, until: date) -> None:
        """From home, with the codes of both houses: link them, and share a plan of her own."""
        main, hand = self.tab.locator("main"), self.hand
        hand.press(main.locator("a", has_text="Open uw dossier"))
        hand.write(main.locator("[name=code]"), mine)
        hand.press(main.locator("button", has_text="Open mijn dossier"))
        hand.press(main.locator("a", has_text="Wat u deelt"))
        hand.press(main.locator("a", has_text="Koppel mijn dossiers"))
        hand.write(main.locator("[name=code]"), theirs)
        hand.press(main.locator("button", has_text="Koppel beide dossiers"))
        hand.tick(main.locator("[name=wat][value=plan]"))
        hand.write(main.locator("[name=plan]"), plan)
        hand.tick(main.locator("[name=met]").first)
        hand.tick(main.locator("[name=waarvoor][value=talk]"))
        hand.write(main.locator("[name=tot]"), until.isoformat())
        hand.press(main.locator("button", has_text="Bekijk wat ik zou delen"))
        assert plan in self.text()
        hand.press(main.locator("button", has_text="Deel dit"))

    def stop_sharing(self) -> None:
        self.hand.press(self.tab.locator("main button", has_text="Stop met delen").first)

    def open_file(self, journey: Journey) -> str:
        """Come back with the code and return what the file says."""
        self.go("/wetterwald/mijn-dossier/")
        if self.tab.locator("[name=code]").count():
            self.tab.fill("[name=code]", journey.code)
            self.send("Open mijn dossier")
        return self.text()

    def close_file(self) -> None:
        self.send("Sluit mijn dossier")

    def answer(self, journey: Journey) -> None:
        """Say what the help was like: four questions, each may be skipped."""
        self.open_file(journey)
        self.tab.locator("a", has_text="Hoe was de hulp?").click()
        for item in ("stood_beside", "my_interest", "knew_enough", "got_further"):
            value = journey.stood_beside if item == "stood_beside" else 4
            if value is not None:
                self.choose(item, str(value))
        self.tab.locator("main button[type=submit]").last.click()
        # Who doubts is asked first whether she wants to be called; that may be left alone.
        self.go("/wetterwald/mijn-dossier/")
        self.close_file()

    # ---------------------------------------------------------------- staff

    def sign_in(self, user_id: int) -> None:
        [[mail]] = self.rows("SELECT email FROM identity_user WHERE id = %s", user_id)
        self.go("/demo/")
        button = self.tab.locator(f"main details button[value='{mail}']").first
        for summary in self.tab.locator(f"details:has(button[value='{mail}']) > summary").all()[:1]:
            summary.click()
        button.click()
        assert "/desk/" in self.tab.url

    def sign_out(self) -> None:
        self.tab.locator("header button", has_text="Afmelden").click()

    def days_pass(self, journey: Journey) -> None:
        """Let a question wait: the clock of a served site cannot be set, its rows can."""
        self.rows(
            "UPDATE matching_question SET asked_at = asked_at - make_interval(days => %s) "
            "WHERE number = %s",
            journey.waited,
            journey.number,
        )

    def pass_on(self, journey: Journey) -> None:
        """Pass the question on with a reason; somebody else is asked, and the promise stays."""
        [[before]] = self._question(journey, "promised_at")
        self.sign_in(journey.asked[-1])
        self.open_question(journey)
        self.choose("reason", "other_knowledge")
        self.send("Geef door")
        self.sign_out()
        [[after, user_id]] = self._question(journey, "promised_at, user_id")
        assert after == before
        assert user_id not in {None, *journey.asked}
        journey.asked.append(user_id)
        # Who is asked next may be of another kind: what counts is who helped.
        [[kind]] = self.rows("SELECT kind FROM supporters_supporter WHERE user_id = %s", user_id)
        journey.group = GROUPS[kind]

    def open_question(self, journey: Journey) -> None:
        """Go to the question from *today*. Before she accepts, it says no name and no words."""
        [[question_id]] = self._question(journey, "id")
        self.go("/desk/today/")
        self.tab.locator(f"main a[href='/desk/questions/{question_id}/']").first.click()
        assert "Wiebrich" not in self.text()
        assert "brievenbus" not in self.text()

    def support(self, journey: Journey) -> str:
        """Accept, note, write, set, mark, agree, close; return the address of the case."""
        self.sign_in(journey.asked[-1])
        self.open_question(journey)
        self.send("Neem aan")
        case = self._path(r"/desk/cases/[0-9a-f-]+/")
        assert "Ik durf de brievenbus niet meer open te doen." in self.text()
        self.tab.fill("[name=text]", "bel 15 Samen de eerste brief geopend.")
        self.send("Bewaar")
        assert "Samen de eerste brief geopend." in self.text()

        self.go(f"{case}question/")
        self.tab.fill("[name=behind]", "Er zit schaamte onder.")
        self.tab.locator("main button[type=submit]").last.click()
        self.go(f"{case}goal/")
        self.tab.fill("[name=text]", "Weer rustig slapen")
        self._mark("score_start", 3)
        self.tab.locator("main button[type=submit]").last.click()
        self.go(f"{case}ladder/")
        self.choose("rung", "1")
        self.choose("state", "done")
        self.tab.fill("[name=text]", "Haar zus leest mee.")
        self.tab.locator("main button[type=submit]").last.click()
        self.go(f"{case}appointment/")
        self.tab.fill("[name=on]", self._tomorrow())
        self.tab.fill("[name=time]", "14:00")
        self.choose("way", "home")
        self.tab.locator("main button[type=submit]").last.click()
        assert "Haar zus leest mee." in self.text()
        return case

    def close_case(self, journey: Journey, case: str) -> None:
        self.go(f"{case}close/")
        self.choose("outcome", journey.outcome)
        for mark in self.tab.locator("main [name^=mark_]").all()[:1]:
            self._mark(mark.get_attribute("name") or "", 7)
        self.send("Sluit dit dossier af")
        self.sign_out()

    def keep_the_register(self) -> None:
        """Write, as the policy officer of Wetterwâld, what its college gave a mandate for."""
        [[officer, here]] = self.rows(
            "SELECT g.user_id, m.id FROM identity_grant g JOIN places_municipality m "
            "ON g.scope = 'municipality:' || m.id "
            "WHERE m.slug = 'wetterwald' AND g.role = 'policy_officer' LIMIT 1"
        )
        self.sign_in(officer)
        self.go(f"/desk/mandates/new/{here}/")
        self.tab.locator("[name=provisions][value=household]").check()
        for name, filled in {
            "function": "Meitinker",
            "decree": "Mandaatbesluit meitinkers",
            "decided_on": "2024-01-08",
            "published_in": "Gemeenteblad",
            "number": "2024, 12",
            "from_on": "2024-02-01",
        }.items():
            self.tab.fill(f"[name={name}]", filled)
        self.tab.locator("main form button[type=submit]").last.click()
        self.tab.locator("main a[href$='/back/']").first.click()
        self._pick("law", "wmo")
        self.tab.fill("[name=adviser]", "Beleidsadviseur Wmo")
        self.tab.fill("[name=given_on]", "2024-02-01")
        self.tab.locator("main form button[type=submit]").last.click()
        self.sign_out()

    def decide(self, journey: Journey) -> str:
        """Do the same at the municipality, with one decision; return the address of the matter."""
        self.sign_in(journey.asked[-1])
        [[question_id]] = self._question(journey, "id")
        self.go("/desk/matters/")
        self.tab.locator(f"form[action*='{question_id}/take/'] button").click()
        matter = self._path(r"/desk/matters/[0-9a-f-]+/")
        assert "Ik durf de brievenbus niet meer open te doen." in self.text()
        self.choose("kind", "visit")
        self.tab.fill("[name=text]", "Thuis gesproken.")
        self.tab.locator("main form:has([name=text]) button[type=submit]").first.click()
        for rung in ("1", "2", "3"):
            self.go(f"{matter}ladder/")
            self._pick("rung", rung)
            self._pick("state", "not_enough")
            self.tab.locator("main button[type=submit]").last.click()
        self.go(f"{matter}decide/")
        self._pick("provision", "household")
        self._pick("verdict", "granted")
        self.tab.fill("[name=reasons]", "U kunt het huis niet alleen schoonhouden.")
        self.tab.locator("main button[type=submit]").last.click()
        return matter

    def close_matter(self, journey: Journey, matter: str) -> None:
        self.go(f"{matter}close/")
        self._pick("outcome", journey.outcome)
        self.tab.locator("main button[type=submit]").last.click()
        self.sign_out()

    # ---------------------------------------------------------------- by hand

    def _question(self, journey: Journey, columns: str) -> list[Any]:
        return self.rows(
            f"SELECT {columns} FROM matching_question WHERE number = %s", journey.number
        )

    def _path(self, pattern: str) -> str:
        found = re.search(pattern, self.tab.url)
        assert found, self.tab.url
        return found[0]

    def _pick(self, name: str, value: str) -> None:
        """Choose from a list or by a radio button, whichever the page has."""
        if self.tab.locator(f"select[name='{name}']").count():
            self.tab.select_option(f"[name='{name}']", value)
        else:
            self.choose(name, value)

    def _mark(self, name: str, value: int) -> None:
        self._pick(name, str(value))

    def _tomorrow(self) -> str:
        [[day]] = self.rows("SELECT to_char(now() + interval '1 day', 'YYYY-MM-DD')")
        return str(day)
