from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supply.supporters.rules import (
    KINDS,
    LISTS,
    MOMENTS,
    STANDARD,
    TASKS_OF_CHOICE,
    Breadth,
    Candidate,
    CardField,
    Daypart,
    Item,
    Kind,
    LabelKind,
    LabelLine,
    LabelTitle,
    Mandate,
    Payer,
    Position,
    Reason,
    Seen,
    Sort,
    Status,
    Task,
    Theme,
    conflicts,
    facts_are_stale,
    first_moment,
    independence_label,
    position_in,
    published,
    tasks_of,
    weekday_and_daypart,
    why_not_available,
)

TODAY = date(2026, 11, 9)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)

kinds = st.sampled_from(Kind)
positions = st.sampled_from(Position)
payers = st.sampled_from(Payer)
names = st.lists(st.text(min_size=1, max_size=20), max_size=3)


class TestKinds:
    @pytest.mark.req("R-072")
    def test_nobody_who_decides_on_access_is_counted_as_support(self):
        deciding = [kind for kind, one in KINDS.items() if Task.DECIDE_ON_ACCESS in one.tasks]

        assert deciding == [Kind.MEITINKER]
        assert not any(KINDS[kind].counted_as_support for kind in deciding)

    @pytest.mark.req("R-067", "R-068")
    def test_an_omtinker_brings_together_and_is_not_counted(self):
        omtinker = KINDS[Kind.OMTINKER]

        assert omtinker.tasks == {
            Task.INFORM, Task.ADVISE, Task.SEEK_OUT, Task.CLARIFY, Task.BRING_TOGETHER,
        }  # fmt: skip
        assert (omtinker.counted_as_support, omtinker.sort) == (False, Sort.NEITHER)

    @pytest.mark.req("R-057", "R-060", "R-061")
    def test_formal_and_informal_are_told_apart(self):
        sorts = {kind: one.sort for kind, one in KINDS.items() if one.counted_as_support}

        assert sorts == {
            Kind.FORMAL: Sort.FORMAL,
            Kind.TRAINED_VOLUNTEER: Sort.INFORMAL,
            Kind.EXPERIENCE_EXPERT: Sort.INFORMAL,
            Kind.FAMILY_EXPERT: Sort.INFORMAL,
            Kind.ADVISER_FOR_THE_ELDERLY: Sort.INFORMAL,
        }

    @pytest.mark.req("R-070")
    def test_a_meitinker_thinks_along_grants_and_arranges_at_once(self):
        meitinker = KINDS[Kind.MEITINKER]

        assert meitinker.tasks == {
            Task.INFORM, Task.CLARIFY, Task.DECIDE_ON_ACCESS, Task.ARRANGE_AT_ONCE,
        }  # fmt: skip
        assert meitinker.house == "municipality"

    def test_a_question_to_a_meitinker_alone_belongs_to_the_municipality(self):
        assert [kind for kind, one in KINDS.items() if one.house == "municipality"] == [
            Kind.MEITINKER
        ]


class TestTasksOf:
    @pytest.mark.req("R-071")
    def test_a_municipality_chooses_some_tasks(self):
        tasks = tasks_of(kind=Kind.MEITINKER, chosen=[Task.STRENGTHEN_NEIGHBOURHOOD])

        assert Task.STRENGTHEN_NEIGHBOURHOOD in tasks
        assert Task.ARRANGE_AT_ONCE not in tasks
        assert Task.DECIDE_ON_ACCESS in tasks

    def test_without_a_choice_they_stay_as_they_are(self):
        assert tasks_of(kind=Kind.OMTINKER, chosen=None) == KINDS[Kind.OMTINKER].tasks

    @given(kinds, st.sets(st.sampled_from(Task)))
    def test_no_choice_takes_or_gives_what_is_not_free(self, kind, chosen):
        free = TASKS_OF_CHOICE.get(kind, frozenset())

        assert tasks_of(kind=kind, chosen=chosen) - free == KINDS[kind].tasks - free


class TestThemes:
    def test_hold_those_of_the_sources(self):
        of_the_sources = {
            Theme.CARING,
            Theme.GROWING_OLD,
            Theme.PHYSICAL_DISABILITY,
            Theme.AUTISM,
            Theme.MILD_INTELLECTUAL_DISABILITY,
            Theme.MENTAL_PROBLEMS,
            Theme.BRAIN_INJURY,
        }
        new = {Theme.CULTURE, Theme.PARENTING, Theme.RELATIONSHIP, Theme.POVERTY}

        assert set(Theme) == of_the_sources | new


class TestPositionIn:
    def test_who_is_in_the_team_of_one_district_stands_outside_in_another(self):
        home = position_in(position=Position.IN_TEAM, team_zone_ids=[1], zone_id=1)
        elsewhere = position_in(position=Position.IN_TEAM, team_zone_ids=[1], zone_id=2)

        assert (home, elsewhere) == (Position.IN_TEAM, Position.OUTSIDE)

    @pytest.mark.parametrize("position", sorted(set(Position) - {Position.IN_TEAM}))
    def test_the_others_stand_where_they_stand(self, position):
        assert position_in(position=position, team_zone_ids=[1], zone_id=2) is position

    def test_in_an_unknown_zone_it_is_the_place_at_home(self):
        found = position_in(position=Position.IN_TEAM, team_zone_ids=[1], zone_id=None)

        assert found is Position.IN_TEAM


class TestMoments:
    def test_the_first_is_later_than_today(self):
        monday = date(2026, 11, 9)

        assert first_moment(moments=["1-morning"], after=monday) == (
            date(2026, 11, 16),
            Daypart.MORNING,
        )

    def test_of_one_day_the_earliest_comes_first(self):
        found = first_moment(moments=["2-evening", "2-morning"], after=TODAY)

        assert found == (TOMORROW, Daypart.MORNING)

    def test_there_is_none_without_moments(self):
        assert first_moment(moments=[], after=TODAY) is None

    @pytest.mark.parametrize("moment", ["0-morning", "8-evening", "1-night", "morning", ""])
    def test_others_are_refused(self, moment):
        with pytest.raises(ValueError, match=f"^{moment}$"):
            weekday_and_daypart(moment=moment)

    @given(st.sets(st.sampled_from(MOMENTS), min_size=1), st.dates(date(2020, 1, 1)))
    def test_the_first_is_one_of_them_within_a_week(self, moments, after):
        day, part = first_moment(moments=moments, after=after)

        assert timedelta() < day - after <= timedelta(days=7)
        assert f"{day.isoweekday()}-{part}" in moments


FULL = {field: ["x"] if field in LISTS else "x" for field in CardField}


class TestPublished:
    @given(st.sets(st.sampled_from(CardField)))
    def test_holds_nothing_without_a_yes(self, yeses):
        card = published(values=FULL, shown=dict.fromkeys(yeses, "2026-01-01"))

        if CardField.NAME not in yeses:
            assert card is None
        else:
            assert {field for field, value in card.items() if value} == yeses

    def test_is_nothing_without_a_name(self):
        values = FULL | {CardField.NAME: ""}

        assert published(values=values, shown=dict.fromkeys(CardField, "2026-01-01")) is None


def label(kind=Kind.FORMAL, **facts):
    defaults = {
        "position": Position.OUTSIDE,
        "organisation": "Stichting Meidoorn",
        "payer": Payer.MUNICIPALITY_THROUGH_ORGANISATION,
        "mandate": Mandate.NONE,
        "providers": (),
    }
    return independence_label(kind=kind, **{**defaults, **facts})


class TestIndependenceLabel:
    @pytest.mark.req("R-056", "R-060")
    @pytest.mark.parametrize(
        ("kind", "shape", "title"),
        [
            (Kind.FORMAL, LabelKind.IND, LabelTitle.PROFESSION),
            (Kind.TRAINED_VOLUNTEER, LabelKind.IND, LabelTitle.VOLUNTEER),
            (Kind.EXPERIENCE_EXPERT, LabelKind.LIVED, LabelTitle.LIVED),
            (Kind.FAMILY_EXPERT, LabelKind.LIVED, LabelTitle.LIVED_BESIDE),
            (Kind.ADVISER_FOR_THE_ELDERLY, LabelKind.IND, LabelTitle.FOR_THE_ELDERLY),
            (Kind.OMTINKER, LabelKind.NEITHER, LabelTitle.BRINGS_TOGETHER),
            (Kind.MEITINKER, LabelKind.MUNICIPAL, LabelTitle.MUNICIPAL_ADVISES),
        ],
    )
    def test_names_each_kind(self, kind, shape, title):
        found = label(kind)

        assert (found.kind, found.title) == (shape, title)

    @pytest.mark.req("R-072", "R-143")
    @given(kinds, positions, payers, names)
    def test_who_decides_is_never_independent(self, kind, position, payer, providers):
        found = label(
            kind, position=position, payer=payer, mandate=Mandate.GRANTS, providers=providers
        )

        assert (found.kind, found.independent) == (LabelKind.MUNICIPAL, False)
        assert (LabelLine.DECIDES, "") in found.lines

    @given(positions, payers, st.sampled_from(Mandate), names)
    def test_a_meitinker_is_never_independent(self, position, payer, mandate, providers):
        found = label(
            Kind.MEITINKER, position=position, payer=payer, mandate=mandate, providers=providers
        )

        assert not found.independent

    @given(kinds, positions, payers, st.lists(st.text(min_size=1), min_size=1, max_size=3))
    def test_who_is_tied_to_a_provider_is_not_independent_and_never_first(
        self, kind, position, payer, providers
    ):
        found = label(kind, position=position, payer=payer, providers=providers)

        assert not found.independent
        assert found.kind is LabelKind.MUNICIPAL or not found.may_come_first

    @given(kinds, positions, payers)
    def test_only_who_is_counted_as_support_is_called_independent(self, kind, position, payer):
        found = label(kind, position=position, payer=payer)

        assert not found.independent or KINDS[kind].counted_as_support

    @pytest.mark.req("R-041", "R-143")
    def test_a_place_in_the_team_is_told_and_does_not_decide(self):
        found = label(position=Position.IN_TEAM)

        assert (found.independent, (LabelLine.IN_TEAM, "") in found.lines) == (True, True)

    def test_tells_employer_payer_and_mandate(self):
        found = label(Kind.EXPERIENCE_EXPERT, payer=Payer.NOBODY)

        assert found.lines == (
            (LabelLine.VOLUNTEERS_AT, "Stichting Meidoorn"),
            (LabelLine.NO_PAY, ""),
            (LabelLine.DOES_NOT_DECIDE, ""),
        )

    def test_names_the_provider_first(self):
        found = label(providers=["Zorg en Meer", "De Kiel"])

        assert found.lines[:2] == (
            (LabelLine.TIED_TO, "De Kiel"),
            (LabelLine.TIED_TO, "Zorg en Meer"),
        )


IN_ORDER = {
    Item.VOG: Seen(seen_on=YESTERDAY, valid_until=TOMORROW),
    Item.CODE: Seen(seen_on=YESTERDAY, valid_until=None),
    Item.DECLARATION: Seen(seen_on=YESTERDAY, valid_until=TOMORROW),
}


def without(item):
    return {one: seen for one, seen in IN_ORDER.items() if one is not item}


def ending(item):
    return {**IN_ORDER, item: Seen(seen_on=YESTERDAY, valid_until=TODAY)}


def candidate(**fields):
    defaults = {
        "supporter_id": uuid4(),
        "user_id": 1,
        "shown_name": "Sanne",
        "kind": Kind.FORMAL,
        "sort": Sort.FORMAL,
        "counted_as_support": True,
        "house": "support",
        "organisation_id": 1,
        "employer_municipality_id": None,
        "position": Position.OUTSIDE,
        "team_zone_ids": (),
        "domains": (),
        "frames": (),
        "breadth": Breadth.GENERALIST,
        "themes": (),
        "languages": ("nl",),
        "gender": "",
        "zone_ids": (),
        "ways": (),
        "moments": (),
        "ceiling": 4,
        "status": Status.ACTIVE,
        "since": YESTERDAY,
        "leaves_on": None,
        "facts_confirmed_on": YESTERDAY,
        "away": (),
        "has_card": True,
        "published": frozenset(),
        "required": STANDARD,
        "seen": IN_ORDER,
        "providers": (),
        "under_review": False,
    }
    return Candidate(**{**defaults, **fields})


class TestWhyNotAvailable:
    def test_is_nothing_for_who_is_in_order(self):
        assert why_not_available(candidate=candidate(), on=TODAY) == ()

    @pytest.mark.parametrize(
        ("fields", "reason"),
        [
            ({"has_card": False}, Reason.NO_CARD),
            ({"since": TOMORROW}, Reason.NOT_YET),
            ({"status": Status.PAUSED}, Reason.PAUSED),
            ({"status": Status.STOPPED}, Reason.STOPPED),
            ({"leaves_on": TODAY}, Reason.LEFT),
            ({"away": ((TODAY, TOMORROW),)}, Reason.AWAY),
            ({"seen": without(Item.VOG)}, Reason.VOG_MISSING),
            ({"seen": ending(Item.VOG)}, Reason.VOG_LAPSED),
            ({"seen": without(Item.CODE)}, Reason.CODE_NOT_SIGNED),
            ({"seen": without(Item.DECLARATION)}, Reason.DECLARATION_MISSING),
            ({"seen": ending(Item.DECLARATION)}, Reason.DECLARATION_LAPSED),
            *(
                ({"required": {item: None}, "seen": {}}, reason)
                for item, reason in {
                    Item.TRAINING: Reason.TRAINING_LAPSED,
                    Item.REGISTER: Reason.REGISTER_LAPSED,
                    Item.INTERVISION: Reason.INTERVISION_LAPSED,
                    Item.SUPERVISOR: Reason.SUPERVISOR_MISSING,
                }.items()
            ),
            ({"under_review": True}, Reason.UNDER_REVIEW),
        ],
    )
    def test_names_each_reason(self, fields, reason):
        assert why_not_available(candidate=candidate(**fields), on=TODAY) == (reason,)

    def test_names_all_of_them_together(self):
        one = candidate(has_card=False, status=Status.PAUSED, under_review=True)

        assert len(why_not_available(candidate=one, on=TODAY)) == 3


class TestConflicts:
    @pytest.mark.parametrize(
        "used", ["Thuiszorg De Kiel", "thuiszorg  de kiel ", "THUISZORG DE KIEL"]
    )
    def test_sees_the_same_provider_however_it_is_written(self, used):
        found = conflicts(providers=["Thuiszorg De Kiel", "Zorg en Meer"], used=[used])

        assert found == ("Thuiszorg De Kiel",)

    def test_sees_none_in_another(self):
        assert conflicts(providers=["Zorg en Meer"], used=["Thuiszorg De Kiel"]) == ()


@pytest.mark.parametrize(("days", "stale"), [(0, False), (183, False), (184, True)])
def test_facts_are_asked_again_after_half_a_year(days, stale):
    assert facts_are_stale(confirmed_on=TODAY - timedelta(days=days), on=TODAY) is stale
