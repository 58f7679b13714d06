"""The self-test in rows: nobody reads another's before it lies on the table, two are no three."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from naast.core.outbox.tests.factories import Message
from naast.core.policy.walls import acting
from naast.learning.steering import queries
from naast.learning.steering.actions import selftest as actions
from naast.learning.steering.actions.selftest import NotNow, NotWhole
from naast.learning.steering.forms.selftest import ProposeForm
from naast.learning.steering.models.selftest import Action, Seat, SelfTest, Sheet
from naast.learning.steering.rules.ambitions import Progress
from naast.learning.steering.rules.selftest import NUMBER, Chair, Item, Score
from naast.learning.steering.tests.factories_of_talk import (
    ALL_YES,
    FAR,
    make_action,
    make_self_test,
    make_sheet,
)
from naast.learning.steering.words import selftest as words
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from tests.cast import (
    CARLA,
    EMRE,
    GEA,
    LINDE,
    MEIDOORN,
    NOON,
    SANNE,
    STIJN,
    TINEKE,
    WETTERWALD,
)

pytestmark = pytest.mark.django_db

LATER = NOON.date() + timedelta(days=30)
SEATED = (
    (GEA, Chair.MUNICIPALITY, None),
    (CARLA, Chair.PROVIDERS, MEIDOORN),
    (TINEKE, Chair.PROVIDERS, LINDE),
    (EMRE, Chair.COUNCIL, None),
)


@pytest.fixture(autouse=True)
def here(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    for id_, name in ((MEIDOORN, "Meidoorn"), (LINDE, "De Linde")):
        made = make_organisation(id=id_, name=name, slug=name.lower().replace(" ", "-"))
        make_agreement(made, WETTERWALD)


def opened():
    with acting(GEA):
        return actions.open_self_test(
            actor=GEA, municipality_id=WETTERWALD, closes_on=LATER, at=NOON
        )


def hand_in(test, who, chair, organisation_id, *, scores=ALL_YES, whole=True):
    seat = Seat.objects.get(test=test, chair=chair, organisation_id=organisation_id)
    with acting(who):
        return actions.fill_in(
            actor=who, test_id=test.pk, seat_id=seat.pk, scores=scores,
            notes={Item.NO_COST: "Staat op de site."}, hand_in=whole, at=NOON,
        )  # fmt: skip


def read(test, who):
    with acting(who):
        return {one.chair for one in queries.sheets(actor=who).filter(test=test)}


class TestAlone:
    @pytest.mark.req("R-336")
    def test_all_who_work_there_get_a_seat_and_word(self):
        test = opened()

        seats = [(one.chair, one.organisation_id) for one in queries.seats(test=test)]
        assert seats == [
            (Chair.MUNICIPALITY, None), (Chair.PROVIDERS, LINDE), (Chair.PROVIDERS, MEIDOORN),
            (Chair.COUNCIL, None),
        ]  # fmt: skip
        assert {one.user_id for one in Message.objects.all()} >= {EMRE.user_id, CARLA.user_id}

    def test_one_a_year_and_not_by_who_has_no_seat(self):
        opened()

        with pytest.raises(NotNow):
            opened()
        with acting(STIJN), pytest.raises(SelfTest.DoesNotExist):
            actions.open_self_test(
                actor=STIJN, municipality_id=WETTERWALD, closes_on=LATER, at=NOON
            )

    @pytest.mark.req("R-337")
    def test_nobody_reads_anothers_before_the_last_is_in(self):
        test = opened()
        for who, chair, organisation_id in SEATED[:-1]:
            hand_in(test, who, chair, organisation_id)

        assert [read(test, who) for who, *_ in SEATED] == [
            {Chair.MUNICIPALITY}, {Chair.PROVIDERS}, {Chair.PROVIDERS}, set()
        ]  # fmt: skip
        hand_in(test, *SEATED[-1])
        assert read(test, GEA) == set(Chair)
        assert read(test, EMRE) == set(Chair)
        with acting(CARLA):
            found = queries.sheets(actor=CARLA).filter(test=test)
            assert {one.organisation_id for one in found} == {None, MEIDOORN}

    def test_a_day_that_is_over_shows_what_was_handed_in_and_no_draft(self):
        test = make_self_test()
        make_sheet(test, GEA.user_id, Chair.MUNICIPALITY, handed_in=False)
        make_sheet(test, EMRE.user_id, Chair.COUNCIL)

        assert read(test, EMRE) == {Chair.COUNCIL}
        assert read(test, GEA) == {Chair.MUNICIPALITY, Chair.COUNCIL}

    def test_a_sheet_is_handed_in_whole_and_once_and_by_its_own_chair(self):
        test = opened()
        part = {Item.NO_COST: Score.YES}
        hand_in(test, *SEATED[0], scores=part, whole=False)

        with pytest.raises(NotWhole):
            hand_in(test, *SEATED[0], scores=part)
        with pytest.raises(Seat.DoesNotExist):
            hand_in(test, EMRE, Chair.MUNICIPALITY, None)
        hand_in(test, *SEATED[0])
        with pytest.raises(NotNow):
            hand_in(test, *SEATED[0])
        assert Sheet.objects.count() == 1


class TestSideBySide:
    def test_an_organisation_reads_how_many_of_the_others_say_what_and_never_why(self):
        test = make_self_test()
        make_sheet(test, CARLA.user_id, Chair.PROVIDERS, MEIDOORN)
        make_sheet(
            test, TINEKE.user_id, Chair.PROVIDERS, LINDE,
            scores=dict.fromkeys(Item, Score.NO), notes={Item.NO_COST: "Bij ons niet."},
        )  # fmt: skip

        with acting(CARLA):
            [one] = [
                one for one in queries.laid(actor=CARLA, test=test) if one.item is Item.NO_COST
            ]
            notes = queries.notes(actor=CARLA, test=test, at=NOON)

        assert one.by == {Chair.PROVIDERS: (Score.NO, Score.YES)}
        assert notes == {}

    @pytest.mark.req("R-247")
    def test_years_stand_side_by_side(self, client, cast):
        for year, score in ((2023, Score.NO), (2024, Score.YES)):
            test = make_self_test(year)
            make_sheet(test, EMRE.user_id, Chair.COUNCIL, scores=dict.fromkeys(Item, score))
        client.force_login(cast[GEA])

        page = client.get(f"/desk/self-test/{test.pk}/")

        assert page.context["years_shown"] == [2023, 2024]
        for theme in page.context["years"]:
            assert [parts for _chair, parts in theme["rows"]][-1] == [(2023, 0), (2024, 100)]

    @pytest.mark.req("R-248")
    def test_the_national_figures_stand_beside_it_with_their_source(self, client, cast):
        test = make_self_test()
        client.force_login(cast[EMRE])

        said = client.get(f"/desk/self-test/{test.pk}/").content.decode()

        for percent in (25, 30, 34, 22, 36, 28, 75):
            assert f"{percent}% vond" in said
        assert "Inventarisatie onder 29 gemeenten (2016)" in said


class TestAgreement:
    @pytest.mark.req("R-335")
    def test_an_action_is_agreed_by_three(self):
        test = make_self_test()
        for who, chair, organisation_id in SEATED:
            make_sheet(test, who.user_id, chair, organisation_id)
        with acting(EMRE):
            row = actions.propose_action(
                actor=EMRE, test_id=test.pk, item=Item.FINDABLE, what="In elke brief",
                owner=Chair.MUNICIPALITY, organisation_id=None, function="", before_on=LATER,
                at=NOON,
            )  # fmt: skip
        for who, agreed in ((EMRE, None), (GEA, None), (CARLA, NOON.date())):
            with acting(who):
                row = actions.agree(actor=who, action_id=row.pk, at=NOON)
            assert row.agreed_on == agreed
        with acting(SANNE), pytest.raises(Action.DoesNotExist):
            actions.agree(actor=SANNE, action_id=row.pk, at=NOON)

    def test_who_does_it_tells_how_far_it_is(self):
        row = make_action(make_self_test(), agreed_by=list(Chair), agreed_on=date(2025, 10, 1))
        told = {"progress": Progress.DONE, "came": "Het staat er nu.", "at": NOON}

        with acting(EMRE), pytest.raises(Action.DoesNotExist):
            actions.tell_progress(actor=EMRE, action_id=row.pk, **told)
        with acting(GEA):
            row = actions.tell_progress(actor=GEA, action_id=row.pk, **told)

        assert row.ended_on == NOON.date()


class TestPages:
    def test_a_sheet_that_is_not_whole_keeps_what_was_filled_in(self, cast):
        test = make_self_test(shown_from=FAR)
        make_sheet(test, GEA.user_id, Chair.MUNICIPALITY, handed_in=False)
        seat = Seat.objects.get(test=test)
        client = Client()
        client.force_login(cast[GEA])

        page = client.post(
            f"/desk/self-test/{test.pk}/sheet/{seat.pk}/", {"then": "hand_in", "no_cost": "no"}
        )

        assert page.status_code == 422
        assert page.context["form"]["no_cost"].value() == "no"
        assert len(page.context["form"].errors) == len(Item) - 1

    def test_the_paper_is_a_tagged_pdf_of_what_lies_on_the_table(self, client, cast):
        test, waits = make_self_test(), make_self_test(2025, shown_from=FAR)
        make_sheet(test, EMRE.user_id, Chair.COUNCIL, scores={**ALL_YES, Item.CARERS: Score.NO})
        make_action(test)
        client.force_login(cast[GEA])

        made = client.get(f"/desk/self-test/{test.pk}/table.pdf")

        assert made.content.startswith(b"%PDF-")
        assert b"/MarkInfo" in made.content
        assert client.get(f"/desk/self-test/{waits.pk}/table.pdf").status_code == 404


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_points_to_choose_from_are_in_the_language_of_the_page(language):
    with override(language):
        form = ProposeForm(organisations=[], today=date(2026, 11, 23))
        told = dict(form.fields["item"].choices)

        assert [told[item.value] for item in Item] == [
            f"{NUMBER[item]}. {words.ITEMS[item]}" for item in Item
        ]
    with override("en" if language == "nl" else "nl"):
        assert told[Item.COUNCILS_TALK] != f"{NUMBER[Item.COUNCILS_TALK]}. " + str(
            words.ITEMS[Item.COUNCILS_TALK]
        )
