"""A resident finds her municipality and its hours, in both languages; no link is dead."""

import gzip
import re
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.contrib.staticfiles import finders
from django.urls import get_resolver
from django.utils import timezone

from naast.entrances.portal.place import url_or_nothing
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.models import Zone, ZonePostcode
from naast.supply.places.rules import may_be_slug
from naast.supply.places.tests.factories import (
    make_municipality,
    make_succession,
    make_walk_in,
    make_zone,
)

pytestmark = pytest.mark.django_db

DUTCH = ZoneInfo("Europe/Amsterdam")
# A Monday.
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=DUTCH)
MOST_BYTES = 60_000
THEME = {
    "own": "#65307a",
    "own_deep": "#421b52",
    "own_mid": "#b493c1",
    "own_soft": "#f5eef7",
    "beside": "#c3d468",
    "beside_deep": "#4d5a00",
    "beside_soft": "#f5f8e1",
    "radius": 6,
}


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def here():
    here = make_municipality(
        name="Wetterwâld",
        slug="wetterwald",
        phone="0999 12 34 56",
        phone_hours_nl="Elke werkdag.",
        phone_hours_en="Every weekday.",
        listening_phone="0999 00 11 22",
        theme=THEME,
    )
    buorren = make_zone(here, name="Buorren", slug="buorren", order=1)
    make_zone(here, name="Wetterkant", slug="wetterkant", order=2)
    make_walk_in(buorren, starts=time(14), ends=time(16), note="Met koffie.")
    make_walk_in(buorren, starts=time(9), ends=time(11), note="Al voorbij.")
    return here


def text_of(response) -> str:
    return response.content.decode()


def links_in(html: str) -> set[str]:
    return set(re.findall(r'(?:href|src)="([^"]+)"', html))


def first_parts(resolver) -> set[str]:
    """Return what addresses begin with, also of those included under no prefix or a language."""
    found = set()
    for each in resolver.url_patterns:
        begin = str(each.pattern)
        is_transparent = hasattr(each, "url_patterns") and begin in {"", "en/", "^"}
        found |= first_parts(each) if is_transparent else {re.match(r"[^/.]*", begin)[0]}
    return found


class TestChoose:
    def test_lists_municipalities_with_the_way_to_each(self, client, here):
        make_municipality(name="Havenstad", slug="havenstad")

        page = text_of(client.get("/"))

        assert page.index("Havenstad") < page.index("Wetterwâld")
        assert 'href="/wetterwald/"' in page

    def test_finds_by_a_part_of_the_name(self, client, here):
        make_municipality(name="Havenstad", slug="havenstad")

        page = text_of(client.get("/", {"q": "WALD"}))

        assert "/wetterwald/" in page
        assert "/havenstad/" not in page

    @pytest.mark.parametrize("text", ["Nergens", "<script>alert(1)</script>", "x" * 10_000])
    def test_says_kindly_that_nothing_is_found(self, client, here, text):
        response = client.get("/", {"q": text})

        assert response.status_code == 200
        assert "Geen gemeente heet hier zo" in text_of(response)
        assert "<script>alert" not in text_of(response)

    @pytest.mark.parametrize("text", ["😀", "   ", "\u202e"])
    def test_shows_all_where_nothing_was_really_asked(self, client, here, text):
        assert "/wetterwald/" in text_of(client.get("/", {"q": text}))


class TestHome:
    @pytest.mark.req("R-022")
    def test_offers_phone_walk_in_and_the_listening_ear(self, client, here):
        page = text_of(client.get("/wetterwald/"))

        assert 'href="/wetterwald/vind-iemand/' in page
        assert 'href="tel:0999123456"' in page
        assert "0999 00 11 22" in page
        assert "Huis van Buorren" in page
        assert "Elke werkdag." in page

    def test_leaves_out_hours_of_today_that_are_over(self, client, here):
        page = text_of(client.get("/wetterwald/"))

        assert "14.00\u201316.00" in page
        assert "Maandag 23 november" in page
        assert "Al voorbij." not in page

    def test_shows_the_next_day_when_today_is_over(self, client, here, monkeypatch):
        monkeypatch.setattr(timezone, "now", lambda: NOON.replace(hour=20))

        page = text_of(client.get("/wetterwald/"))

        assert "Maandag 30 november" in page
        assert "Vandaag kunt u binnenlopen" not in page

    def test_says_so_where_nobody_sits_ready(self, client):
        make_municipality(slug="stil")

        assert "Deze week zit er niemand klaar" in text_of(client.get("/stil/"))

    def test_is_dutch_whatever_the_browser_asks_and_english_under_en(self, client, here):
        dutch = text_of(client.get("/wetterwald/", headers={"accept-language": "en"}))
        english = text_of(client.get("/en/wetterwald/", headers={"accept-language": "nl"}))

        assert "Iemand die naast u staat" in dutch
        assert '<html lang="nl"' in dutch
        assert 'href="/en/wetterwald/"' in dutch
        assert "Somebody who stands beside you" in english
        assert '<html lang="en"' in english
        assert 'href="/wetterwald/"' in english
        assert "Every weekday." in english

    @pytest.mark.req("R-016")
    def test_carries_the_name_that_the_municipality_gave_the_service(self, client):
        make_municipality(slug="eigen", service_name="Samen verder")

        assert ">Samen verder</span>" in text_of(client.get("/eigen/"))

    @pytest.mark.req("R-016")
    @pytest.mark.parametrize(
        "path",
        [
            "/", "/wetterwald/", "/wetterwald/inloop/", "/wetterwald/vind-iemand/",
            "/wetterwald/vind-iemand/hoe/", "/wetterwald/mijn-dossier/", "/wetterwald/cijfers/",
        ],
    )  # fmt: skip
    def test_never_calls_a_resident_a_client(self, client, here, path):
        words = set(re.findall(r"\w+", text_of(client.get(path)).lower()))

        assert not words & {"cliënt", "cliënten", "client", "clients"}

    def test_names_who_does_the_work_and_that_it_is_a_right(self, client, here):
        for name in ("Stichting Skouder", "Seniorenbond", "De Linde"):
            organisation = make_organisation(name=name)
            make_agreement(organisation, here.id, from_on=date(2020, 1, 1))

        page = text_of(client.get("/wetterwald/"))

        assert "Dit werk gebeurt door De Linde, Seniorenbond en Stichting Skouder." in page
        assert "Het is uw recht." in page

    def test_takes_few_queries(self, client, here, django_assert_max_num_queries):
        client.get("/wetterwald/")

        with django_assert_max_num_queries(12):
            client.get("/wetterwald/")


class TestWalkIn:
    def test_shows_each_zone_with_its_hours_and_says_where_there_are_none(self, client, here):
        page = text_of(client.get("/wetterwald/inloop/"))

        assert page.index("Buorren") < page.index("Wetterkant")
        assert "<b>Huis van Buorren</b>, Plein 1" in page
        assert "Van 23 november tot en met 29 november." in page
        assert "Hier is deze week geen inloop" in page

    def test_looks_ahead_week_by_week(self, client, here):
        page = text_of(client.get("/wetterwald/inloop/", {"weeks": "1"}))

        assert "Van 30 november tot en met 6 december." in page
        assert "?weeks=2" in page

    @pytest.mark.parametrize("weeks", ["", "-1", "x", "😀", "\u0661", "9" * 10_000, "1.5"])
    def test_shows_this_week_where_it_cannot_read_which(self, client, here, weeks):
        response = client.get("/wetterwald/inloop/", {"weeks": weeks})

        assert response.status_code == 200
        assert "Van 23 november" in text_of(response)

    def test_does_not_look_further_than_a_month(self, client, here):
        page = text_of(client.get("/wetterwald/inloop/", {"weeks": "52"}))

        assert "Van 21 december" in page
        assert "De week erna" not in page

    @pytest.mark.parametrize("typed", ["9991 ab", "Wetterkant", "wetterkannt"])
    def test_near_a_postcode_or_village_its_hours_stand_first(self, client, here, typed):
        zone = Zone.objects.get(slug="wetterkant")
        ZonePostcode.objects.create(municipality=here, zone=zone, postcode="9991")
        make_zone(here, name="Eilân", slug="eilan", order=0, tile_x=zone.tile_x + 9)

        answer = client.post("/wetterwald/inloop/", {"waar": typed})
        assert answer.headers["Location"] == "/wetterwald/inloop/?waar=Wetterkant"
        page = text_of(client.get(answer.headers["Location"]))

        places = [page.index(f'id="{slug}"') for slug in ("wetterkant", "buorren", "eilan")]
        assert places == sorted(places)
        assert "Wetterkant staat bovenaan." in page
        assert "?waar=Wetterkant&amp;weeks=1" in page
        assert '"noindex"' in page

    def test_a_place_that_nobody_knows_is_told_at_its_field_and_stays(self, client, here):
        answer = client.post("/wetterwald/inloop/", {"waar": "Nergenshuizen"})

        assert answer.status_code == 422
        assert "Deze plaats kennen wij hier niet." in text_of(answer)
        assert 'value="Nergenshuizen"' in text_of(answer)
        assert "Met koffie." in text_of(answer)

    def test_a_word_of_hers_in_the_address_is_no_place(self, client, here):
        page = text_of(client.get("/wetterwald/inloop/", {"waar": "9991 AB"}))

        assert "9991 AB" not in page
        assert '"index"' in page

    def test_tells_what_is_today_and_leaves_out_what_is_over(self, client, here):
        page = text_of(client.get("/wetterwald/inloop/"))

        assert "Vandaag, maandag 23 november" in page
        assert "Al voorbij." not in page

    def test_leaves_no_cookie(self, client, here):
        client.get("/wetterwald/inloop/")
        client.post("/wetterwald/inloop/", {"waar": "Buorren"})

        assert not client.cookies

    def test_can_be_asked_from_the_home(self, client, here):
        page = text_of(client.get("/wetterwald/"))

        assert 'action="/wetterwald/inloop/"' in page
        assert 'name="waar"' in page

    def test_is_closed_on_a_day_of_exception(self, client, here):
        make_walk_in(
            make_zone(here), note="Toch dicht.", starts=time(15), ends=time(17),
            closed=(date(2026, 11, 23),),
        )  # fmt: skip

        assert "Toch dicht." not in text_of(client.get("/wetterwald/inloop/"))


class TestAddresses:
    @pytest.mark.parametrize(
        "path",
        [
            "/nergens/", "/en/nergens/", "/nergens/inloop/", "/wetterwald/nergens/",
            "/theme/nergens.css", "/Wetterwald/", "/wetterw%C3%A2ld/", "/%00/", "/wetterwald/%00",
            "/wetterwald/?q=%00", "/" + "x" * 5000 + "/", "/%F0%9F%98%80/", "/..%2F/",
        ],
    )  # fmt: skip
    def test_what_is_not_there_is_a_kind_404(self, client, here, path):
        response = client.get(path)

        kind = "You did nothing wrong" if path.startswith("/en/") else "U hebt niets fout gedaan"
        assert response.status_code == 404
        assert kind in text_of(response)

    @pytest.mark.parametrize("path", ["/wetterwald/nergens/", "/wetterwald/nergens/nooit/"])
    def test_a_page_that_is_not_there_still_says_whom_to_call(self, client, here, path):
        page = text_of(client.get(path))

        assert "0999 12 34 56" in page
        assert "naast-theme--wetterwald" in page

    @pytest.mark.parametrize("path", ["/en", "/wetterwald", "/wetterwald/inloop"])
    def test_a_forgotten_slash_is_put_there(self, client, here, path):
        assert client.get(path)["Location"] == f"{path}/"

    @pytest.mark.parametrize(
        "path", ["/", "/wetterwald/", "/en/wetterwald/", "/wetterwald/inloop/", "/robots.txt"]
    )
    def test_head_answers_as_get_without_contents(self, client, here, path):
        got, head = client.get(path), client.head(path)

        assert head.status_code == got.status_code == 200
        assert head.content == b""
        assert head["Content-Type"] == got["Content-Type"]

    def test_post_is_not_for_these_pages(self, client, here):
        response = client.post("/wetterwald/")

        assert response.status_code == 405
        assert "naast" in text_of(response)

    @pytest.mark.parametrize(
        "path", ["/", "/wetterwald/", "/en/wetterwald/", "/wetterwald/inloop/"]
    )
    def test_no_link_leads_nowhere(self, client, here, path):
        page = text_of(client.get(path))

        ours = {link.split("#")[0] for link in links_in(page) if link.startswith(("/", "?"))}
        dead = {
            link
            for link in ours - {""}
            if not link.startswith("/static/") and client.get(link).status_code != 200
        }
        here_on_the_page = {link[1:] for link in links_in(page) if link.startswith("#")}
        ids = set(re.findall(r'id="([^"]+)"', page))

        assert dead == set()
        assert here_on_the_page <= ids
        assert len(ours) > 3

    @pytest.mark.parametrize("path", ["/", "/wetterwald/", "/wetterwald/inloop/"])
    def test_weighs_little_at_a_first_visit(self, client, here, path):
        page = client.get(path).content
        total = len(gzip.compress(page))
        for link in links_in(page.decode()):
            if link.startswith("/static/") and link.endswith((".css", ".js")):
                file = Path(finders.find(link.removeprefix("/static/")))
                total += len(gzip.compress(file.read_bytes()))
            elif link.startswith("/theme/"):
                total += len(gzip.compress(client.get(link).content))

        assert total < MOST_BYTES

    def test_every_first_part_of_an_address_is_refused_as_a_slug(self):
        ours = {part for part in first_parts(get_resolver()) if part.isalpha()}

        assert {"theme", "accounts", "desk"} <= ours
        assert not {part for part in ours if may_be_slug(text=part)}

    def test_a_page_that_is_not_built_has_no_address(self):
        assert url_or_nothing("portal:nowhere", "wetterwald") == ""
        assert url_or_nothing("portal:home", "wetterwald") == "/wetterwald/"


class TestAfterAMerger:
    def test_the_old_address_leads_to_the_heir(self, client, here):
        gone = make_municipality(slug="ooit", valid_to=date(2019, 1, 1))
        make_succession(gone, here, on=date(2019, 1, 1))

        for path in ("/ooit/", "/ooit/inloop/"):
            assert client.get(path)["Location"] == "/wetterwald/"
        assert client.get("/en/ooit/")["Location"] == "/en/wetterwald/"

    def test_a_split_asks_where_one_lives_now(self, client, here):
        gone = make_municipality(slug="ooit", valid_to=date(2019, 1, 1))
        other = make_municipality(name="Overkant", slug="overkant")
        make_succession(gone, here, other, on=date(2019, 1, 1))

        page = text_of(client.get("/ooit/"))

        assert "/wetterwald/" in page
        assert "/overkant/" in page


class TestTheme:
    def test_gives_the_colours_to_keep_for_an_hour(self, client, here):
        response = client.get("/theme/wetterwald.css")

        assert response["Content-Type"] == "text/css; charset=utf-8"
        assert response["Cache-Control"] == "public, max-age=3600"
        assert "--naast-own: #65307a" in text_of(response)

    def test_is_asked_only_where_colours_were_chosen(self, client, here):
        make_municipality(slug="kaal")

        assert "/theme/wetterwald.css" in text_of(client.get("/wetterwald/"))
        assert "/theme/" not in text_of(client.get("/kaal/"))


class TestRobots:
    def test_keeps_persons_and_staff_out_of_every_index(self, client):
        lines = text_of(client.get("/robots.txt")).splitlines()

        assert {"Disallow: /desk/", "Disallow: /*/*/", "Allow: /en/*/$"} <= set(lines)
