"""The report for the municipal council: who reads it when, and that its council is heard."""

import re
from datetime import date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from naast.core.outbox.models import Message
from naast.core.policy.walls import acting
from naast.learning.insight.rules import AGREE, MEDIAN, NINE_IN_TEN, TOTAL, Period, Table
from naast.learning.insight.tests.factories import make_figures
from naast.learning.steering.actions import principles as talking
from naast.learning.steering.actions import report as actions
from naast.learning.steering.actions.answers import NotYours
from naast.learning.steering.models import CouncilOpinion, CouncilReport, Principle, SentReport
from naast.learning.steering.queries import report as queries
from naast.learning.steering.rules.report import (
    Chapter,
    Opinion,
    Span,
    Step,
    fingerprint,
    holds,
    may_send,
    opinion,
    spans,
)
from naast.learning.steering.tests.factories import make_ground
from naast.supply.places import queries as places
from tests.cast import CARLA, EMRE, FOPPE, GEA, STIJN, WETTERWALD

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 23, 12, tzinfo=AMSTERDAM)
LATER = NOW + timedelta(days=30)
OVER = NOW + timedelta(days=40)
YEAR = Span(year=2025)
OPINION = "Wie steun kreeg, is tevreden. Het wachten duurde te lang."
DESK = "/desk/steering/wetterwald/reports/"
PUBLIC = "/wetterwald/raadsrapport/"

quarters = st.sets(st.tuples(st.integers(2020, 2026), st.integers(1, 4)), max_size=12)


class TestRules:
    @given(quarters, st.dates(date(2024, 1, 1), date(2026, 12, 31)))
    def test_one_reports_on_what_is_published_and_on_years_that_are_over(self, closed, on):
        found = spans(closed=closed, on=on)

        assert len(found) == len(set(found))
        assert {(one.year, one.quarter) for one in found if one.quarter} == closed
        for one in found:
            held = [each for each in closed if one.holds(year=each[0], quarter=each[1])]
            assert held
            assert one.quarter or one.year < on.year

    @given(
        st.none() | st.dates(date(2026, 1, 1), date(2026, 6, 1)),
        st.integers(0, 60),
        st.sampled_from(Step),
        st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    )
    def test_a_report_goes_when_the_council_spoke_or_its_time_is_over(self, asked, days, step, on):
        before = asked and asked + timedelta(days=days)

        stands = opinion(asked_on=asked, before_on=before, step=step, on=on)

        spoke = step is not Step.KEEP
        assert may_send(stands=stands) == (spoke or (before is not None and on > before))
        assert (stands in {Opinion.GIVEN, Opinion.NO_TIME}) == spoke

    @given(st.sets(st.sampled_from(["municipality", "providers", "council"])))
    def test_a_principle_holds_when_both_said_yes_and_never_of_one_alone(self, yes):
        assert holds(yes=yes) == ({"municipality", "council"} <= yes)


class Clock:
    at = NOW

    def __call__(self):
        return self.at


@pytest.fixture
def clock(cast, monkeypatch):
    make_ground()
    for quarter, beside in ((1, 30), (2, 35)):
        make_figures(
            WETTERWALD,
            {
                Table.QUESTIONS: {TOTAL: 40 + quarter * 5},
                Table.WAITING: {MEDIAN: 3, NINE_IN_TEN: None},
                Table.STOOD_BESIDE: {TOTAL: 40, AGREE: beside},
            },
            period=Period(year=2025, quarter=quarter),
        )
    found = Clock()
    monkeypatch.setattr(timezone, "now", found)
    with translation.override("nl"):
        yield found


def at(who, moment):
    """Return who acts at a moment."""
    return type(who)(user_id=who.user_id, at=moment, **who.scopes)


def begun(who=GEA, *, span=YEAR, slug="wetterwald"):
    gea = at(who, NOW)
    with acting(gea):
        town = places.municipality(slug=slug, on=NOW.date())
        return actions.begin_report(actor=gea, town=town, span=span, at=NOW)


def asked(**words):
    row, gea = begun(), at(GEA, NOW)
    with acting(gea):
        actions.write_report(actor=gea, report_id=row.pk, words=words, at=NOW)
        return actions.ask_opinion(actor=gea, report_id=row.pk, before_on=LATER.date(), at=NOW)


def said(row, *, text=OPINION, differs=("waiting",), step=Step.GIVE, who=EMRE):
    emre = at(who, NOW)
    with acting(emre):
        return actions.say_opinion(
            actor=emre, report_id=row.pk, text=text, differs=differs, step=step, at=NOW
        )


def sent(row, *, reply="", moment=NOW, who=GEA):
    gea = at(who, moment)
    with acting(gea):
        return actions.send_report(actor=gea, report_id=row.pk, reply=reply, at=moment)


def page(cast, path, who=None, typed=None):
    client = Client()
    if who is not None:
        client.force_login(cast[who])
    return client.get(path) if typed is None else client.post(path, typed)


def text(response):
    return " ".join(response.content.decode().split())


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
class TestMaking:
    def test_it_tells_the_published_quarters_of_its_period_and_no_other(self):
        make_figures(
            WETTERWALD, {Table.QUESTIONS: {TOTAL: 995}}, period=Period(year=2026, quarter=1)
        )
        row = begun()

        chapters = {one["key"]: one for one in row.contents["nl"]}
        asks, waits = chapters["reach"]["tables"][0], chapters["waiting"]["tables"][0]
        assert asks["rows"] == [
            ["Januari t/m maart 2025", "45", "niet getoond"],
            ["April t/m juni 2025", "50", "niet getoond"],
        ]
        assert waits["rows"][0] == ["Januari t/m maart 2025", "3 dagen", "niet getoond"]
        assert "995" not in str(chapters["reach"])
        assert "75%" in str(chapters["experience"]["tables"])

    def test_it_stands_in_both_languages(self):
        row = begun()

        assert row.contents["nl"][0]["title"] == "Wie steun vond"
        assert row.contents["en"][0]["title"] == "Who found support"

    def test_there_is_one_a_period_and_none_without_figures(self):
        begun()

        with pytest.raises(actions.AlreadyThere):
            begun()
        with pytest.raises(ValueError, match="2024"):
            begun(span=Span(year=2024))
        for who in (STIJN, EMRE, CARLA, FOPPE):
            with pytest.raises(NotYours):
                begun(who, span=Span(year=2025, quarter=1))

    def test_words_and_figures_stand_once_the_council_is_asked(self):
        row = asked(waiting="Wij namen iemand aan.")
        before = row.contents
        make_figures(
            WETTERWALD, {Table.QUESTIONS: {TOTAL: 995}}, period=Period(year=2025, quarter=3)
        )

        gea = at(GEA, NOW)
        with acting(gea), pytest.raises(actions.Stands):
            actions.write_report(actor=gea, report_id=row.pk, words={}, at=NOW)
        with acting(gea), pytest.raises(actions.Stands):
            actions.ask_opinion(actor=gea, report_id=row.pk, before_on=OVER.date(), at=NOW)
        assert CouncilReport.objects.get(pk=row.pk).contents == before
        assert "995" not in str(sent_whole(row))


def sent_whole(row):
    said(row)
    return sent(row).whole


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
class TestWhoReads:
    @pytest.mark.req("R-335")
    def test_the_council_reads_no_draft_and_the_municipality_none_of_the_councils(self, cast):
        row = begun()
        assert page(cast, f"{DESK}{row.pk}/", EMRE).status_code == 404
        assert "Concept" not in text(page(cast, DESK, EMRE))

        gea = at(GEA, NOW)
        with acting(gea):
            actions.ask_opinion(actor=gea, report_id=row.pk, before_on=LATER.date(), at=NOW)
        said(row, step=Step.KEEP)

        assert OPINION in text(page(cast, f"{DESK}{row.pk}/", EMRE))
        assert OPINION not in text(page(cast, f"{DESK}{row.pk}/", GEA))
        said(row)
        assert OPINION in text(page(cast, f"{DESK}{row.pk}/", GEA))

    def test_nobody_else_reads_it_before_it_went(self, cast):
        row = asked()

        for who in (STIJN, CARLA, FOPPE, None):
            response = page(cast, f"{DESK}{row.pk}/", who)
            assert response.status_code in {302, 404}
        assert page(cast, f"{PUBLIC}{row.pk}/").status_code == 404
        assert page(cast, f"{PUBLIC}{row.pk}/rapport.pdf").status_code == 404

    def test_the_list_and_the_report_ask_little_of_the_database(
        self, cast, django_assert_max_num_queries
    ):
        row = asked()
        said(row)
        client = Client()
        client.force_login(cast[GEA])

        for path in (DESK, f"{DESK}{row.pk}/"):
            with django_assert_max_num_queries(15):
                client.get(path)

    def test_each_hears_that_something_waits(self):
        row = asked()
        told = Message.objects.count()
        assert told == 1
        said(row, step=Step.KEEP)
        assert Message.objects.count() == told
        said(row)
        assert Message.objects.count() == told + 1


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
class TestTheCouncil:
    def test_only_its_own_members_speak_and_only_of_what_is_before_them(self):
        draft = begun(span=Span(year=2025, quarter=1))
        row = asked()

        for who in (GEA, STIJN, CARLA):
            with pytest.raises(CouncilReport.DoesNotExist):
                said(row, who=who)
        with pytest.raises(CouncilReport.DoesNotExist):
            said(draft)

    def test_what_was_given_is_not_taken_back_and_may_be_said_better(self):
        row = asked()
        said(row)

        with pytest.raises(actions.Stands):
            said(row, step=Step.KEEP)
        assert said(row, text="Het duurde te lang.").text == "Het duurde te lang."
        sent(row)
        with pytest.raises(actions.Stands):
            said(row, text="Toch niet.")

    def test_the_municipality_changes_no_letter_of_it_in_the_database_either(self):
        row = asked()
        found = said(row)

        gea = at(GEA, NOW)
        with acting(gea), transaction.atomic():
            assert not CouncilOpinion.objects.filter(pk=found.pk).update(text="Alles is goed.")
            assert not CouncilOpinion.objects.filter(pk=found.pk).delete()[0]
        assert CouncilOpinion.objects.get(pk=found.pk).text == OPINION


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
class TestSending:
    @pytest.mark.req("R-341")
    def test_the_opinion_goes_with_it_word_by_word_on_page_and_paper(self, cast):
        row = asked(waiting="Wij namen iemand aan.")
        with pytest.raises(actions.NotHeard):
            sent(row)
        said(row)

        gone = sent(row, reply="Wij letten erop.")

        for path in (f"{PUBLIC}{row.pk}/", f"{DESK}{row.pk}/"):
            shown = text(page(cast, path, GEA))
            for words in (OPINION, "Wij letten erop.", "Wij namen iemand aan.", gone.sha256):
                assert words in shown
            assert "De cliëntenraad ziet dit anders" in shown
            named = re.findall(r' id="([^"]+)"', shown)
            assert len(named) == len(set(named))
        paper = page(cast, f"{PUBLIC}{row.pk}/rapport.pdf")
        assert paper["Content-Type"] == "application/pdf"
        assert sha256(paper.content).hexdigest() == gone.sha256 == fingerprint(data=paper.content)
        assert OPINION in gone.whole["nl"]["council_text"] == gone.whole["en"]["council_text"]

    @pytest.mark.parametrize("step", [None, Step.KEEP, Step.NO_TIME], ids=str)
    def test_without_words_it_says_when_the_council_was_asked(self, cast, step):
        row = asked()
        if step is not None:
            said(row, step=step)
        if step is not Step.NO_TIME:
            with pytest.raises(actions.NotHeard):
                sent(row, moment=LATER)

        sent(row, moment=OVER)

        shown = text(page(cast, f"{PUBLIC}{row.pk}/"))
        assert "De cliëntenraad is gevraagd op 23 november 2026." in shown
        assert ("De raad had geen tijd." in shown) == (step is Step.NO_TIME)
        assert ("De raad heeft nog niet geantwoord." in shown) == (step is not Step.NO_TIME)
        assert OPINION not in shown

    def test_what_went_changes_no_more(self, cast):
        row = asked()
        said(row)
        gone = sent(row)
        before = text(page(cast, f"{PUBLIC}{row.pk}/"))
        make_figures(
            WETTERWALD, {Table.QUESTIONS: {TOTAL: 995}}, period=Period(year=2025, quarter=3)
        )

        with pytest.raises(actions.Stands):
            sent(row)
        gea = at(GEA, NOW)
        with acting(gea), transaction.atomic():
            assert not SentReport.objects.filter(pk=gone.pk).update(sha256="0" * 64)
            assert not SentReport.objects.filter(pk=gone.pk).delete()[0]
        assert text(page(cast, f"{PUBLIC}{row.pk}/")) == before

    def test_only_who_steers_there_sends(self):
        row = asked()
        said(row)

        for who in (STIJN, EMRE, CARLA):
            with pytest.raises(CouncilReport.DoesNotExist):
                sent(row, who=who)

    def test_the_list_for_everybody_is_of_its_own_municipality(self, cast):
        row = asked()
        said(row)
        sent(row)

        assert f"{row.pk}" in text(page(cast, PUBLIC))
        assert f"{row.pk}" not in text(page(cast, "/havenstad/raadsrapport/"))
        assert page(cast, f"/havenstad/raadsrapport/{row.pk}/").status_code == 404
        with acting(at(STIJN, NOW)) as stijn:
            assert not queries.sent_reports(actor=stijn).exists()


def proposed(row, who=EMRE, words="Wie belt, spreekt dezelfde dag iemand."):
    emre = at(who, NOW)
    with acting(emre):
        return talking.propose_principle(
            actor=emre, report_id=row.pk, chapter=Chapter.WAITING, text=words, at=NOW
        )


def agreed(principle, who=GEA):
    gea = at(who, NOW)
    with acting(gea):
        return talking.agree_principle(actor=gea, principle_id=principle.pk, at=NOW)


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
class TestTheTalk:
    @pytest.mark.req("R-342", "R-336")
    def test_begins_where_the_council_differs_and_ends_in_a_principle_with_day_and_who(self, cast):
        row = asked(waiting="Wij namen iemand aan.", vision="De visie blijft.")
        said(row, differs=["waiting"])
        begins = text(page(cast, f"{DESK}{row.pk}/talk/", GEA))
        assert OPINION in begins
        assert "Hoe lang mensen wachtten" in begins
        assert "Wij namen iemand aan." in begins
        assert "De visie blijft." not in begins

        found = proposed(row)
        assert found.agreed_on is None
        assert "dezelfde dag" not in text(page(cast, "/wetterwald/clientenraad/"))
        assert agreed(found, EMRE).agreed_on is None
        assert agreed(found).agreed_on == NOW.date()

        kept = text(page(cast, f"{DESK}{row.pk}/talk/", EMRE))
        for words in ("dezelfde dag", "23 november 2026", "Gemeente", "Cliëntenraad"):
            assert words in kept
        assert "dezelfde dag" in text(page(cast, "/wetterwald/clientenraad/"))
        assert "dezelfde dag" not in text(page(cast, "/havenstad/clientenraad/"))

    def test_there_is_no_talk_before_the_council_gave_its_opinion(self, cast):
        row = asked()
        said(row, step=Step.KEEP)

        for who in (GEA, EMRE):
            assert page(cast, f"{DESK}{row.pk}/talk/", who).status_code == 404
            with pytest.raises(talking.NotYet):
                proposed(row, who)

    def test_nobody_of_elsewhere_says_yes(self):
        row = asked()
        said(row)
        found = proposed(row)

        for who in (STIJN, CARLA, FOPPE):
            with pytest.raises(Principle.DoesNotExist):
                agreed(found, who)
            with pytest.raises(CouncilReport.DoesNotExist):
                proposed(row, who)
        assert Principle.objects.get(pk=found.pk).agreed_by == ["council"]
