"""A vision: what changed, who reads which stage, who writes along, and that a decision stands."""

from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from naast.core.outbox.models import Message
from naast.core.policy.walls import acting
from naast.learning.steering.actions import vision as actions
from naast.learning.steering.actions.answers import NotYours
from naast.learning.steering.models import Remark, Vision
from naast.learning.steering.rules.vision import (
    How,
    Mark,
    Part,
    Stage,
    Version,
    changes,
    follows_since,
    line,
)
from naast.learning.steering.tests.factories import (
    make_decided,
    make_ground,
    make_remark,
    make_shared,
    make_vision,
)
from tests.cast import CARLA, EMRE, GEA, MEIDOORN, STIJN, TINEKE, WETTERWALD

PAGE = "/desk/steering/wetterwald/vision/"
texts = st.dictionaries(
    st.sampled_from([part.value for part in Part]),
    st.lists(st.sampled_from(["naast", "elkaar", "raad", "dorp"])).map(" ".join),
)


class TestChanges:
    @given(texts, texts)
    def test_both_versions_can_be_read_back_from_what_changed(self, before, after):
        found = {one.part: one for one in changes(before=before, after=after)}

        for part in Part:
            if part not in found:
                assert before.get(part, "").split() == after.get(part, "").split()
                continue
            runs = found[part].words
            old = " ".join(text for mark, text in runs if mark is not Mark.IN)
            new = " ".join(text for mark, text in runs if mark is not Mark.OUT)
            assert (old.split(), new.split()) == (
                before.get(part, "").split(),
                after.get(part, "").split(),
            )

    def test_says_what_is_new_gone_and_changed(self):
        found = changes(
            before={Part.WHY: "samen", Part.QUALITY: "goed"},
            after={Part.WHY: "samen sterk", Part.FIGURES: "elk jaar"},
        )

        assert {one.part: one.how for one in found} == {
            Part.WHY: How.CHANGED,
            Part.QUALITY: How.GONE,
            Part.FIGURES: How.NEW,
        }


class TestLine:
    @pytest.mark.req("R-331")
    def test_tells_through_the_years_what_each_version_changed(self):
        first = Version(key=1, from_on=date(2015, 1, 1), parts={Part.WHY: "meitinkers"})
        second = Version(
            key=2, from_on=date(2021, 1, 1), parts={Part.WHY: "meitinkers", Part.QUALITY: "leren"}
        )

        found = line(versions=[second, first])

        assert [one.key for one, _ in found] == [1, 2]
        assert [[c.part for c in what] for _, what in found] == [[], [Part.QUALITY]]

    @pytest.mark.req("R-331")
    def test_a_part_that_never_changed_says_so_since_the_first(self):
        parts = {Part.WHY: "meitinkers"}
        versions = [
            Version(key=n, from_on=date(year, 1, 1), parts=parts)
            for n, year in enumerate((2015, 2021))
        ]

        assert follows_since(versions=versions, part=Part.WHY) == date(2015, 1, 1)
        assert follows_since(versions=versions, part=Part.QUALITY) is None


@pytest.fixture
def ground(cast):
    make_ground()
    with translation.override("nl"):
        yield


def page(client, cast, path=PAGE, *, who=GEA, typed=None):
    client.force_login(cast[who])
    return client.get(path) if typed is None else client.post(path, typed)


def text(response):
    return " ".join(response.content.decode().split())


@pytest.mark.django_db
@pytest.mark.usefixtures("ground")
class TestPages:
    @pytest.mark.req("R-195")
    def test_shows_who_wrote_along_and_what_the_council_decided(self, client, cast):
        make_decided()

        shown = text(page(client, cast, who=EMRE))

        assert "Raadsbesluit 2023-41" in shown
        assert "Stichting Meidoorn" in shown
        assert "12 december 2023" in shown

    def test_nobody_else_reads_a_draft(self, client, cast):
        draft = make_vision(title="Een los idee")

        for who in (EMRE, CARLA):
            assert "Een los idee" not in text(page(client, cast, who=who))
            assert page(client, cast, f"{PAGE}{draft.pk}/", who=who).status_code == 404

    def test_shows_the_words_that_came_and_went(self, client, cast):
        make_decided(parts={"why": "Samen naast elkaar"})
        row = make_vision(parts={"why": "Altijd naast elkaar"})

        shown = text(page(client, cast, f"{PAGE}{row.pk}/"))

        assert "<del>Samen</del>" in shown
        assert "<ins>Altijd</ins>" in shown

    def test_one_party_does_not_read_what_another_says(self, client, cast):
        row = make_shared()
        make_remark(row, CARLA.user_id, text="Van Meidoorn.")
        make_remark(row, EMRE.user_id, organisation_id=None, text="Van de raad.")

        council, ours = (text(page(client, cast, f"{PAGE}{row.pk}/", who=w)) for w in (EMRE, CARLA))

        assert ("Van de raad." in council, "Van Meidoorn." in council) == (True, False)
        assert ("Van de raad." in ours, "Van Meidoorn." in ours) == (False, True)

    def test_what_was_decided_is_not_edited(self, client, cast):
        row = make_decided()

        for after in ("edit/", "decide/"):
            assert page(client, cast, f"{PAGE}{row.pk}/{after}").status_code == 404


@pytest.mark.django_db
@pytest.mark.usefixtures("ground")
class TestActions:
    @pytest.mark.req("R-196")
    def test_who_writes_along_is_told_and_heard_and_answered(self):
        row = make_vision()

        with acting(GEA):
            actions.share_vision(actor=GEA, vision_id=row.pk)
        with acting(EMRE):
            remark = actions.remark_on(actor=EMRE, vision_id=row.pk, text="Noem de dorpen.")
        with acting(GEA):
            actions.answer_remark(actor=GEA, remark_id=remark.pk, answer="Dat doen wij.")

        told = set(Message.objects.values_list("user_id", flat=True))
        assert {CARLA.user_id, EMRE.user_id, GEA.user_id} <= told
        assert Remark.objects.get().answer == "Dat doen wij."

    def test_who_does_not_write_along_is_not_heard(self):
        row = make_shared(writer_ids=[], organisation_ids=[MEIDOORN], with_council=False)

        with acting(CARLA), pytest.raises(NotYours):
            actions.remark_on(actor=CARLA, vision_id=row.pk, text="Ook wij.")
        for who in (EMRE, TINEKE):
            with acting(who), pytest.raises(Vision.DoesNotExist):
                actions.remark_on(actor=who, vision_id=row.pk, text="Ook wij.")

    def test_another_municipality_writes_nothing_here(self):
        row = make_vision()

        with acting(STIJN), pytest.raises(Vision.DoesNotExist):
            actions.share_vision(actor=STIJN, vision_id=row.pk)
        with acting(STIJN), pytest.raises(NotYours):
            actions.write_vision(
                actor=STIJN,
                municipality_id=WETTERWALD,
                vision_id=None,
                title="-",
                parts={},
                why_new="",
                writer_ids=[],
                with_council=False,
                others="",
            )

    @pytest.mark.req("R-195")
    def test_a_decision_stands_and_opens_it_to_who_works_there(self):
        row = make_vision(writer_ids=[])
        days = {"from_on": date(2027, 1, 1), "decided_on": date(2026, 11, 3)}

        with acting(GEA):
            actions.decide_vision(actor=GEA, vision_id=row.pk, decision="Raad 12", **days)
            with pytest.raises(actions.Decided):
                actions.share_vision(actor=GEA, vision_id=row.pk)

        row.refresh_from_db()
        assert (row.stage, row.organisation_ids) == (Stage.DECIDED, [MEIDOORN])

    def test_two_versions_do_not_start_on_one_day(self):
        make_decided(from_on=date(2027, 1, 1))
        row = make_vision()

        with acting(GEA), pytest.raises(actions.Decided):
            actions.decide_vision(
                actor=GEA,
                vision_id=row.pk,
                decision="Raad 13",
                from_on=date(2027, 1, 1),
                decided_on=date(2026, 11, 3),
            )
