"""What who answers the phone, leads workers or guards privacy sees."""

from playwright.sync_api import Page as Tab

from tests.pages.steps import RECEPTIONIST, Page, by_link, chosen, filled_in, in_turn, says


def on_new_worry(tab: Tab) -> None:
    """Open the worry to which nobody goes yet."""
    line = tab.locator("main tr", has_text="Nog niemand")
    tab.goto(line.locator("a[href*='/worries/']").first.get_attribute("href") or "")


ONE_VISIT, ONE_IN_SIGHT = r"/visits/[0-9a-f-]{36}/", r"/in-sight/[0-9a-f-]{36}/"

PAGES = (
    Page(name="werkplek-papier", path="/desk/paper/", who="carla@naast.demo", resident=False),
    *(
        Page(name=name, path=path, steps=steps, who=who, resident=False)
        for name, path, who, steps in (
            ("zorg-balie", "/desk/worries/new/", RECEPTIONIST, None),
            ("zorg-balie-fout", "/desk/worries/new/", RECEPTIONIST, filled_in()),
            (
                "zorg-balie-gevaar",
                "/desk/worries/new/",
                RECEPTIONIST,
                in_turn(
                    chosen(teller="gp", named="without"),
                    filled_in(story="Hij slaat haar vaak.", where="Wilgenlaan 4"),
                ),
            ),
            ("zorgen-lijst", "/desk/worries/", "carla@naast.demo", None),
            ("zorgen-lijst-english", "/en/desk/worries/", "carla@naast.demo", None),
            ("zorgen-leeg", "/desk/worries/", "esther@naast.demo", None),
            (
                "zorg-geven",
                "/desk/worries/",
                "carla@naast.demo",
                on_new_worry,
            ),
            (
                "zorg-geven-fout",
                "/desk/worries/",
                "carla@naast.demo",
                in_turn(on_new_worry, filled_in()),
            ),
            ("bezoek", "/desk/today/", "jildou@naast.demo", by_link(ONE_VISIT)),
            ("bezoek-english", "/en/desk/today/", "jildou@naast.demo", by_link(ONE_VISIT)),
            (
                "bezoek-fout",
                "/desk/today/",
                "jildou@naast.demo",
                in_turn(by_link(ONE_VISIT), filled_in()),
            ),
            (
                "bezoek-vraag",
                "/desk/today/",
                "jildou@naast.demo",
                by_link(ONE_VISIT, "/question/"),
            ),
            (
                "bezoek-vraag-aanbod",
                "/desk/today/",
                "jildou@naast.demo",
                in_turn(by_link(ONE_VISIT, "/question/"), filled_in(words="Wilt u meelezen?")),
            ),
            (
                "bezoek-vraag-fout",
                "/desk/today/",
                "jildou@naast.demo",
                in_turn(by_link(ONE_VISIT, "/question/"), filled_in(phone="12")),
            ),
            ("in-beeld", "/desk/today/", "jildou@naast.demo", by_link(ONE_IN_SIGHT)),
            (
                "in-beeld-fout",
                "/desk/today/",
                "jildou@naast.demo",
                in_turn(by_link(ONE_IN_SIGHT), filled_in()),
            ),
            (
                "in-beeld-vraag",
                "/desk/today/",
                "jildou@naast.demo",
                by_link(ONE_IN_SIGHT, "/question/"),
            ),
            ("langs-bij", "/desk/going-to/", "nadia@naast.demo", None),
            ("langs-bij-english", "/en/desk/going-to/", "nadia@naast.demo", None),
            ("langs-bij-niemand", "/desk/going-to/", "suzan@naast.demo", None),
            ("langs-bij-fout", "/desk/going-to/", "nadia@naast.demo", filled_in()),
            (
                "langs-bij-bezoek",
                "/desk/going-to/",
                "nadia@naast.demo",
                by_link(r"/going-to/[0-9a-f-]{36}/"),
            ),
            (
                "langs-bij-bezoek-fout",
                "/desk/going-to/",
                "nadia@naast.demo",
                in_turn(by_link(r"/going-to/[0-9a-f-]{36}/"), filled_in()),
            ),
            ("in-beeld-nieuw", "/desk/in-sight/new/", "jildou@naast.demo", None),
            ("in-beeld-nieuw-fout", "/desk/in-sight/new/", "jildou@naast.demo", filled_in()),
        )
    ),
    Page(name="wachtrij", path="/desk/queue/", who="carla@naast.demo", resident=False),
    Page(
        name="wachtrij-voorstel", path="/desk/suggestion/", who="carla@naast.demo", resident=False
    ),
    Page(
        name="wachtrij-voorstel-fout",
        path="/desk/suggestion/",
        steps=filled_in(send="aangevinkt"),
        who="carla@naast.demo",
        resident=False,
    ),
    Page(
        name="iemand-vragen",
        path="/desk/queue/",
        steps=by_link(r"/queue/[0-9a-f-]{36}/"),
        who="carla@naast.demo",
        resident=False,
    ),
    Page(
        name="iemand-vragen-fout",
        path="/desk/queue/",
        steps=in_turn(by_link(r"/queue/[0-9a-f-]{36}/"), filled_in()),
        who="carla@naast.demo",
        resident=False,
    ),
    Page(
        name="achtergehouden",
        path="/desk/held-back/",
        steps=says("kijkt opnieuw op"),
        who="tetsjenoordwal@naast.demo",
        resident=False,
    ),
    Page(
        name="achtergehouden-leeg",
        path="/desk/held-back/",
        steps=says("Er wordt niets achtergehouden."),
        who="jokeheidewal@naast.demo",
        resident=False,
    ),
    Page(name="receptie", path="/desk/reception/", who=RECEPTIONIST, resident=False),
    Page(
        name="doorverbonden",
        path="/desk/reception/put-through/",
        who=RECEPTIONIST,
        resident=False,
    ),
    Page(
        name="receptie-aanbod",
        path="/desk/reception/",
        steps=filled_in(words="Ik durf de post niet open te doen.", send="Wie kan"),
        who=RECEPTIONIST,
        resident=False,
    ),
    Page(
        name="receptie-fout",
        path="/desk/reception/",
        steps=filled_in(place="nergens", phone="12", send="Wie kan"),
        who=RECEPTIONIST,
        resident=False,
    ),
    Page(name="rollen", path="/desk/roles/", who="greetgreppelda@naast.demo", resident=False),
    Page(
        name="rollen-fout",
        path="/desk/roles/",
        steps=filled_in(mail="nieuw", send="Geef"),
        who="greetgreppelda@naast.demo",
        resident=False,
    ),
    Page(
        name="rol-beeindigen",
        path="/desk/roles/",
        steps=by_link("/end/"),
        who="greetgreppelda@naast.demo",
        resident=False,
    ),
    Page(name="informeel", path="/desk/informal/", who="carla@naast.demo", resident=False),
    Page(
        name="informeel-english", path="/en/desk/informal/", who="carla@naast.demo", resident=False
    ),
    Page(name="hoe-vaak-getoond", path="/desk/shown/", who="carla@naast.demo", resident=False),
    Page(
        name="hoe-vaak-getoond-english",
        path="/en/desk/shown/",
        who="carla@naast.demo",
        resident=False,
    ),
    Page(name="klachten", path="/desk/complaints/", who="ypeturfdam@naast.demo", resident=False),
    *(
        Page(
            name=name,
            path="/desk/complaints/",
            steps=lambda tab, words=words: tab.goto(
                tab.locator("main li", has_text=words).locator("a").first.get_attribute("href")
                or ""
            ),
            who="ypeturfdam@naast.demo",
            resident=False,
        )
        for name, words in {
            "klacht-te-beantwoorden": "antwoord vóór",
            "klacht-beantwoord": "Beantwoord op",
        }.items()
    ),
    *(
        Page(
            name=name,
            path="/desk/complaints/",
            steps=in_turn(by_link(r"/complaints/[0-9a-f-]{36}/", "/longer/"), *more),
            who="ypeturfdam@naast.demo",
            resident=False,
        )
        for name, more in {"klacht-langer": (), "klacht-langer-fout": (filled_in(),)}.items()
    ),
    Page(name="nieuwe-code", path="/desk/new-code/", who="sietske@naast.demo", resident=False),
    Page(
        name="nieuwe-code-fout",
        path="/desk/new-code/",
        who="sietske@naast.demo",
        steps=filled_in(phone="0612", first_name="Tjitske"),
        resident=False,
    ),
    Page(
        name="berichten-team",
        path="/desk/unanswered/",
        who="karin@naast.demo",
        resident=False,
    ),
    Page(name="te-bellen", path="/desk/call-backs/", who="carla@naast.demo", resident=False),
)
