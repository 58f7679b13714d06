"""The two statements: each table of the registry has its line, and the status is not flattered."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.policy.registry import Personal, registry
from naast.entrances.portal import privacy
from naast.entrances.portal.accessibility import Looked, Status, looked, status
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.support.keeping.models import KeepingTerm
from naast.support.keeping.rules import BY_ITSELF, Ground
from naast.support.people.rules import House
from tests.cast import MEIDOORN, WETTERWALD

PRIVACY, ACCESSIBILITY = "/wetterwald/privacy/", "/wetterwald/toegankelijkheid/"
OF_RESIDENTS = [one for one in registry() if one.house != "none"]
HOUSES = {"support": [House.SUPPORT], "municipality": [House.MUNICIPALITY], "both": list(House)}
TODAY = date(2026, 11, 23)


def read(client, path):
    """Return the page as one line of words."""
    page = client.get(path).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.fixture
def here():
    here = make_municipality(
        id=WETTERWALD, name="Wetterwâld", slug="wetterwald", phone="0999 12 34 56"
    )
    meidoorn = make_organisation(id=MEIDOORN, name="Stichting Meidoorn", phone="0999 12 30 30")
    make_agreement(meidoorn, here.pk)
    return here


class TestWhatIsKept:
    @pytest.mark.parametrize("one", OF_RESIDENTS, ids=lambda one: one.model)
    def test_each_table_about_a_resident_has_words_of_its_own(self, one):
        things = [name for name, tables in privacy.THINGS.values() if one.model in tables]

        assert len(things) == 1
        for house in HOUSES[one.house]:
            assert privacy.of_house(text=one.ground, house=house) in privacy.GROUNDS
            if one.retention != privacy.AS_THE_PERSON:
                assert privacy.of_house(text=one.retention, house=house) in privacy.LENGTHS

    @pytest.mark.parametrize("house", House)
    def test_each_table_of_a_house_stands_on_its_page_with_who_sees_it(self, house):
        found = privacy.kept(house=house)
        said = {words for thing in found.things for words in thing.what}

        for one in OF_RESIDENTS:
            known = [str(t[one.model]) for _n, t in privacy.THINGS.values() if one.model in t]
            assert {*known, one.export} & said or one.house not in {house, "both"}
        assert all(thing.seen_by and thing.lengths and thing.grounds for thing in found.things)

    def test_a_table_that_nobody_found_words_for_is_shown_all_the_same(self, monkeypatch):
        later = next(one for one in OF_RESIDENTS if one.model == "keys.OwnPlan")
        unsorted = {
            key: (name, {model: text for model, text in tables.items() if model != later.model})
            for key, (name, tables) in privacy.THINGS.items()
        }
        monkeypatch.setattr(privacy, "THINGS", unsorted)

        assert later.export in privacy.kept(house=House.SUPPORT).things[-1].what

    def test_nobody_of_the_municipality_sees_what_the_support_house_keeps(self):
        deciding = {str(privacy.SEEN_BY[role]) for role in privacy.DECIDING & set(privacy.SEEN_BY)}
        supporting = {
            str(privacy.SEEN_BY[role]) for role in privacy.SUPPORTING & set(privacy.SEEN_BY)
        }

        for thing in privacy.kept(house=House.SUPPORT).things:
            assert not deciding & set(thing.seen_by)
        for thing in privacy.kept(house=House.MUNICIPALITY).things:
            assert not supporting & set(thing.seen_by)

    @given(ours=st.text(alphabet="abc ", min_size=1), theirs=st.text(alphabet="xyz ", min_size=1))
    def test_a_text_for_two_houses_is_told_by_house(self, ours, theirs):
        for text in (f"support: {ours}; municipality: {theirs}", f"{ours}; municipality: {theirs}"):
            assert privacy.of_house(text=text, house=House.SUPPORT) == ours
            assert privacy.of_house(text=text, house=House.MUNICIPALITY) == theirs
        assert privacy.of_house(text=ours, house=House.MUNICIPALITY) == ours

    def test_a_declaration_that_is_not_there_leaves_its_line_out(self, monkeypatch):
        one = Personal(
            model="people.Guesses",
            subject="source",
            house="none",
            controller="x",
            ground="x",
            retention="x",
            export="x",
        )
        monkeypatch.setattr(privacy, "registry", lambda: (one,))

        assert privacy.of_visitors() == [str(privacy.OF_VISITORS["people.Guesses"])]


@pytest.mark.django_db
class TestYourData:
    def test_tells_who_keeps_it_what_one_may_do_and_who_could_look(self, client, here):
        page = read(client, PRIVACY)

        assert "Stichting Meidoorn" in page
        assert "Vijftien jaar, door de Wmo." in page
        assert "Wie de server beheert" in page
        assert "Niemand hier keek al na hoe lang de wet geeft" in page

    def test_tells_of_each_organisation_how_long_it_keeps_a_file(self, client, here):
        make_agreement(make_organisation(name="Stichting Kamperfoelie"), here.pk)
        KeepingTerm.objects.create(
            organisation_id=MEIDOORN, months=18, ground=Ground.CONSENT, from_on=date(2026, 1, 1)
        )

        page = read(client, PRIVACY)

        over = "na het einde van de hulp"
        assert f"Meidoorn 0999 12 30 30 18 maanden {over}" in page
        assert re.search(rf"Kamperfoelie[ 0-9]* {BY_ITSELF.months} maand(en)? {over}", page)

    def test_links_only_where_a_closed_file_has_a_page(self, client, here):
        page = client.get(PRIVACY).content.decode()

        links = set(re.findall(r'href="(/wetterwald/[^"#]+)"', page))
        assert "/wetterwald/mijn-dossier/" in links
        assert {client.get(link).status_code for link in links} == {200}

    def test_whoever_looks_around_gets_at_most_the_cookie_that_is_told(self, client, here):
        assert set(client.get("/wetterwald/").cookies) <= {"naast_csrf"}
        assert not client.get(PRIVACY).cookies
        assert "Een cookie bewaakt onze formulieren." in read(client, PRIVACY)

    def test_each_resident_page_leads_to_both(self, client, here):
        page = client.get("/wetterwald/").content.decode()

        assert f'href="{PRIVACY}"' in page
        assert f'href="{ACCESSIBILITY}"' in page


def found(**changed):
    return Looked(
        **{
            "on": TODAY,
            "engine": "axe-core",
            "pages": 1,
            "checks": 6,
            "not_looked": 0,
            "wrong": (),
            "audited_on": None,
            "audit_met_all": False,
            "planned_before": None,
            **changed,
        }
    )


class TestStatus:
    @given(pages=st.integers(min_value=1), checks=st.integers(min_value=1))
    def test_a_program_alone_never_gives_a_status_that_says_it_complies(self, pages, checks):
        assert status(looked=found(pages=pages, checks=checks), on=TODAY) == Status.D

    @pytest.mark.parametrize(
        ("changed", "expected"),
        [
            ({"planned_before": date(2027, 5, 23)}, Status.C),
            ({"planned_before": date(2027, 5, 24)}, Status.D),
            ({"planned_before": TODAY - timedelta(days=1)}, Status.D),
            ({"audited_on": date(2023, 11, 24)}, Status.B),
            ({"audited_on": date(2023, 11, 23)}, Status.D),
            ({"audited_on": TODAY, "audit_met_all": True}, Status.A),
            ({"audited_on": TODAY, "audit_met_all": True, "wrong": ("home",)}, Status.B),
        ],
    )
    def test_follows_the_audit_by_people_and_its_age(self, changed, expected):
        assert status(looked=found(**changed), on=TODAY) == expected


@pytest.mark.django_db
class TestAccessibility:
    def test_tells_what_was_measured_and_how_to_say_what_does_not_work(self, client, here):
        page = read(client, ACCESSIBILITY)

        assert f"Status {status(looked=looked(), on=looked().on)}" in page
        assert f"naar {looked().pages} pagina's" in page.replace("&#x27;", "'")
        assert "0999 12 34 56" in page
        assert "binnen 6 weken" in page

    def test_names_each_page_that_is_known_to_be_wrong(self, client, here, monkeypatch):
        wrong = found(wrong=("mijn-dossier-besluit",), not_looked=3)
        monkeypatch.setattr("naast.entrances.portal.accessibility.looked", lambda: wrong)

        page = read(client, ACCESSIBILITY)

        assert "mijn-dossier-besluit" in page
        assert "3 nieuwere pagina" in page
