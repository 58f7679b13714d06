"""The pages of Naast, once: what the nets over accessibility, weight and pictures go through.

A page that is not here is caught by none of them. `who` is a demo account by its e-mail address, or
None for a visitor; `steps` brings a visitor where an address alone does not lead.
"""

import base64
import hmac
import re
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from playwright.sync_api import FilePayload
from playwright.sync_api import Page as Tab

from naast.core.files.tests.pictures import photo

Steps = Callable[[Tab], None]

RESEARCHER = "nelgaasthof@naast.demo"
AN_AIM = r"/ambitions/[0-9a-f-]{36}/$"
A_SELF_TEST = r"/self-test/[0-9a-f-]{36}/$"
FILE = "/desk/steering/wetterwald/independence/"
VISION = "/desk/steering/wetterwald/vision/"
A_VISION = r"/vision/[0-9a-f-]{36}/$"
A_ROUND = r"/inventory/[0-9a-f-]{36}/$"


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page: its name (of the picture, too), its address, who looks, and how one gets there."""

    name: str
    path: str
    who: str | None = None
    steps: Steps | None = None
    # Where a resident reads; staff sit behind a desk with a wire.
    resident: bool = True
    status: int = 200

    def __str__(self) -> str:
        return self.name


def by_link(*addresses: str) -> Steps:
    """Follow, one after the other, the first link in the page whose address has this in it."""

    def steps(tab: Tab) -> None:
        for address in addresses:
            links = [link.get_attribute("href") or "" for link in tab.locator("main a").all()]
            tab.goto(next(link for link in links if re.search(address, link)))

    return steps


def last_link(address: str) -> Steps:
    """Follow the last link in the page whose address has this in it."""

    def steps(tab: Tab) -> None:
        links = [link.get_attribute("href") or "" for link in tab.locator("main a").all()]
        tab.goto([link for link in links if re.search(address, link)][-1])

    return steps


def from_file_of(first_name: str, address: str) -> Steps:
    """Open the file of a resident of the demo, and follow the link that has `address` in it."""

    def steps(tab: Tab) -> None:
        tab.locator("main details:has(button[name=code]) > summary").first.click()
        tab.locator("button[name=code]", has_text=first_name).click()
        by_link(address)(tab)

    return steps


def all_unfolded(tab: Tab) -> None:
    """Unfold all that a page keeps folded."""
    for one in tab.locator("main details > summary").all():
        one.click()


def code_of(tab: Tab, first_name: str) -> str:
    """Return the code that the page of the demo gives of a resident whose story is told."""
    tab.goto("/demo/")
    buttons = tab.locator("button[name=code]").filter(has_text=first_name)
    return buttons.first.get_attribute("value") or ""


def enter(tab: Tab, path: str, first_name: str) -> None:
    """Fill in the code of a resident on the page at `path`, and send it."""
    code = code_of(tab, first_name)
    tab.goto(path)
    tab.locator("input[name=code]").fill(code)
    tab.locator("main button[type=submit]").first.click()
    tab.wait_for_load_state()


def with_code(first_name: str, *, then: Steps | None = None) -> Steps:
    """Open the file of a resident whose story is told, with her code."""

    def steps(tab: Tab) -> None:
        enter(tab, "/wetterwald/mijn-dossier/", first_name)
        if then:
            then(tab)

    return steps


def with_pin(*addresses: str, then: Steps | None = None) -> Steps:
    """Open the file of the resident of the demo who set a PIN, and follow links from there."""

    def steps(tab: Tab) -> None:
        code = code_of(tab, "Lisanne")
        pin = tab.locator("input[name=pin]").first.get_attribute("value") or ""
        tab.goto("/wetterwald/mijn-dossier/")
        filled_in(code=code, pin=pin)(tab)
        by_link(*addresses)(tab)
        if then:
            then(tab)

    return steps


def linked_with(first_name: str) -> Steps:
    """Link the file that is open with one at the municipality, and go to what is shared."""
    return lambda tab: enter(tab, "/wetterwald/mijn-dossier/koppelen/", first_name)


def about_to_share(tab: Tab) -> None:
    """Fill in what would be shared, and look at it."""
    linked_with("Boukje")(tab)
    in_a_month = date.today() + timedelta(days=30)  # noqa: DTZ011 (the site goes by the wall clock)
    tab.locator("input[name=wat][value=plan]").check()
    tab.locator("textarea[name=plan]").fill("Ik wil zelf weer koken, met een stoel erbij.")
    tab.locator("input[name=met]").first.check()
    tab.locator("input[name=waarvoor][value=decision]").check()
    tab.locator("input[name=tot]").fill(in_a_month.isoformat())
    tab.locator("main button[type=submit]").last.click()
    tab.wait_for_load_state()


def about_to_share_outside(tab: Tab) -> None:
    """Fill in what would be shared with somebody who has no file here, and look at it."""
    in_a_week = date.today() + timedelta(days=7)  # noqa: DTZ011 (the site goes by the wall clock)
    tab.locator("input[name=wat][value=goals]").check()
    tab.locator("input[name=met][value=anders]").check()
    tab.locator("input[name=wie]").fill("Mijn dochter")
    tab.locator("input[name=waarvoor][value=help]").check()
    tab.locator("input[name=tot]").fill(in_a_week.isoformat())
    filled_in(send="Bekijk")(tab)


def read_with_a_code(tab: Tab) -> None:
    """Share something, and read it with the code as who got it."""
    in_turn(by_link("/delen/"), about_to_share_outside, filled_in(send="Deel dit"))(tab)
    code = " ".join(tab.locator(".naast-code__words span").all_inner_texts())
    tab.context.clear_cookies()
    tab.goto("/wetterwald/gedeeld/")
    filled_in(code=code)(tab)


HSDS_FILE = (
    b'[{"id": "a1", "name": "Samen eten", "description": "Elke week een maaltijd.",'
    b' "application_process": "Bel gerust.", "organization": {"name": "Buurthuis"},'
    b' "attributes": [{"link_type": "topic", "value": "people"}]}]'
)


HSDS_PLACES = (
    b'{"organizations": [{"id": "o1", "name": "Buurthuis De Ploeg", "email": "post@ploeg.example",'
    b' "phones": [{"number": "0999 12 34 56"}]}, {"id": "o2", "name": "Stichting Skouder"}],'
    b' "locations": [{"id": "l1", "name": "De Ploeg", "description": "Kerkstraat 1, Buorren",'
    b' "accessibility": [{"description": "Zonder drempel"}], "schedules": [{"freq": "WEEKLY",'
    b' "byday": "TU,TH", "opens_at": "09:00", "closes_at": "12:00"}]}]}'
)


def with_photo(tab: Tab) -> None:
    """Show a photo of nobody on her card."""
    kept: FilePayload = {"name": "ik.png", "mimeType": "image/png", "buffer": photo()}
    tab.locator("input[type=file]").set_input_files(kept)
    tab.locator("input[name=yes]").check()
    filled_in(send="Laat deze foto zien")(tab)


def with_file(content: bytes) -> Steps:
    """Send a file of the social map, and look what it would change."""

    def steps(tab: Tab) -> None:
        kept = {"name": "kaart.json", "mimeType": "application/json", "buffer": content}
        tab.locator("input[type=file]").set_input_files(kept)
        tab.locator("input[name=source]").fill("De sociale kaart van de streek")
        tab.locator("select[name=kind], input[name=kind]").first.wait_for()
        tab.locator("main button[type=submit]").last.click()
        tab.wait_for_load_state()

    return steps


CODES = (
    "municipality;table;code",
    "Wetterwâld;profile;3",
    "Wetterwâld;steering_role;sets_conditions",
    "Wetterwâld;ambition;insight_in_use",
    "Heidehoven;profile;3",
    "Heidehoven;steering_role;develops_jointly",
)
WRONG_CODES = (*CODES, "Nergens;profile;1", "Havenstad;ambition;beter", "Heidehoven;profile;4")


def with_codes(*lines: str) -> Steps:
    """Send a file with codes of a round, and look what it would keep."""

    def steps(tab: Tab) -> None:
        kept = {"name": "codes.csv", "mimeType": "text/csv", "buffer": "\n".join(lines).encode()}
        tab.locator("input[type=file]").set_input_files(kept)
        with tab.expect_navigation():
            tab.locator("main button[type=submit]").last.click()

    return steps


def choosing_nobody(tab: Tab) -> None:
    """Choose nobody who goes on, and send the list."""
    for one in tab.locator("main select[name^=to_]").all():
        one.select_option("")
    with tab.expect_navigation():
        tab.locator("main form button[type=submit]:not([formaction])").first.click()


def bringing_half_a_map(tab: Tab) -> None:
    """Bring a file with one zone that we know, and one that we do not."""
    ring = "[[[190000, 560000], [191000, 560000], [191000, 562000], [190000, 560000]]]"
    features = ", ".join(
        f'{{"type": "Feature", "properties": {{"naam": "{name}"}},'
        f' "geometry": {{"type": "Polygon", "coordinates": {ring}}}}}'
        for name in ("Buorren", "Nergenshuizen")
    )
    raw = f'{{"type": "FeatureCollection", "features": [{features}]}}'.encode()
    file = FilePayload(name="wijken.geojson", mimeType="application/geo+json", buffer=raw)
    tab.locator("main input[type=file]").set_input_files(file)
    with tab.expect_navigation():
        tab.locator("main form button[type=submit]").first.click()


def undecided(tab: Tab) -> None:
    """Go to the first matter in which nothing is decided yet; take a question if there is none."""
    links = [link.get_attribute("href") or "" for link in tab.locator("main a").all()]
    for link in links:
        if re.search(r"/matters/[0-9a-f-]{36}/$", link):
            tab.goto(link)
            if tab.locator('main a[href$="/decide/"]').count():
                return
    tab.goto("/desk/matters/")
    with tab.expect_navigation():
        tab.locator('main form[action$="/take/"] button').first.click()


def by_matter_with(address: str) -> Steps:
    """Go to the first matter that has a link with `address` in it, and follow that."""

    def steps(tab: Tab) -> None:
        links = [link.get_attribute("href") or "" for link in tab.locator("main a").all()]
        for link in links:
            if re.search(r"/matters/[0-9a-f-]{36}/$", link):
                tab.goto(link)
                found = tab.locator(f'main a[href$="{address}"]')
                if found.count():
                    tab.goto(found.first.get_attribute("href") or "")
                    return
        raise AssertionError(address)

    return steps


def in_undecided(*addresses: str) -> Steps:
    def steps(tab: Tab) -> None:
        undecided(tab)
        by_link(*addresses)(tab)

    return steps


def in_turn(*each: Steps) -> Steps:
    """Do one after the other."""

    def steps(tab: Tab) -> None:
        for step in each:
            step(tab)

    return steps


def unfolded(tab: Tab) -> None:
    """Open what is folded away on the page."""
    tab.locator("main summary").first.click()


def filled_in(*, send: str = "", **fields: str) -> Steps:
    """Fill in the form of the page, right or wrong, and send it."""

    def steps(tab: Tab) -> None:
        for name, text in fields.items():
            tab.fill(f"main [name={name}]", text)
        with tab.expect_navigation():
            tab.locator("main form button[type=submit]", has_text=send).first.click()

    return steps


def says(words: str) -> Steps:
    """Look whether the page is still the one that it is here for: the demo world changes."""

    def steps(tab: Tab) -> None:
        assert words in tab.locator("main").inner_text(), (tab.url, words)

    return steps


OBJECTION = r"/desk/objections/[0-9a-f-]{36}/$"
ONE_WHY = r"/desk/why/[0-9a-f-]{36}/"


OUR_HOURS, POINT_HOURS = r"/hours/organisations/\d+/$", r"/hours/points/\d+/$"


def on_answered(address: str) -> Steps:
    """Follow the link of the first line of a list that was answered."""

    def steps(tab: Tab) -> None:
        line = tab.locator("main li", has_text="Beantwoord op")
        tab.goto(line.locator(f"a[href*='{address}']").first.get_attribute("href") or "")

    return steps


def closed_file(tab: Tab, first_name: str, link: str) -> str:
    """Return the number of a file that is closed, as it stands in a link of her own page."""
    there = tab.context.browser.new_context(  # type: ignore[union-attr]
        base_url=tab.evaluate("location.origin")
    )
    hers = there.new_page()
    enter(hers, "/wetterwald/mijn-dossier/", first_name)
    address = hers.locator(f"main a[href*='{link}']").first.get_attribute("href") or ""
    there.close()
    return address.rstrip("/").rsplit("/", 1)[-1]


def too_late(first_name: str, link: str, *addresses: str) -> Steps:
    """Fill in a form of a file that runs, and send it to one that was closed meanwhile."""

    def steps(tab: Tab) -> None:
        closed = closed_file(tab, first_name, link)
        by_link(*addresses)(tab)
        tab.locator("main textarea").first.fill("Wij spraken over de brieven van deze week.")
        tab.locator("main form:has(textarea)").evaluate(
            "(form, closed) => { form.action = location.pathname"
            ".replace(/[0-9a-f-]{36}/, closed) }",
            closed,
        )
        with tab.expect_navigation():
            tab.locator("main form:has(textarea) button[type=submit]").first.click()

    return steps


def twice(tab: Tab) -> None:
    """Send the same question twice, as who presses the button and then goes back."""
    tab.locator("main textarea").first.fill("Ik durf de post niet open te doen.")
    sent = tab.locator("main form:has(textarea)").evaluate(
        "form => Object.fromEntries(new FormData(form))"
    )
    tab.request.post(tab.url, form=sent, headers={"Referer": tab.url})
    with tab.expect_navigation():
        tab.locator("main form:has(textarea) button[type=submit]").first.click()


def closed_meanwhile(tab: Tab) -> None:
    """Write a message in a file that closed on this device since the page was opened."""
    tab.locator("main textarea").first.fill("Dinsdag kan ik niet.")
    tab.context.clear_cookies(name="naast")
    with tab.expect_navigation():
        tab.locator("main form:has(textarea) button[type=submit]").first.click()


def without_token(tab: Tab) -> None:
    """Send the form of the page with a token that is no longer good."""
    tab.locator("main input[name=csrfmiddlewaretoken]").first.evaluate("it => it.value = 'old'")
    filled_in()(tab)


def notified(tab: Tab) -> None:
    """Note what somebody notifies by phone, after it was read out what the law has her told."""
    tab.fill("main textarea[name=words]", "Het lukt niet meer om de was te doen.")
    tab.locator("main label:has(input[name=told])").click()
    filled_in(first_name="Jelske")(tab)


def with_decision(tab: Tab) -> None:
    """Go to the first matter in which something is decided."""
    decided = tab.locator("main li", has_text="besloten")
    tab.goto(decided.locator("a").first.get_attribute("href") or "")


def with_second_step(tab: Tab) -> None:
    """Add a phone, if it is not there yet, and go to the recovery codes."""
    tab.goto("/accounts/second-step/")
    if tab.locator('main a[href$="/set-up/"]').count():
        tab.goto("/accounts/second-step/set-up/")
        secret = tab.locator("main code").inner_text()
        filled_in(code=six_digits(secret, at=time.time()))(tab)
    tab.goto("/accounts/recovery-codes/")


def six_digits(secret: str, *, at: float) -> str:
    """Return what an app shows at this second (RFC 6238)."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(at) // 30), "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def call_me_on(number: str) -> Steps:
    """Ask to be called on this number."""

    def steps(tab: Tab) -> None:
        tab.locator("main input[type=radio]").nth(1).check()
        filled_in(phone=number)(tab)

    return steps


def in_talk(questions: int) -> Steps:
    """Prepare a talk, and answer the first questions; all of them lead to the plan."""

    def steps(tab: Tab) -> None:
        for number in range(questions):
            if number == 1:
                tab.locator("input[name=over][value=money]").check()
                tab.locator("input[name=over][value=caring]").check()
            for words in tab.locator("main textarea").all():
                words.fill("Ik wil weer zelf koken. Lang staan lukt niet.")
            for tick in tab.locator("main input[name=lijst]").all()[:2]:
                tick.check()
            with tab.expect_navigation():
                tab.locator("main form button[type=submit]").first.click()

    return steps


def pressed(words: str) -> Steps:
    """Press the button with these words."""

    def steps(tab: Tab) -> None:
        with tab.expect_navigation():
            tab.locator("main button", has_text=words).first.click()

    return steps


def chosen(**values: str) -> Steps:
    """Choose radio buttons by their values."""

    def steps(tab: Tab) -> None:
        for name, value in values.items():
            tab.locator(f"main input[name={name}][value={value}]").check()

    return steps


def on_new_worry(tab: Tab) -> None:
    """Open the worry to which nobody goes yet."""
    line = tab.locator("main tr", has_text="Nog niemand")
    tab.goto(line.locator("a[href*='/worries/']").first.get_attribute("href") or "")


ONE_VISIT, ONE_IN_SIGHT = r"/visits/[0-9a-f-]{36}/", r"/in-sight/[0-9a-f-]{36}/"


def invited(tab: Tab) -> None:
    """Make a code for whom somebody asked, close the file, and come as the other with the code."""
    with_code("Hiltsje", then=in_turn(by_link("/vraag/"), pressed("Maak de code")))(tab)
    code = " ".join(tab.locator(".naast-code__words span").all_inner_texts())
    tab.goto("/wetterwald/mijn-dossier/")
    pressed("Sluit mijn dossier")(tab)
    tab.goto("/wetterwald/mijn-dossier/")
    filled_in(code=code)(tab)


def of_resident(first_name: str, *addresses: str) -> Steps:
    """Open the case of a resident from the list, and follow links on from there."""

    def steps(tab: Tab) -> None:
        link = tab.locator("main a[href*='/cases/']", has_text=first_name).first
        tab.goto(link.get_attribute("href") or "")
        by_link(*addresses)(tab)

    return steps


def too_long(tab: Tab) -> None:
    """Answer in more words than fit."""
    tab.locator("main textarea").evaluate("box => { box.maxLength = 9999 }")
    tab.locator("main textarea").fill("Zo gaat het nu. " * 400)
    with tab.expect_navigation():
        tab.locator("main form button[type=submit]").first.click()


def at(path: str) -> Steps:
    """Go to this address, with what the steps before brought."""

    def steps(tab: Tab) -> None:
        tab.goto(path)

    return steps


REVIEW = r"/independence/[0-9a-f-]{36}/"
RECEPTIONIST = "sietske@naast.demo"
MEITINKERS = "/wetterwald/vind-iemand/?wie=municipal"

PAGES = (
    Page(name="gemeente-kiezen", path="/"),
    Page(name="gemeente-niet-gevonden", path="/?q=nergens"),
    Page(name="home", path="/wetterwald/"),
    Page(name="home-english", path="/en/wetterwald/"),
    Page(name="home-heidehoven", path="/heidehoven/"),
    Page(name="inloop", path="/wetterwald/inloop/"),
    Page(name="inloop-dichtbij", path="/wetterwald/inloop/?waar=Wetterkant"),
    Page(name="inloop-fout", path="/wetterwald/inloop/", steps=filled_in(waar="Nergenshuizen")),
    Page(name="wat-is-er-nog", path="/wetterwald/wat-is-er-nog/"),
    Page(name="wat-is-er-nog-geld", path="/wetterwald/wat-is-er-nog/?over=money&waar=Wetterkant"),
    Page(
        name="wat-is-er-nog-fout",
        path="/wetterwald/wat-is-er-nog/",
        steps=filled_in(waar="Nergenshuizen"),
    ),
    Page(name="wat-is-er-nog-english", path="/en/havenstad/wat-is-er-nog/?over=caring"),
    Page(name="wat-is-ondersteuning", path="/wetterwald/wat-is-dit/"),
    Page(name="wat-is-ondersteuning-english", path="/en/wetterwald/wat-is-dit/"),
    Page(name="voor-naasten", path="/wetterwald/voor-naasten/"),
    Page(name="voor-naasten-english", path="/en/wetterwald/voor-naasten/"),
    Page(name="les", path="/wetterwald/voor-naasten/een-lastige-brief/"),
    Page(name="les-open", path="/wetterwald/voor-naasten/niet-overnemen/", steps=unfolded),
    Page(name="les-english", path="/en/wetterwald/voor-naasten/uw-eigen-grens/"),
    Page(name="hoe-is-het-hier", path="/wetterwald/hoe-is-het-hier/"),
    Page(name="hoe-is-het-hier-english", path="/en/wetterwald/hoe-is-het-hier/"),
    Page(name="hoe-is-het-hier-veenmond", path="/veenmond/hoe-is-het-hier/"),
    Page(name="uw-gegevens", path="/wetterwald/privacy/"),
    Page(name="uw-gegevens-english", path="/en/wetterwald/privacy/"),
    Page(name="uw-gegevens-open", path="/wetterwald/privacy/", steps=all_unfolded),
    Page(name="toegankelijkheid", path="/wetterwald/toegankelijkheid/"),
    Page(name="toegankelijkheid-english", path="/en/wetterwald/toegankelijkheid/"),
    Page(name="waarom-niet", path="/wetterwald/waarom-niet/"),
    Page(name="waarom-niet-english", path="/en/wetterwald/waarom-niet/"),
    Page(name="waarom-niet-fout", path="/wetterwald/waarom-niet/", steps=filled_in()),
    Page(name="waarom-niet-dank", path="/wetterwald/waarom-niet/?dank"),
    Page(name="talen", path="/wetterwald/talen/"),
    *(
        Page(
            name=f"taal-{code}-{name.rstrip('/') or 'home'}",
            path=f"/wetterwald/talen/{code}/{name}",
        )
        for code, names in {
            "ar": ("", "zoek/", "wat/", "papier/"),
            "uk": ("", "wat/"),
            "pl": ("", "zoek/"),
            "tr": ("",),
            "fy": ("", "papier/"),
        }.items()
        for name in names
    ),
    Page(name="home-havenstad", path="/havenstad/"),
    Page(name="home-veenmond", path="/veenmond/"),
    Page(name="meedoen", path="/wetterwald/meedoen/"),
    Page(name="meedoen-english", path="/en/wetterwald/meedoen/"),
    Page(name="meedoen-fout", path="/wetterwald/meedoen/", steps=filled_in()),
    Page(name="op-papier", path="/wetterwald/papier/"),
    Page(name="werkplek-papier", path="/desk/paper/", who="carla@naast.demo", resident=False),
    Page(name="gesprek", path="/wetterwald/gesprek/"),
    Page(name="gesprek-vraag", path="/wetterwald/gesprek/", steps=in_talk(1)),
    Page(name="gesprek-eigen-woorden", path="/wetterwald/gesprek/", steps=in_talk(2)),
    Page(name="gesprek-wie-mee", path="/wetterwald/gesprek/", steps=in_talk(12)),
    Page(name="gesprek-fout", path="/wetterwald/gesprek/", steps=in_turn(in_talk(2), too_long)),
    Page(name="gesprek-plan", path="/wetterwald/gesprek/", steps=in_talk(15)),
    Page(
        name="gesprek-bewaren",
        path="/wetterwald/gesprek/",
        steps=in_turn(in_talk(15), pressed("Bewaar")),
    ),
    Page(
        name="gesprek-iemand",
        path="/wetterwald/gesprek/",
        steps=in_turn(in_talk(15), pressed("ondersteuner bij mijn gesprek")),
    ),
    Page(
        name="gesprek-kies",
        path="/wetterwald/gesprek/",
        steps=in_turn(
            in_talk(15), pressed("ondersteuner bij mijn gesprek"), pressed("Laat ons iemand")
        ),
    ),
    Page(
        name="eigen-plan",
        path="/wetterwald/mijn-dossier/",
        steps=with_code(
            "Tjitske",
            then=in_turn(at("/wetterwald/gesprek/"), in_talk(15), pressed("Bewaar")),
        ),
    ),
    Page(name="gesprek-plan-english", path="/en/wetterwald/gesprek/", steps=in_talk(15)),
    Page(name="vind-iemand", path="/wetterwald/vind-iemand/"),
    Page(name="vind-iemand-hoe", path="/wetterwald/vind-iemand/hoe/"),
    Page(name="vergelijk", path="/wetterwald/vind-iemand/", steps=by_link("/vergelijk/")),
    Page(name="persoon", path="/wetterwald/vind-iemand/", steps=by_link("/mensen/")),
    Page(name="vind-iemand-hulp", path="/havenstad/vind-iemand/?hulp=weet-niet&wanneer=evening"),
    Page(
        name="vind-iemand-dichtbij",
        path="/wetterwald/vind-iemand/?geslacht=man&wanneer=weekend&hoe=video&thema=autism",
        steps=says("Niemand past precies"),
    ),
    Page(
        name="kies-voor-ander",
        path="/havenstad/vind-iemand/?voor=ander",
        steps=by_link("/mensen/", "/kies/"),
    ),
    Page(name="kies", path="/wetterwald/vind-iemand/", steps=by_link("/mensen/", "/kies/")),
    Page(name="kies-iemand", path="/wetterwald/kies/iemand/"),
    Page(
        name="vind-iemand-gekozen",
        path="/wetterwald/vind-iemand/?over=money&over=people&waar=Wetterkant&wie=lived",
    ),
    Page(
        name="vind-iemand-woorden",
        path="/wetterwald/vind-iemand/?z=5",
        steps=filled_in(zoek="mijn man is dement", send="Laat zien"),
    ),
    Page(
        name="vind-iemand-gevaar",
        path="/wetterwald/vind-iemand/?z=5",
        steps=filled_in(zoek="mijn man slaat mij", send="Laat zien"),
    ),
    Page(name="vind-iemand-niemand", path="/veenmond/vind-iemand/?over=caring&wie=lived&taal=ti"),
    Page(name="vind-iemand-english", path="/en/wetterwald/vind-iemand/?over=money"),
    Page(name="gemeente-kiezen-english", path="/en/"),
    Page(name="inloop-english", path="/en/wetterwald/inloop/"),
    Page(name="persoon-english", path="/en/wetterwald/vind-iemand/", steps=by_link("/mensen/")),
    Page(
        name="kies-english",
        path=f"/en{MEITINKERS}",
        steps=by_link("/mensen/", "/kies/"),
    ),
    Page(name="meitinker", path=MEITINKERS, steps=by_link("/mensen/")),
    Page(name="kies-meitinker", path=MEITINKERS, steps=by_link("/mensen/", "/kies/")),
    Page(
        name="kies-fout",
        path=MEITINKERS,
        steps=in_turn(
            by_link("/mensen/", "/kies/"), filled_in(telefoon="0612", mail="wiebrich", send="Stuur")
        ),
    ),
    Page(
        name="code",
        path="/wetterwald/kies/iemand/",
        steps=filled_in(voornaam="Wiebrich", vraag="Ik zie door de brieven het bos niet meer."),
    ),
    Page(name="dossier-deur", path="/wetterwald/mijn-dossier/"),
    Page(
        name="dossier-deur-fout",
        path="/wetterwald/mijn-dossier/",
        steps=filled_in(code="appel boom fiets water stoel 12"),
    ),
    *(
        Page(name=name, path="/wetterwald/mijn-dossier/", steps=steps)
        for name, steps in {
            "mijn-dossier": with_code("Tjitske"),
            "mijn-dossier-english": with_code("Tjitske", then=at("/en/wetterwald/mijn-dossier/")),
            "mijn-dossier-wacht": with_code("Sipke"),
            "mijn-dossier-samen": with_code("Folkert"),
            "mijn-dossier-vervanger": with_code("Jantsje"),
            "berichten": with_code("Tjitske", then=by_link("/berichten/")),
            "berichten-english": with_code(
                "Tjitske", then=at("/en/wetterwald/mijn-dossier/berichten/")
            ),
            "berichten-fout": with_code(
                "Tjitske", then=in_turn(by_link("/berichten/"), filled_in(send="Verstuur"))
            ),
            "berichten-niemand": with_code(
                "Rianne", then=at("/wetterwald/mijn-dossier/berichten/")
            ),
            "eigen-tijden": with_code("Boukje", then=at("/wetterwald/mijn-dossier/tijden/")),
            "eigen-tijden-fout": with_code(
                "Keimpe", then=in_turn(at("/wetterwald/mijn-dossier/tijden/"), filled_in())
            ),
            "eigen-afspraak": with_code("Boukje", then=by_link("/afspraak/")),
            "eigen-verslag": with_code("Boukje", then=by_link("/verslag/")),
            "eigen-verslag-fout": with_code(
                "Boukje", then=in_turn(by_link("/verslag/"), filled_in())
            ),
            "eigen-verslag-beantwoord": with_code("Keimpe", then=by_link("/verslag/")),
            "berichten-gemeente": with_code("Boukje", then=by_link("/berichten/")),
            "documenten": with_code("Tjitske", then=by_link("/documenten/")),
            "documenten-english": with_code(
                "Tjitske", then=at("/en/wetterwald/mijn-dossier/documenten/")
            ),
            "documenten-fout": with_code(
                "Tjitske", then=in_turn(by_link("/documenten/"), filled_in(send="Voeg"))
            ),
            "klopt-niet": with_code("Tjitske", then=by_link("/klopt-niet/gesprek/")),
            "klopt-niet-trede": with_code("Folkert", then=by_link("/klopt-niet/trede/")),
            "klopt-niet-afgesloten": with_code("Rianne", then=by_link("/klopt-niet/")),
            "klopt-niet-besluit": with_code("Keimpe", then=by_link("/klopt-niet/besluit/")),
            "klopt-niet-fout": with_code(
                "Tjitske", then=in_turn(by_link("/klopt-niet/gesprek/"), filled_in(send="Zet"))
            ),
            "waarom": with_code("Tjitske", then=by_link("/waarom/")),
            "waarom-english": with_code(
                "Tjitske", then=in_turn(at("/en/wetterwald/mijn-dossier/"), by_link("/waarom/"))
            ),
            "waarom-gemeente": with_code("Boukje", then=by_link("/waarom/")),
            "waarom-niemand": with_code("Neeltje", then=last_link("/waarom/")),
            "mijn-veiligheid": with_code("Tjitske", then=by_link("/zorgen/")),
            "brieven": with_code("Tjitske", then=by_link("/brieven/")),
            "brieven-english": with_code(
                "Tjitske", then=at("/en/wetterwald/mijn-dossier/brieven/")
            ),
            "antwoorden": with_code("Folkert", then=at("/wetterwald/mijn-dossier/antwoorden/")),
            "antwoorden-gemeente": with_code(
                "Keimpe", then=at("/wetterwald/mijn-dossier/antwoorden/")
            ),
            "antwoorden-leeg": with_code("Sipke", then=at("/wetterwald/mijn-dossier/antwoorden/")),
            "antwoorden-english": with_code(
                "Folkert", then=at("/en/wetterwald/mijn-dossier/antwoorden/")
            ),
            "waarom-fout": with_code("Tjitske", then=in_turn(by_link("/waarom/"), too_long)),
            "kies-opnieuw": with_code(
                "Sipke", then=in_turn(at("/wetterwald/vind-iemand/"), by_link("/mensen/", "/kies/"))
            ),
            "mijn-dossier-afgesloten": with_code("Rianne"),
            "mijn-dossier-gemeente": with_code("Boukje"),
            "mijn-dossier-besluit": with_code("Keimpe"),
            "bezwaar-maken": with_code("Boukje", then=by_link("/oneens/")),
            "bezwaar-maken-fout": with_code("Boukje", then=in_turn(by_link("/oneens/"), too_long)),
            "bezwaar-maken-english": with_code(
                "Boukje", then=in_turn(at("/en/wetterwald/mijn-dossier/"), by_link("/oneens/"))
            ),
            "bezwaar": with_code("Boukje", then=by_link("/bezwaar/")),
            "bezwaar-english": with_code(
                "Boukje", then=in_turn(at("/en/wetterwald/mijn-dossier/"), by_link("/bezwaar/"))
            ),
            "bezwaar-fout": with_code(
                "Boukje", then=in_turn(by_link("/bezwaar/"), filled_in(send="Voeg"))
            ),
            "bezwaar-gewonnen": with_code("Keimpe", then=by_link("/bezwaar/")),
            "delen-eerst-koppelen": with_code("Tjitske", then=by_link("/delen/")),
            "delen-fout": with_code(
                "Roelfien", then=in_turn(by_link("/delen/"), filled_in(send="Bekijk"))
            ),
        }.items()
    ),
    *(
        Page(name=name, path="/wetterwald/mijn-dossier/", steps=with_code("Roelfien", then=then))
        for name, then in {
            "dossier-inwoner": None,
            "koppelen": by_link("/delen/", "/koppelen/"),
            "delen": linked_with("Boukje"),
            "delen-buiten": in_turn(by_link("/delen/"), about_to_share_outside),
            "delen-code": in_turn(
                by_link("/delen/"), about_to_share_outside, filled_in(send="Deel dit")
            ),
            "gedeeld-gelezen": read_with_a_code,
            "delen-voorbeeld": about_to_share,
        }.items()
    ),
    Page(name="gedeeld", path="/wetterwald/gedeeld/"),
    Page(
        name="gedeeld-fout",
        path="/wetterwald/gedeeld/",
        steps=filled_in(send="Lees het", code="appel boom roos"),
    ),
    Page(name="niet-gevonden", path="/wetterwald/bestaat-niet/", status=404),
    Page(name="niet-verder", path="/wetterwald/mijn-dossier/", steps=without_token),
    # What came too late (409): it is given back, and nothing is lost.
    Page(name="te-laat-al-gevraagd", path="/wetterwald/kies/iemand/", steps=twice),
    Page(
        name="te-laat-bericht",
        path="/wetterwald/mijn-dossier/",
        steps=with_code("Tjitske", then=in_turn(by_link("/berichten/"), closed_meanwhile)),
    ),
    Page(
        name="te-laat-dossier",
        path="/desk/cases/",
        steps=too_late(
            "Rianne", "/klopt-niet/achter-de-vraag/", r"/cases/[0-9a-f-]{36}/", "/question/"
        ),
        who="jildou@naast.demo",
        resident=False,
    ),
    Page(
        name="te-laat-zaak",
        path="/desk/matters/",
        steps=too_late("Keimpe", "/klopt-niet/besluit/", r"/matters/[0-9a-f-]{36}/$", "/question/"),
        who="nadia@naast.demo",
        resident=False,
    ),
    Page(name="er-ging-iets-mis", path="/patterns/?error=500", status=500),
    Page(name="er-ging-veel-mis", path="/static/ui/500.html"),
    Page(
        name="koppelen-fout",
        path="/wetterwald/mijn-dossier/",
        steps=with_code(
            "Tjitske",
            then=in_turn(by_link("/delen/", "/koppelen/"), filled_in(code="appel boom")),
        ),
    ),
    Page(name="vind-iemand-fout", path="/wetterwald/vind-iemand/?waar=Nergenshuizen&wie=x"),
    Page(name="onderdelen", path="/patterns/"),
    Page(name="onderdelen-medewerker", path="/patterns/?staff", resident=False),
    Page(name="inloggen", path="/accounts/login/", resident=False),
    Page(
        name="inloggen-fout",
        path="/accounts/login/",
        steps=filled_in(login="harm@naast.demo", password="fout"),
        resident=False,
    ),
    Page(name="wachtwoord-vergeten", path="/accounts/password/reset/", resident=False),
    Page(
        name="wachtwoord-vergeten-fout",
        path="/accounts/password/reset/",
        steps=filled_in(email="harm"),
        resident=False,
    ),
    Page(name="link-werkt-niet", path="/accounts/password/reset/key/1-a-b/", resident=False),
    Page(name="demo-accounts", path="/demo/", resident=False),
    Page(name="werkplek-begin", path="/desk/", who="gea@naast.demo", resident=False),
    Page(name="wat-ik-bekeek", path="/desk/looked/", who="gea@naast.demo", resident=False),
    Page(name="mijn-foto", path="/desk/my-card/photo/", who="nadia@naast.demo", resident=False),
    Page(
        name="mijn-foto-fout",
        path="/desk/my-card/photo/",
        who="nadia@naast.demo",
        steps=filled_in(send="Laat deze foto zien"),
        resident=False,
    ),
    Page(
        name="mijn-foto-te-zien",
        path="/desk/my-card/photo/",
        who="nadia@naast.demo",
        steps=with_photo,
        resident=False,
    ),
    Page(name="mijn-kaartje", path="/desk/my-card/", who="harm@naast.demo", resident=False),
    *(
        Page(name=name, path=path, steps=steps, who=who, resident=False)
        for name, path, who, steps in (
            ("mijn-gegevens", "/desk/my-details/", "harm@naast.demo", None),
            ("mijn-gegevens-english", "/en/desk/my-details/", "harm@naast.demo", None),
            (
                "mijn-gegevens-fout",
                "/desk/my-details/",
                "harm@naast.demo",
                filled_in(send="Bewaar", away_from="2099-07-01"),
            ),
            ("mijn-agenda", "/desk/my-details/calendar/", "harm@naast.demo", None),
            ("mijn-agenda-leeg", "/desk/my-details/calendar/", "jildou@naast.demo", None),
            ("mijn-agenda-english", "/en/desk/my-details/calendar/", "harm@naast.demo", None),
            (
                "mijn-agenda-adres",
                "/desk/my-details/calendar/",
                "harm@naast.demo",
                pressed("Maak een nieuw adres"),
            ),
            ("mijn-agenda-telt", "/desk/my-details/busy/", "harm@naast.demo", None),
            ("mijn-agenda-telt-english", "/en/desk/my-details/busy/", "harm@naast.demo", None),
            ("mijn-agenda-telt-niet", "/desk/my-details/busy/", "jildou@naast.demo", None),
            (
                "mijn-agenda-telt-fout",
                "/desk/my-details/busy/",
                "harm@naast.demo",
                filled_in(send="Laat deze agenda meetellen", address="http://agenda"),
            ),
            ("mijn-agenda-telt-stuk", "/desk/my-details/busy/", "nadia@naast.demo", None),
            ("mijn-agenda-bestand", "/desk/my-details/busy/file/", "harm@naast.demo", None),
            ("wie-wil-helpen", "/desk/people/applications/", "carla@naast.demo", None),
            (
                "toelaten",
                "/desk/people/applications/",
                "carla@naast.demo",
                by_link(r"/applications/[0-9a-f-]{36}/admit/"),
            ),
            ("uw-mensen", "/desk/people/", "carla@naast.demo", None),
            ("uw-mensen-english", "/en/desk/people/", "carla@naast.demo", None),
            ("papieren", "/desk/people/", "carla@naast.demo", by_link(r"/people/[0-9a-f-]{36}/")),
            (
                "wie-achter-haar",
                "/desk/people/",
                "carla@naast.demo",
                by_link(r"/people/[0-9a-f-]{36}/", r"/supervisor/"),
            ),
            ("in-welke-dossiers", "/desk/behind/cases/", "tjeerdsluisveld@naast.demo", None),
            (
                "in-welke-dossiers-english",
                "/en/desk/behind/cases/",
                "tjeerdsluisveld@naast.demo",
                None,
            ),
            ("meedenken", "/desk/think-along/", "harm@naast.demo", None),
            ("meedenken-english", "/en/desk/think-along/", "harm@naast.demo", None),
            ("meedenken-leeg", "/desk/think-along/", "mats@naast.demo", None),
            (
                "meedenken-antwoord",
                "/desk/think-along/",
                "harm@naast.demo",
                by_link(r"/think-along/[0-9a-f-]{36}/"),
            ),
            (
                "meedenken-vraag",
                "/desk/cases/",
                "jildou@naast.demo",
                by_link(r"/cases/[0-9a-f-]{36}/", r"/think-along/$"),
            ),
            (
                "meedenken-vraag-herkend",
                "/desk/cases/",
                "jildou@naast.demo",
                in_turn(
                    by_link(r"/cases/[0-9a-f-]{36}/", r"/think-along/$"),
                    filled_in(question="Wat helpt iemand in Wetterkant die niet durft te bellen?"),
                ),
            ),
            ("in-welke-dossiers-leeg", "/desk/behind/cases/", "mats@naast.demo", None),
            (
                "achter-een-dossier",
                "/desk/behind/cases/",
                "tjeerdsluisveld@naast.demo",
                by_link(r"/behind/cases/[0-9a-f-]{36}/"),
            ),
            (
                "gevraagd-achter-een-dossier",
                "/desk/behind/cases/",
                "tjeerdsluisveld@naast.demo",
                by_link(r"/desk/along/[0-9a-f-]{36}/"),
            ),
            (
                "gevraagd-te-vervangen",
                "/desk/today/",
                "harm@naast.demo",
                by_link(r"/desk/along/[0-9a-f-]{36}/"),
            ),
            *(
                (
                    f"wie-erbij-{name}",
                    "/desk/cases/",
                    "jildou@naast.demo",
                    by_link(r"/cases/[0-9a-f-]{36}/", rf"/{part}/$"),
                )
                for name, part in (
                    ("achter", "behind"),
                    ("vervangt", "stand-in"),
                    ("samen", "together"),
                )
            ),
            (
                "wie-erbij-vervangt-fout",
                "/desk/cases/",
                "jildou@naast.demo",
                in_turn(by_link(r"/cases/[0-9a-f-]{36}/", r"/stand-in/$"), filled_in()),
            ),
            ("achter-wie-ik-sta", "/desk/behind/", "tjeerdsluisveld@naast.demo", None),
            ("achter-wie-ik-sta-english", "/en/desk/behind/", "tjeerdsluisveld@naast.demo", None),
            ("achter-wie-ik-sta-leeg", "/desk/behind/", "mats@naast.demo", None),
            ("wat-geldt", "/desk/people/terms/", "carla@naast.demo", None),
            ("wat-geldt-english", "/en/desk/people/terms/", "carla@naast.demo", None),
            ("wat-geldt-leeg", "/desk/people/terms/", "karin@naast.demo", None),
            ("wat-geldt-fout", "/desk/people/terms/", "carla@naast.demo", filled_in()),
            (
                "mijn-onafhankelijkheid",
                "/desk/my-card/",
                "harm@naast.demo",
                by_link("/independence/"),
            ),
            (
                "onafhankelijkheid-van-iemand",
                "/desk/people/",
                "carla@naast.demo",
                by_link(r"/people/[0-9a-f-]{36}/", "/independence/"),
            ),
            (
                "onafhankelijkheid-van-iemand-english",
                "/en/desk/people/",
                "carla@naast.demo",
                by_link(r"/people/[0-9a-f-]{36}/", "/independence/"),
            ),
            (
                "papieren-fout",
                "/desk/people/",
                "carla@naast.demo",
                in_turn(by_link(r"/people/[0-9a-f-]{36}/"), filled_in(send="Bewaar")),
            ),
            ("wat-wordt-gevraagd", "/desk/people/asked/", "carla@naast.demo", None),
            ("wat-wordt-gevraagd-fout", "/desk/people/asked/", "carla@naast.demo", filled_in()),
        )
    ),
    *(
        Page(name=name, path=path, steps=steps, who=who, resident=False)
        for name, path, who, steps in (
            ("leren", "/desk/training/", "harm@naast.demo", None),
            ("leren-coordinator", "/desk/training/", "carla@naast.demo", None),
            ("leren-english", "/en/desk/training/", "carla@naast.demo", None),
            ("leren-leeg", "/desk/training/", "karin@naast.demo", None),
            ("leren-wie-mist-wat", "/desk/training/backed/", "carla@naast.demo", None),
            ("leren-wie-mist-wat-english", "/en/desk/training/backed/", "carla@naast.demo", None),
            ("leren-wie-mist-wat-leeg", "/desk/training/backed/", "karin@naast.demo", None),
            (
                "leren-wie-komt",
                "/desk/training/",
                "carla@naast.demo",
                by_link(r"/meetings/[0-9a-f-]{36}/$", r"/people/$"),
            ),
            (
                "leren-wie-komt-fout",
                "/desk/training/",
                "carla@naast.demo",
                in_turn(by_link(r"/meetings/[0-9a-f-]{36}/$", r"/people/$"), filled_in()),
            ),
            (
                "leren-wat-veranderde",
                "/desk/training/",
                "carla@naast.demo",
                in_turn(last_link(r"/meetings/[0-9a-f-]{36}/"), by_link(r"/changed/$")),
            ),
            (
                "samen-over-dossiers",
                "/desk/training/",
                "harm@naast.demo",
                by_link(r"/meetings/[0-9a-f-]{36}/$", r"/talk-together/"),
            ),
            (
                "samen-over-een-dossier",
                "/desk/cases/",
                "harm@naast.demo",
                by_link(r"/cases/[0-9a-f-]{36}/", r"/talk-together/$"),
            ),
            (
                "samen-over-een-dossier-fout",
                "/desk/cases/",
                "harm@naast.demo",
                in_turn(by_link(r"/cases/[0-9a-f-]{36}/", r"/talk-together/$"), filled_in()),
            ),
            (
                "samen-wat-eruit-kwam",
                "/desk/training/",
                "harm@naast.demo",
                by_link(r"/meetings/[0-9a-f-]{36}/$", r"/talk-together/", r"/outcome/$"),
            ),
            ("leren-register", "/desk/training/register/", "carla@naast.demo", None),
            ("leren-cursus", "/desk/training/courses/new/", "carla@naast.demo", None),
            (
                "leren-cursus-veranderen",
                "/desk/training/",
                "carla@naast.demo",
                by_link(r"/courses/[0-9a-f-]{36}/"),
            ),
            ("leren-cursus-fout", "/desk/training/courses/new/", "carla@naast.demo", filled_in()),
            ("leren-dag", "/desk/training/meetings/new/", "carla@naast.demo", None),
            ("leren-dag-fout", "/desk/training/meetings/new/", "carla@naast.demo", filled_in()),
            (
                "leren-bijeenkomst",
                "/desk/training/",
                "carla@naast.demo",
                by_link(r"/meetings/[0-9a-f-]{36}/"),
            ),
        )
    ),
    Page(name="tweede-stap", path="/accounts/second-step/", who="harm@naast.demo", resident=False),
    Page(
        name="tweede-stap-maken",
        path="/accounts/second-step/set-up/",
        who="harm@naast.demo",
        resident=False,
    ),
    Page(
        name="tweede-stap-fout",
        path="/accounts/second-step/set-up/",
        steps=filled_in(code="123"),
        who="harm@naast.demo",
        resident=False,
    ),
    Page(
        name="herstelcodes",
        path="/desk/",
        steps=with_second_step,
        who="karingreppelda@naast.demo",
        resident=False,
    ),
    Page(
        name="mijn-kaartje-fout",
        path="/desk/my-card/",
        steps=filled_in(send="Geef op"),
        who="harm@naast.demo",
        resident=False,
    ),
    Page(name="vandaag", path="/desk/today/", who="jildou@naast.demo", resident=False),
    Page(name="vandaag-vrijwilliger", path="/desk/today/", who="harm@naast.demo", resident=False),
    Page(
        name="nieuwe-vraag",
        path="/desk/today/",
        steps=by_link("/questions/"),
        who="jildou@naast.demo",
        resident=False,
    ),
    Page(
        name="nieuwe-vraag-fout",
        path="/desk/today/",
        steps=in_turn(by_link("/questions/"), filled_in(send="Geef door")),
        who="jildou@naast.demo",
        resident=False,
    ),
    Page(name="mijn-mensen", path="/desk/cases/", who="jildou@naast.demo", resident=False),
    *(
        Page(
            name=name,
            path="/desk/cases/",
            steps=by_link(r"/cases/[0-9a-f-]{36}/", *links),
            who="jildou@naast.demo",
            resident=False,
        )
        for name, links in {
            "dossier": (),
            "vraag-achter-de-vraag": ("/question/",),
            "doel": ("/goal/",),
            "ladder": ("/ladder/",),
            "afspraak": ("/appointment/",),
            "belofte": ("/promise/",),
            "dossier-afsluiten": ("/close/",),
            "veiligheid": ("/safety/$",),
            "termijnen-in-dossier": ("/terms/$",),
            "termijn-verder": ("/terms/$", r"/terms/[0-9a-f-]{36}/"),
            "brief-nieuw": ("/terms/$", "/letters/new/objection/$"),
            "brief": ("/terms/$", r"/letters/[0-9a-f-]{36}/"),
            "mee-op-bezoek": ("/visit/$",),
            "onderweg-op-bezoek": ("/visit/$", "/on-visit/"),
        }.items()
    ),
    *(
        Page(name=name, path="/desk/our-way/", who="carla@naast.demo", steps=steps, resident=False)
        for name, steps in {
            "zo-werken-wij": None,
            "zonder-verbinding": by_link("/offline/"),
            "brief-eigen-woorden": by_link("/letters/notice_of_default/"),
        }.items()
    ),
    Page(
        name="klopt-niet-antwoord",
        path="/desk/today/",
        steps=by_link("/remarks/"),
        who="jildou@naast.demo",
        resident=False,
    ),
    Page(
        name="klopt-niet-antwoord-fout",
        path="/desk/today/",
        steps=in_turn(by_link("/remarks/"), filled_in(send="Antwoord")),
        who="jildou@naast.demo",
        resident=False,
    ),
    *(
        Page(name=name, path="/desk/why/", steps=steps, who=who, resident=False)
        for name, who, steps in (
            ("waarom-lijst", "carla@naast.demo", None),
            ("waarom-lijst-gemeente", "karin@naast.demo", None),
            ("waarom-lijst-leeg", "rixt@naast.demo", None),
            ("waarom-antwoord", "carla@naast.demo", by_link(ONE_WHY)),
            ("waarom-antwoord-gemeente", "karin@naast.demo", by_link(ONE_WHY)),
            ("waarom-antwoord-fout", "carla@naast.demo", in_turn(by_link(ONE_WHY), filled_in())),
            ("waarom-beantwoord", "carla@naast.demo", on_answered("/desk/why/")),
        )
    ),
    Page(
        name="dossier-berichten",
        path="/desk/today/",
        steps=by_link("/messages/"),
        who="harm@naast.demo",
        resident=False,
    ),
    Page(
        name="dossier-documenten",
        path="/desk/today/",
        steps=by_link("/messages/", r"/cases/[0-9a-f-]{36}/$", "/documents/"),
        who="harm@naast.demo",
        resident=False,
    ),
    Page(
        name="dossier-berichten-fout",
        path="/desk/today/",
        steps=in_turn(by_link("/messages/"), filled_in(send="Verstuur")),
        who="harm@naast.demo",
        resident=False,
    ),
    Page(
        name="melding-berichten",
        path="/desk/matters/",
        steps=by_link("/messages/"),
        who="nadia@naast.demo",
        resident=False,
    ),
    *(
        Page(name=name, path="/desk/agreements/", steps=steps, who=who, resident=False)
        for name, who, steps in (
            ("overeenkomsten", "gea@naast.demo", None),
            ("afspraken-bij-elkaar", "gea@naast.demo", by_link("/agreements/overview/")),
            (
                "afspraken-bij-elkaar-coordinator",
                "carla@naast.demo",
                by_link("/agreements/overview/"),
            ),
            ("overeenkomsten-coordinator", "carla@naast.demo", None),
            ("overeenkomst", "gea@naast.demo", by_link(r"/agreements/\d+/$")),
            ("overeenkomst-schrijven", "gea@naast.demo", by_link("/agreements/new/")),
            (
                "overeenkomst-schrijven-fout",
                "gea@naast.demo",
                in_turn(by_link("/agreements/new/"), filled_in(from_on="2030-01-01")),
            ),
            ("voorstel", "carla@naast.demo", by_link("/proposals/")),
            ("voorstel-gemeente", "gea@naast.demo", by_link("/proposals/")),
            ("voorstel-antwoord", "carla@naast.demo", by_link("/proposals/", "/answer/")),
            (
                "voorstel-antwoord-fout",
                "carla@naast.demo",
                in_turn(by_link("/proposals/", "/answer/"), filled_in()),
            ),
        )
    ),
    *(
        Page(name=name, path="/desk/covenants/", steps=steps, who=who, resident=False)
        for name, who, steps in (
            ("convenanten", "gea@naast.demo", None),
            ("convenant", "gea@naast.demo", by_link(r"/covenants/[0-9a-f-]{36}/$")),
            ("convenant-coordinator", "carla@naast.demo", by_link(r"/covenants/[0-9a-f-]{36}/$")),
            ("convenant-schrijven", "gea@naast.demo", by_link("/covenants/new/")),
            (
                "convenant-schrijven-fout",
                "gea@naast.demo",
                in_turn(by_link("/covenants/new/"), filled_in()),
            ),
            (
                "convenant-wie-doet-wat",
                "gea@naast.demo",
                by_link(r"/covenants/[0-9a-f-]{36}/$", "/parties/"),
            ),
            (
                "convenant-hoe-ver",
                "gea@naast.demo",
                by_link(r"/covenants/[0-9a-f-]{36}/$", "/stage/"),
            ),
        )
    ),
    *(
        Page(name=name, path="/desk/notes/", steps=steps, who=who, resident=False)
        for name, who, steps in (
            ("besluiten", "gea@naast.demo", None),
            ("besluiten-coordinator", "carla@naast.demo", None),
            ("besluit-schrijven", "gea@naast.demo", by_link("/notes/new/")),
            (
                "besluit-schrijven-fout",
                "gea@naast.demo",
                in_turn(by_link("/notes/new/"), filled_in()),
            ),
        )
    ),
    *(
        Page(name=name, path="/desk/examples/", steps=steps, who="gea@naast.demo", resident=False)
        for name, steps in (
            ("voorbeelden", None),
            ("voorbeeld-landelijk", by_link("/examples/national/")),
            ("voorbeeld-eigen", by_link(r"/examples/[0-9a-f-]{36}/$")),
            (
                "voorbeeld-eigen-kopie",
                by_link("/examples/national/", r"/examples/new/\d+/[a-z_]+/"),
            ),
            (
                "voorbeeld-eigen-kopie-fout",
                in_turn(
                    by_link("/examples/national/", r"/examples/new/\d+/[a-z_]+/"),
                    filled_in(title=""),
                ),
            ),
            (
                "overeenkomst-uit-voorbeeld",
                by_link(r"/examples/national/subsidie/", "/agreements/new/"),
            ),
        )
    ),
    *(
        Page(name=name, path="/desk/contacts/", steps=steps, who=who, resident=False)
        for name, who, steps in (
            ("contacten", "gea@naast.demo", None),
            ("contacten-coordinator", "carla@naast.demo", None),
            ("contact-nieuw", "carla@naast.demo", by_link(r"/contacts/new/")),
            (
                "contact-nieuw-fout",
                "carla@naast.demo",
                in_turn(by_link(r"/contacts/new/"), filled_in()),
            ),
            ("contact-wijzigen", "carla@naast.demo", by_link(r"/contacts/[0-9a-f-]{36}/$")),
            ("gesproken", "gea@naast.demo", by_link(r"/talks/[0-9a-f-]{36}/$")),
            ("gesproken-nieuw", "gea@naast.demo", by_link("/talks/new/")),
            (
                "gesproken-nieuw-fout",
                "gea@naast.demo",
                in_turn(
                    by_link("/talks/new/"),
                    filled_in(about="Mevrouw Jansen belde via 0612345678", who="Wij"),
                ),
            ),
        )
    ),
    *(
        Page(name=name, path="/desk/meetings/", steps=steps, who=who, resident=False)
        for name, who, steps in (
            ("overleggen", "gea@naast.demo", None),
            ("overleg", "gea@naast.demo", by_link(r"/meetings/[0-9a-f-]{36}/$")),
            ("overleg-raad", "emre@naast.demo", by_link(r"/meetings/[0-9a-f-]{36}/$")),
            ("overleg-nieuw", "carla@naast.demo", by_link("/meetings/new/")),
            (
                "overleg-nieuw-fout",
                "carla@naast.demo",
                in_turn(by_link("/meetings/new/"), filled_in()),
            ),
            (
                "overleg-wie-doet-wat",
                "gea@naast.demo",
                by_link(r"/meetings/[0-9a-f-]{36}/$", "/actions/$"),
            ),
        )
    ),
    Page(name="start-beleid", path="/desk/", who="gea@naast.demo", resident=False),
    Page(name="zorg-melden", path="/wetterwald/zorgen-om-iemand/"),
    Page(name="zorg-melden-english", path="/en/wetterwald/zorgen-om-iemand/"),
    Page(name="zorg-melden-fout", path="/wetterwald/zorgen-om-iemand/", steps=filled_in()),
    Page(
        name="zorg-melden-gevaar",
        path="/wetterwald/zorgen-om-iemand/",
        steps=in_turn(
            chosen(u="neighbour", bekend="zonder"),
            filled_in(wat="Ik hoor dat hij haar slaat. Hij slaat haar vaak.", waar="Wilgenlaan 4"),
        ),
    ),
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
    *(
        Page(name=name, path=path, steps=steps, who=who, resident=False)
        for name, path, steps, who in (
            ("dekking", "/desk/supply/", None, "carla@naast.demo"),
            ("dekking-beleid", "/desk/supply/", None, "gea@naast.demo"),
            ("team", "/desk/team/", None, "karin@naast.demo"),
            ("team-leeg", "/desk/team/", None, "pilar@naast.demo"),
            ("team-vragen", "/desk/team/", by_link("/queue/[0-9a-f-]{36}/"), "karin@naast.demo"),
            ("team-afwezig", "/desk/team/", by_link("/away/"), "karin@naast.demo"),
            (
                "team-afwezig-fout",
                "/desk/team/",
                in_turn(by_link("/away/"), filled_in(away_from="2020-01-01")),
                "karin@naast.demo",
            ),
            ("signalen", "/desk/signals/", None, "gea@naast.demo"),
            ("signalen-leeg", "/desk/signals/", None, "pilar@naast.demo"),
            ("signaal", "/desk/signals/", by_link("/signals/[0-9a-f-]{36}/"), "gea@naast.demo"),
            ("signaal-nieuw", "/desk/signals/new/", None, "carla@naast.demo"),
            (
                "signaal-nieuw-fout",
                "/desk/signals/new/",
                filled_in(about="Mevrouw Jansen belt elke dag"),
                "carla@naast.demo",
            ),
            ("team-zaken", "/desk/team/matters/", None, "karin@naast.demo"),
            ("team-zaken-leeg", "/desk/team/matters/", None, "pilar@naast.demo"),
            ("team-overdragen", "/desk/team/", by_link("/team/matters/[0-9]"), "karin@naast.demo"),
            ("wijken", "/desk/zones/", None, "karin@naast.demo"),
            ("wijken-beleid", "/desk/zones/", None, "gea@naast.demo"),
            ("wijken-leeg", "/desk/zones/", None, "pilar@naast.demo"),
            ("wijken-van-iemand", "/desk/zones/", by_link("/zones/worker/"), "karin@naast.demo"),
            ("wijken-grenzen", "/desk/zones/wetterwald/borders/", None, "gea@naast.demo"),
            (
                "wijken-grenzen-fout",
                "/desk/zones/wetterwald/borders/",
                bringing_half_a_map,
                "gea@naast.demo",
            ),
            ("tijden", "/desk/hours/", None, "carla@naast.demo"),
            ("tijden-english", "/en/desk/hours/", None, "carla@naast.demo"),
            ("tijden-gemeente", "/desk/hours/", None, "gea@naast.demo"),
            ("tijden-leeg", "/desk/hours/", None, "olaf@naast.demo"),
            ("tijden-organisatie", "/desk/hours/", by_link(OUR_HOURS), "carla@naast.demo"),
            (
                "tijden-organisatie-fout",
                "/desk/hours/",
                in_turn(
                    by_link(OUR_HOURS), filled_in(phone="06 12345678", mail="post", day_1="17-9")
                ),
                "carla@naast.demo",
            ),
            (
                "tijden-dicht",
                "/desk/hours/",
                by_link("/hours/organisations/.*/closed/"),
                "carla@naast.demo",
            ),
            ("tijden-inloop", "/desk/hours/", by_link(POINT_HOURS), "gea@naast.demo"),
            (
                "tijden-inloop-fout",
                "/desk/hours/",
                in_turn(by_link(POINT_HOURS), filled_in(day_1="9-12, 11-13", day_2="ochtend")),
                "carla@naast.demo",
            ),
            (
                "tijden-inloop-dicht",
                "/desk/hours/",
                by_link("/points/.*/closed/"),
                "gea@naast.demo",
            ),
            (
                "tijden-inloop-dicht-fout",
                "/desk/hours/",
                in_turn(by_link("/points/.*/closed/"), filled_in(on="2020-01-01")),
                "carla@naast.demo",
            ),
            (
                "tijden-telefoon",
                "/desk/hours/",
                by_link("/hours/municipalities/"),
                "gea@naast.demo",
            ),
            (
                "tijden-telefoon-fout",
                "/desk/hours/",
                in_turn(
                    by_link("/hours/municipalities/"),
                    filled_in(phone="06 12345678", hours_nl="Bel 06-12345678.", hours_en=""),
                ),
                "gea@naast.demo",
            ),
            ("overdragen", "/desk/queue/", by_link("/hand-over/"), "carla@naast.demo"),
            (
                "overdragen-fout",
                "/desk/queue/",
                in_turn(by_link("/hand-over/"), choosing_nobody),
                "carla@naast.demo",
            ),
            ("verdergaan", "/desk/today/", by_link("/go-on/"), "jildou@naast.demo"),
            (
                "opvolger-vragen",
                "/desk/cases/",
                by_link(r"/cases/[0-9a-f-]{36}/", "/hand-over/"),
                "jildou@naast.demo",
            ),
        )
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
    *(
        Page(
            name=f"{name}-fout",
            path="/desk/cases/",
            steps=in_turn(by_link(r"/cases/[0-9a-f-]{36}/", *links), filled_in()),
            who="jildou@naast.demo",
            resident=False,
        )
        for name, links in {
            "dossier": (),
            "doel": ("/goal/",),
            "dossier-ladder": ("/ladder/",),
            "afspraak": ("/appointment/",),
            "belofte": ("/promise/",),
            "dossier-afsluiten": ("/close/",),
            "brief-nieuw": ("/terms/$", "/letters/new/objection/$"),
            "veiligheid": ("/safety/$",),
        }.items()
    ),
    *(
        Page(name=name, path=path, steps=steps, who=f"{who}@naast.demo", resident=False)
        for name, path, steps, who in (
            ("afgesloten", "/desk/cases/closed/", None, "jildou"),
            ("afgesloten-organisatie", "/desk/cases/closed/", None, "carla"),
            ("afgesloten-english", "/en/desk/cases/closed/", None, "carla"),
            ("vasthouden", "/desk/cases/closed/", by_link("/hold/"), "carla"),
            (
                "vasthouden-fout",
                "/desk/cases/closed/",
                in_turn(by_link("/hold/"), filled_in(until_on="2020-01-01")),
                "carla",
            ),
            ("bewaartijd", "/desk/keeping/", None, "tetsjenoordwal"),
            ("bewaartijd-english", "/en/desk/keeping/", None, "tetsjenoordwal"),
            ("bewaartijd-niet-gekozen", "/desk/keeping/", None, "geertjemolenzicht"),
            ("bewaartijd-kiezen", "/desk/keeping/", by_link(r"/keeping/\d+/"), "tetsjenoordwal"),
            (
                "bewaartijd-kiezen-fout",
                "/desk/keeping/",
                in_turn(by_link(r"/keeping/\d+/"), filled_in(months="60")),
                "tetsjenoordwal",
            ),
        )
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
    Page(
        name="termijnen-in-dossier-fout",
        path="/desk/cases/",
        steps=in_turn(by_link(r"/cases/[0-9a-f-]{36}/", "/terms/$"), unfolded, filled_in()),
        who="jildou@naast.demo",
        resident=False,
    ),
    Page(name="receptie", path="/desk/reception/", who=RECEPTIONIST, resident=False),
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
    Page(name="meldingen", path="/desk/matters/", who="nadia@naast.demo", resident=False),
    *(
        Page(name=f"{name}-english", path=f"/en{path}", who=who, steps=steps, resident=False)
        for name, path, who, steps in (
            ("inloggen", "/accounts/login/", None, None),
            ("vandaag", "/desk/today/", "jildou@naast.demo", None),
            ("mijn-kaartje", "/desk/my-card/", "harm@naast.demo", None),
            (
                "dossier",
                "/desk/cases/",
                "jildou@naast.demo",
                by_link(r"/cases/[0-9a-f-]{36}/"),
            ),
            ("wachtrij", "/desk/queue/", "carla@naast.demo", None),
            ("wachtrij-voorstel", "/desk/suggestion/", "carla@naast.demo", None),
            ("meldingen", "/desk/matters/", "nadia@naast.demo", None),
            ("melding", "/desk/matters/", "nadia@naast.demo", undecided),
        )
    ),
    Page(name="cijfers", path="/wetterwald/cijfers/"),
    Page(name="cijfers-english", path="/en/wetterwald/cijfers/?period=2026-Q1"),
    Page(name="cijfers-beleid", path="/desk/figures/", who="gea@naast.demo", resident=False),
    Page(name="gelijk", path="/desk/fairness/", who="gea@naast.demo", resident=False),
    Page(name="gelijk-coordinator", path="/desk/fairness/", who="carla@naast.demo", resident=False),
    Page(name="gelijk-english", path="/en/desk/fairness/", who="emre@naast.demo", resident=False),
    *(
        Page(name=f"regie{name}", path=path, who=who, steps=steps, resident=False)
        for name, path, who, steps in (
            ("", "/desk/steering/", "gea@naast.demo", None),
            ("-raad", "/desk/steering/", "emre@naast.demo", None),
            ("-english", "/en/desk/steering/", "carla@naast.demo", None),
            ("-inrichting", "/desk/steering/wetterwald/arrangement/", "gea@naast.demo", None),
            (
                "-inrichting-organisatie",
                "/desk/steering/wetterwald/arrangement/",
                "carla@naast.demo",
                None,
            ),
            (
                "-inrichting-english",
                "/en/desk/steering/wetterwald/arrangement/",
                "emre@naast.demo",
                None,
            ),
            ("-nu", "/desk/steering/wetterwald/now/", "gea@naast.demo", None),
            ("-bibliotheek", "/desk/steering/library/", "gea@naast.demo", None),
            ("-eerder", "/desk/steering/wetterwald/before/", "gea@naast.demo", None),
            ("-onafhankelijk", FILE, "gea@naast.demo", None),
            ("-onafhankelijk-raad", FILE, "emre@naast.demo", None),
            ("-onafhankelijk-english", "/en" + FILE, "carla@naast.demo", None),
            ("-verklaring", FILE + "statement/", "gea@naast.demo", None),
            (
                "-eis-fout",
                "/desk/steering/wetterwald/say/demand_free/",
                "gea@naast.demo",
                filled_in(evidence_on="2099-01-01"),
            ),
            ("-visie", VISION, "gea@naast.demo", None),
            ("-visie-english", "/en" + VISION, "emre@naast.demo", None),
            ("-visie-nieuw-fout", VISION + "new/", "gea@naast.demo", filled_in(title="")),
            ("-visie-in-de-maak", VISION, "gea@naast.demo", by_link(A_VISION)),
            ("-visie-raad", VISION, "emre@naast.demo", by_link(A_VISION)),
            (
                "-visie-meeschrijven",
                VISION,
                "carla@naast.demo",
                by_link(A_VISION, r"/remark/"),
            ),
            (
                "-visie-antwoord",
                "/desk/steering/",
                "gea@naast.demo",
                by_link(r"#said$", r"/remarks/"),
            ),
            (
                "-visie-besluit",
                VISION,
                "gea@naast.demo",
                by_link(A_VISION, r"/decide/"),
            ),
            ("-vraag", "/desk/steering/wetterwald/say/whom_with/", "gea@naast.demo", None),
            (
                "-vraag-fout",
                "/desk/steering/wetterwald/say/duration/",
                "gea@naast.demo",
                filled_in(review_on="2020-01-01"),
            ),
        )
    ),
    *(
        Page(name=name, path=path, who=who, resident=False)
        for name, path, who in (
            ("inventarisatie", "/desk/inventory/", RESEARCHER),
            ("inventarisatie-2016", "/desk/inventory/printed/2016/", "gea@naast.demo"),
            (
                "inventarisatie-2016-gekruist",
                "/desk/inventory/printed/2016/?row=ambition&column=bottleneck_municipality",
                "emre@naast.demo",
            ),
            (
                "inventarisatie-2016-english",
                "/en/desk/inventory/printed/2016/",
                RESEARCHER,
            ),
        )
    ),
    *(
        Page(name=f"ronde-{name}", path=path, who=who, steps=steps, resident=False)
        for name, path, who, steps in (
            ("nieuw", "/desk/inventory/new/", RESEARCHER, None),
            ("nieuw-fout", "/desk/inventory/new/", RESEARCHER, filled_in()),
            ("werk", "/desk/inventory/", RESEARCHER, by_link(A_ROUND)),
            ("werk-english", "/en/desk/inventory/", RESEARCHER, by_link(A_ROUND)),
            ("kiezen", "/desk/inventory/", RESEARCHER, by_link(A_ROUND, "/choose/")),
            ("bestand", "/desk/inventory/", RESEARCHER, by_link(A_ROUND, "/bring/")),
            (
                "bestand-gevolg",
                "/desk/inventory/",
                RESEARCHER,
                in_turn(by_link(A_ROUND, "/bring/"), with_codes(*CODES)),
            ),
            (
                "bestand-fout",
                "/desk/inventory/",
                RESEARCHER,
                in_turn(by_link(A_ROUND, "/bring/"), with_codes(*WRONG_CODES)),
            ),
            (
                "bestand-english",
                "/en/desk/inventory/",
                RESEARCHER,
                in_turn(by_link(A_ROUND, "/bring/"), with_codes(*WRONG_CODES)),
            ),
            ("gesprek", "/desk/inventory/", RESEARCHER, by_link(A_ROUND, "/talks/")),
            ("expertmeeting", "/desk/inventory/", RESEARCHER, by_link(A_ROUND, "/meeting/")),
            ("naast-elkaar", "/desk/inventory/", RESEARCHER, by_link(A_ROUND, "/places/")),
            ("coderen", "/desk/inventory/", RESEARCHER, by_link(A_ROUND, "/places/", "/code/")),
            (
                "vaststellen-fout",
                "/desk/inventory/",
                RESEARCHER,
                in_turn(by_link(A_ROUND, "/places/", "/settle/"), filled_in()),
            ),
            ("gepubliceerd", "/desk/inventory/", "emre@naast.demo", by_link(A_ROUND)),
            ("eigen-woorden", "/desk/inventory/", "gea@naast.demo", by_link("/talks/")),
            ("lijst-gemeente", "/desk/inventory/", "gea@naast.demo", None),
        )
    ),
    *(
        Page(name=f"zelftest-{name}", path=path, who=who, steps=steps, resident=False)
        for name, path, who, steps in (
            ("lijst", "/desk/self-test/", "gea@naast.demo", None),
            ("wacht", "/desk/self-test/", "gea@naast.demo", by_link(A_SELF_TEST)),
            ("tafel", "/desk/self-test/", "emre@naast.demo", last_link(A_SELF_TEST)),
            ("tafel-english", "/en/desk/self-test/", "carla@naast.demo", last_link(A_SELF_TEST)),
            ("blad", "/desk/self-test/", "gea@naast.demo", by_link(A_SELF_TEST, "/sheet/")),
            (
                "blad-fout",
                "/desk/self-test/",
                "gea@naast.demo",
                in_turn(by_link(A_SELF_TEST, "/sheet/"), filled_in()),
            ),
            (
                "voorstel",
                "/desk/self-test/",
                "emre@naast.demo",
                in_turn(last_link(A_SELF_TEST), by_link("/propose/"), filled_in()),
            ),
            (
                "actie",
                "/desk/self-test/",
                "emre@naast.demo",
                in_turn(last_link(A_SELF_TEST), by_link(r"/self-test/actions/[0-9a-f-]{36}/$")),
            ),
        )
    ),
    *(
        Page(name=f"ambities-{name}", path=path, who=who, steps=steps, resident=False)
        for name, path, who, steps in (
            ("lijst", "/desk/ambitions/", "gea@naast.demo", None),
            ("lijst-raad", "/desk/ambitions/", "emre@naast.demo", None),
            ("lijst-english", "/en/desk/ambitions/", "carla@naast.demo", None),
            ("een", "/desk/ambitions/", "gea@naast.demo", by_link(AN_AIM)),
            ("een-raad", "/desk/ambitions/", "emre@naast.demo", last_link(AN_AIM)),
            ("nieuw", "/desk/ambitions/", "gea@naast.demo", by_link("/ambitions/new/")),
            (
                "nieuw-fout",
                "/desk/ambitions/",
                "gea@naast.demo",
                in_turn(by_link("/ambitions/new/"), filled_in()),
            ),
            ("ver", "/desk/ambitions/", "gea@naast.demo", by_link(AN_AIM, "/progress/")),
            ("plan", "/desk/ambitions/", "gea@naast.demo", by_link(AN_AIM, "/plan/")),
            ("motie-nieuw", "/desk/ambitions/", "gea@naast.demo", by_link("/motions/new/")),
            (
                "motie",
                "/desk/ambitions/",
                "gea@naast.demo",
                by_link(r"/motions/[0-9a-f-]{36}/$"),
            ),
        )
    ),
    *(
        Page(name=f"raad-{name}", path=path, who=who, steps=steps, resident=False)
        for name, path, who, steps in (
            ("plek", "/desk/council/", "emre@naast.demo", None),
            ("plek-gemeente", "/desk/council/", "gea@naast.demo", None),
            ("plek-english", "/en/desk/council/", "emre@naast.demo", None),
            ("zeg", "/desk/council/", "emre@naast.demo", by_link("/council/say/")),
            (
                "zeg-fout",
                "/desk/council/",
                "emre@naast.demo",
                in_turn(by_link("/council/say/"), filled_in()),
            ),
            ("vraag-advies", "/desk/council/", "gea@naast.demo", by_link("/council/ask/")),
            ("woord", "/desk/council/", "gea@naast.demo", by_link(r"/words/[0-9a-f-]{36}/$")),
            ("woord-raad", "/desk/council/", "emre@naast.demo", last_link(r"/words/")),
            ("wie-spreekt", "/desk/council/", "emre@naast.demo", by_link("/bodies/new/")),
        )
    ),
    Page(name="clientenraad", path="/wetterwald/clientenraad/"),
    Page(name="clientenraad-english", path="/en/wetterwald/clientenraad/"),
    Page(name="clientenraad-op-tijd", path="/heidehoven/clientenraad/"),
    Page(name="gewichten", path="/desk/weights/", who="gea@naast.demo", resident=False),
    *(
        Page(name=name, path="/desk/terms/", steps=steps, who=who, resident=False)
        for name, steps, who in (
            ("termijnen", None, "gea@naast.demo"),
            ("termijnen-raad", None, "emre@naast.demo"),
            ("termijn", by_link("/terms/WGS_BESLUIT/"), "gea@naast.demo"),
            (
                "termijn-fout",
                in_turn(by_link("/terms/AWB_KLACHT/"), filled_in(length="0")),
                "gea@naast.demo",
            ),
        )
    ),
    *(
        Page(name=name, path="/desk/mandates/", steps=steps, who=who, resident=False)
        for name, steps, who in (
            ("mandaten", None, "gea@naast.demo"),
            ("mandaten-meitinker", None, "nadia@naast.demo"),
            ("mandaat-nieuw", by_link(r"/mandates/new/\d+/"), "gea@naast.demo"),
            (
                "mandaat-nieuw-fout",
                in_turn(by_link(r"/mandates/new/\d+/"), filled_in(function="Meitinker")),
                "gea@naast.demo",
            ),
            ("mandaat-achter", by_link("/back/"), "gea@naast.demo"),
            ("mandaat-op-naam", by_link("/name/"), "gea@naast.demo"),
            ("mandaat-eindigt", by_link("/end/"), "gea@naast.demo"),
        )
    ),
    *(
        Page(name=name, path=path, steps=steps, who=who, resident=False)
        for name, path, steps, who in (
            ("kader", "/desk/framework/", None, "gea@naast.demo"),
            ("kader-meitinker", "/en/desk/framework/", None, "nadia@naast.demo"),
            ("kader-artikel", "/desk/framework/", by_link(r"/new/\d+/"), "gea@naast.demo"),
            (
                "kader-artikel-fout",
                "/desk/framework/",
                in_turn(by_link(r"/new/\d+/"), filled_in(name="Artikel 8")),
                "gea@naast.demo",
            ),
            ("kader-eindigt", "/desk/framework/", by_link("/end/"), "gea@naast.demo"),
            ("doorbraken", "/desk/breakthroughs/", None, "gea@naast.demo"),
            ("doorbraken-english", "/en/desk/breakthroughs/", None, "gea@naast.demo"),
        )
    ),
    Page(name="mandaten-english", path="/en/desk/mandates/", who="gea@naast.demo", resident=False),
    Page(name="mandaten-inwoner", path="/wetterwald/mandaten/"),
    Page(name="mandaten-inwoner-english", path="/en/wetterwald/mandaten/"),
    Page(name="mandaten-inwoner-leeg", path="/veenmond/mandaten/"),
    Page(
        name="gewichten-vooraf",
        path="/desk/weights/",
        who="gea@naast.demo",
        resident=False,
        steps=filled_in(send="Kijk eerst", zone="3,0", reason="Dichterbij is eerder."),
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
    Page(name="gewichten-raad", path="/desk/weights/", who="emre@naast.demo", resident=False),
    Page(name="cijfers-raad", path="/desk/figures/", who="emre@naast.demo", resident=False),
    Page(
        name="mijn-code",
        path="/wetterwald/mijn-dossier/",
        steps=with_code("Mounir", then=by_link("/code/")),
    ),
    Page(
        name="pincode",
        path="/wetterwald/mijn-dossier/",
        steps=with_code("Mounir", then=by_link("/code/", "/pincode/")),
    ),
    *(
        Page(name=name, path="/wetterwald/mijn-dossier/", steps=steps)
        for name, steps in {
            "mijn-code-pincode": with_pin("/code/"),
            "pincode-veranderen": with_pin("/code/", "/pincode/"),
            "pincode-fout": with_pin(
                "/code/", "/pincode/", then=filled_in(nu="5550", pin="1234", nogmaals="1234")
            ),
            "pincode-weg": with_pin("/code/", "/pincode/weg/"),
        }.items()
    ),
    Page(name="klacht", path="/wetterwald/klacht/"),
    Page(name="klacht-fout", path="/wetterwald/klacht/", steps=filled_in(klacht="")),
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
    Page(
        name="dossier-klacht-langer",
        path="/wetterwald/mijn-dossier/",
        steps=with_code("Doetie"),
    ),
    Page(
        name="dossier-klacht-beantwoord",
        path="/wetterwald/mijn-dossier/",
        steps=with_code("Folkert"),
    ),
    # Asked for another: who asked, the other, and who stands beside them.
    *(
        Page(name=name, path="/wetterwald/mijn-dossier/", steps=steps)
        for name, steps in {
            "voor-ander-wacht": with_code("Hiltsje"),
            "voor-ander-code": with_code("Hiltsje", then=by_link("/vraag/")),
            "voor-ander-code-gemaakt": with_code(
                "Hiltsje", then=in_turn(by_link("/vraag/"), pressed("Maak de code"))
            ),
            "voor-ander-gevraagd": invited,
            "voor-ander-gevraagd-fout": in_turn(invited, pressed("Ja, dit wil ik")),
            "voor-ander-nee": in_turn(invited, pressed("Nee, dit wil ik niet")),
            "voor-ander-ja": with_code("Jantsje"),
            "voor-ander-meelezen": with_code("Geeske", then=by_link("/voor/")),
        }.items()
    ),
    *(
        Page(name=name, path="/desk/cases/", steps=steps, who="jildou@naast.demo", resident=False)
        for name, steps in {
            "dossier-voor-ander": of_resident("Hiltsje"),
            "dossier-voor-ander-akkoord": of_resident("Hiltsje", "/agreement/"),
            "dossier-voor-ander-akkoord-fout": in_turn(
                of_resident("Hiltsje", "/agreement/"), filled_in()
            ),
            "dossier-voor-ander-code": of_resident("Hiltsje", "/invite/"),
            "dossier-voor-ander-code-gemaakt": in_turn(
                of_resident("Hiltsje", "/invite/"), pressed("Maak de code")
            ),
        }.items()
    ),
    *(
        Page(name=name, path="/wetterwald/mijn-dossier/", steps=with_code(who, then=then))
        for name, who, then in (
            ("mijn-dossier-afgesloten", "Rianne", None),
            ("dossier-bewaren", "Tjitske", by_link("/bewaren/")),
            ("dossier-bewaren-vastgehouden", "Rianne", by_link("/bewaren/")),
            ("dossier-bewaren-langer", "Mounir", by_link("/bewaren/")),
            (
                "dossier-bewaren-english",
                "Rianne",
                at("/en/wetterwald/mijn-dossier/bewaren/"),
            ),
        )
    ),
    Page(
        name="dossier-wissen",
        path="/wetterwald/mijn-dossier/",
        steps=with_code("Tjitske", then=by_link("/wissen/")),
    ),
    Page(
        name="dossier-wissen-fout",
        path="/wetterwald/mijn-dossier/",
        steps=with_code("Tjitske", then=in_turn(by_link("/wissen/"), filled_in())),
    ),
    Page(
        name="dossier-meenemen",
        path="/wetterwald/mijn-dossier/",
        steps=with_code("Mounir", then=by_link("/meenemen/")),
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
        name="nieuwe-code-naast",
        path="/desk/cases/",
        steps=in_turn(
            by_link(r"/cases/[0-9a-f-]{36}/", "/new-code/"),
        ),
        who="jildou@naast.demo",
        resident=False,
    ),
    Page(
        name="berichten-team",
        path="/desk/unanswered/",
        who="karin@naast.demo",
        resident=False,
    ),
    *(
        Page(name=name, path="/desk/services/", steps=steps, who=who, resident=False)
        for name, steps, who in (
            ("wat-er-is", None, "gea@naast.demo"),
            ("wat-er-is-organisatie", None, "carla@naast.demo"),
            ("wat-er-is-verbeteren", by_link(r"/services/[0-9a-f-]{36}/$"), "gea@naast.demo"),
            ("wat-er-is-wet", by_link("/law/"), "gea@naast.demo"),
            ("wat-er-is-bestand", by_link("/services/import/"), "gea@naast.demo"),
            (
                "wat-er-is-bestand-gevolg",
                in_turn(by_link("/services/import/"), with_file(HSDS_FILE)),
                "gea@naast.demo",
            ),
            (
                "wat-er-is-bestand-fout",
                in_turn(by_link("/services/import/"), with_file(b'[{"id": "x", "name": "=1+1"}]')),
                "gea@naast.demo",
            ),
            ("plekken-bestand", by_link(r"/import/\d+/places/"), "gea@naast.demo"),
            (
                "plekken-bestand-gevolg",
                in_turn(by_link(r"/import/\d+/places/"), with_file(HSDS_PLACES)),
                "gea@naast.demo",
            ),
            (
                "plekken-bestand-fout",
                in_turn(
                    by_link(r"/import/\d+/places/"),
                    with_file(b'{"organizations": [{"id": "x", "name": "=1+1"}]}'),
                ),
                "gea@naast.demo",
            ),
        )
    ),
    Page(
        name="onafhankelijkheid", path="/desk/independence/", who="gea@naast.demo", resident=False
    ),
    *(
        Page(name=name, path="/desk/independence/", steps=steps, who=who, resident=False)
        for name, steps, who in (
            ("onderzoek-gesloten", by_link(REVIEW), "gea@naast.demo"),
            ("ondergrens", by_link("/agreements/"), "gea@naast.demo"),
            ("onderzoek", by_link(REVIEW), "oksana@naast.demo"),
            ("onderzoek-sluiten", by_link(REVIEW, "/close/"), "dinekekraanstra@naast.demo"),
            ("kaart-organisatie", by_link("/organisations/"), "gea@naast.demo"),
            ("kaart-organisatie-coordinator", by_link("/organisations/"), "carla@naast.demo"),
            ("twijfel", by_link("/doubts/[0-9a-f-]{36}/"), "gea@naast.demo"),
            ("twijfel-beantwoord", by_link("/doubts/[0-9a-f-]{36}/"), "oksana@naast.demo"),
            ("twijfel-melden", by_link("/doubts/new/"), "carla@naast.demo"),
            (
                "twijfel-melden-fout",
                in_turn(by_link("/doubts/new/"), filled_in()),
                "carla@naast.demo",
            ),
            (
                "onderzoek-sluiten-fout",
                in_turn(by_link(REVIEW, "/close/"), filled_in()),
                "dinekekraanstra@naast.demo",
            ),
        )
    ),
    *(
        Page(name=name, path="/desk/matters/", steps=steps, who="nadia@naast.demo", resident=False)
        for name, steps in {
            "melding": undecided,
            "melding-met-besluit": with_decision,
            "melding-doorgeven": by_link("/pass-on/"),
            "melding-fout": in_turn(undecided, filled_in()),
            "melding-besluit-fout": in_turn(in_undecided("/decide/"), filled_in()),
            "melding-afsluiten-fout": in_turn(in_undecided("/close/"), filled_in()),
            "melding-vraag": in_undecided("/question/"),
            "melding-ladder": in_undecided("/ladder/"),
            "melding-afspraak": in_turn(undecided, by_link("/appointment/")),
            "melding-afspraak-fout": in_turn(
                undecided, by_link("/appointment/"), filled_in(send="Leg de afspraak vast")
            ),
            "melding-verslag": by_matter_with("/report/"),
            "melding-brief": by_matter_with("/letter/"),
            "melding-opnieuw": by_matter_with("/anew/"),
            "melding-opnieuw-fout": in_turn(by_matter_with("/anew/"), filled_in()),
            "melding-verslag-fout": in_turn(by_matter_with("/report/"), filled_in()),
            "melding-antwoord": by_matter_with("/report/reply/"),
            "melding-vooraf": in_undecided("/notice/"),
            "melding-doen": by_link("/notify/"),
            "melding-doen-fout": in_turn(by_link("/notify/"), filled_in()),
            "melding-gedaan": in_turn(by_link("/notify/"), notified),
            "melding-aanvraag": by_matter_with("/application/"),
            "melding-besluit": in_undecided("/decide/"),
            "melding-een-gesprek": in_undecided("/conversation/"),
            "melding-een-gesprek-fout": in_turn(in_undecided("/conversation/"), filled_in()),
            "melding-afsluiten": in_undecided("/close/"),
        }.items()
    ),
    *(
        Page(
            name=name,
            path="/desk/objections/",
            steps=steps,
            who="merelstroomdal@naast.demo",
            resident=False,
        )
        for name, steps in {
            "bezwaren": None,
            "bezwaar-papier": by_link("/register/"),
            "bezwaar-papier-fout": in_turn(by_link("/register/"), filled_in()),
            "bezwaar-te-laat": by_link(OBJECTION),
            "bezwaar-horen": last_link(OBJECTION),
            "bezwaar-zitting": by_link(OBJECTION, "/hearing/"),
            "bezwaar-zitting-fout": in_turn(by_link(OBJECTION, "/hearing/"), filled_in()),
            "bezwaar-verslag": by_link(OBJECTION, "/heard/"),
            "bezwaar-verslag-fout": in_turn(by_link(OBJECTION, "/heard/"), filled_in()),
            "bezwaar-langer": in_turn(last_link(OBJECTION), by_link("/longer/")),
            "bezwaar-langer-fout": in_turn(last_link(OBJECTION), by_link("/longer/"), filled_in()),
            "bezwaar-besluit": by_link(OBJECTION, "/decide/"),
            "bezwaar-besluit-fout": in_turn(by_link(OBJECTION, "/decide/"), filled_in()),
        }.items()
    ),
    Page(
        name="bezwaren-leeg",
        path="/desk/objections/",
        who="elifnuryenisuyu@naast.demo",
        resident=False,
    ),
    Page(name="mening", path="/demo/", steps=from_file_of("Mounir", "/mening/")),
    Page(name="bellen", path="/demo/", steps=from_file_of("Neeltje", "/bellen/")),
    Page(
        name="bellen-fout",
        path="/demo/",
        steps=in_turn(from_file_of("Neeltje", "/bellen/"), call_me_on("06")),
    ),
    Page(name="te-bellen", path="/desk/call-backs/", who="carla@naast.demo", resident=False),
    Page(name="demo-berichten", path="/demo/outbox/", resident=False),
)
