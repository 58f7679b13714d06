"""What a visitor sees without a code: public pages, finding, asking, preparing a talk."""

from playwright.sync_api import Page as Tab

from tests.pages.steps import (
    Page,
    by_link,
    chosen,
    filled_in,
    in_talk,
    in_turn,
    pressed,
    says,
    too_long,
    unfolded,
)


def all_unfolded(tab: Tab) -> None:
    """Unfold all that a page keeps folded."""
    for one in tab.locator("main details > summary").all():
        one.click()


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
    Page(name="gesprek", path="/wetterwald/gesprek/"),
    Page(name="gesprek-vraag", path="/wetterwald/gesprek/", steps=in_talk(1)),
    Page(name="gesprek-eigen-woorden", path="/wetterwald/gesprek/", steps=in_talk(2)),
    Page(name="gesprek-eigen-vraag", path="/wetterwald/gesprek/", steps=in_talk(12)),
    Page(name="gesprek-wie-mee", path="/wetterwald/gesprek/", steps=in_talk(13)),
    Page(name="gesprek-fout", path="/wetterwald/gesprek/", steps=in_turn(in_talk(2), too_long)),
    Page(name="gesprek-plan", path="/wetterwald/gesprek/", steps=in_talk(16)),
    Page(
        name="gesprek-bewaren",
        path="/wetterwald/gesprek/",
        steps=in_turn(in_talk(16), pressed("Bewaar")),
    ),
    Page(
        name="gesprek-iemand",
        path="/wetterwald/gesprek/",
        steps=in_turn(in_talk(16), pressed("ondersteuner bij mijn gesprek")),
    ),
    Page(
        name="gesprek-kies",
        path="/wetterwald/gesprek/",
        steps=in_turn(
            in_talk(16), pressed("ondersteuner bij mijn gesprek"), pressed("Laat ons iemand")
        ),
    ),
    Page(name="gesprek-plan-english", path="/en/wetterwald/gesprek/", steps=in_talk(16)),
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
    Page(name="vind-iemand-fout", path="/wetterwald/vind-iemand/?waar=Nergenshuizen&wie=x"),
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
    Page(name="cijfers", path="/wetterwald/cijfers/"),
    Page(name="cijfers-english", path="/en/wetterwald/cijfers/?period=2026-Q1"),
    Page(name="clientenraad", path="/wetterwald/clientenraad/"),
    Page(name="clientenraad-english", path="/en/wetterwald/clientenraad/"),
    Page(name="clientenraad-op-tijd", path="/heidehoven/clientenraad/"),
    Page(name="klacht", path="/wetterwald/klacht/"),
    Page(name="klacht-fout", path="/wetterwald/klacht/", steps=filled_in(klacht="")),
)
