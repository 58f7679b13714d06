"""What an organisation offers, where and when, and whether it stands beside residents."""

from playwright.sync_api import FilePayload
from playwright.sync_api import Page as Tab

from tests.pages.steps import Page, Steps, by_link, filled_in, in_turn

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


OUR_HOURS, POINT_HOURS = r"/hours/organisations/\d+/$", r"/hours/points/\d+/$"

REVIEW = r"/independence/[0-9a-f-]{36}/"

PAGES = (
    *(
        Page(name=name, path=path, steps=steps, who=who, resident=False)
        for name, path, steps, who in (
            ("dekking", "/desk/supply/", None, "carla@naast.demo"),
            ("dekking-beleid", "/desk/supply/", None, "gea@naast.demo"),
            ("druk-en-kennis", "/desk/knowledge/", None, "carla@naast.demo"),
            ("druk-en-kennis-english", "/en/desk/knowledge/", None, "carla@naast.demo"),
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
            ("regels-in-de-weg", "/desk/signals/rules/", None, "gea@naast.demo"),
            ("regels-in-de-weg-english", "/en/desk/signals/rules/", None, "emre@naast.demo"),
            ("regels-in-de-weg-leeg", "/desk/signals/rules/", None, "pilar@naast.demo"),
            ("regels-in-de-weg-eigen", "/desk/signals/rules/", None, "jildou@naast.demo"),
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
            ("wijkkracht", "/desk/zones/wetterwald/strength/", None, "gea@naast.demo"),
            ("wijkkracht-raad", "/en/desk/zones/wetterwald/strength/", None, "emre@naast.demo"),
            (
                "wijkkracht-invullen",
                "/desk/zones/wetterwald/strength/",
                by_link("/strength/[a-z]"),
                "gea@naast.demo",
            ),
            (
                "wijkkracht-invullen-fout",
                "/desk/zones/wetterwald/strength/",
                in_turn(by_link("/strength/[a-z]"), filled_in(year="1999", source="")),
                "gea@naast.demo",
            ),
            ("meitinkers", "/desk/model/", None, "gea@naast.demo"),
            ("meitinkers-raad", "/en/desk/model/", None, "emre@naast.demo"),
            ("meitinkers-leeg", "/desk/model/", None, "pilar@naast.demo"),
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
            (
                "gesprek-woord",
                "/desk/hours/",
                by_link("/hours/municipalities/.*/talk/"),
                "gea@naast.demo",
            ),
            (
                "gesprek-woord-fout",
                "/desk/hours/",
                in_turn(
                    by_link("/hours/municipalities/.*/talk/"),
                    filled_in(talk_word="Aanvraag"),
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
)
