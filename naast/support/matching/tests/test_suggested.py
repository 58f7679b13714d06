"""A suggestion for a whole queue: made once, accepted line by line, refused where it is past."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.audit.models import Entry
from naast.core.policy.walls import Actor, Scope, acting
from naast.supply.supporters.tests.factories import make_offered
from naast.support.matching import actions, jobs, queries
from naast.support.matching.models import QueueSuggestion, SuggestedLine
from naast.support.matching.rules import (
    SETTLED,
    Line,
    LineState,
    QuestionStatus,
    Stands,
    line_state,
)
from naast.support.matching.tests.factories import find_question, make_question
from naast.support.people.tests.factories import make_ground, make_hat, make_person
from tests.cast import BRAM, CARLA, CAST, CLOCK, DIRK, LINDE, MEIDOORN, NOON, SANNE, TINEKE

users = st.one_of(st.none(), st.integers(1, 3))


@st.composite
def lines(draw):
    kept = draw(st.booleans())
    suggested = draw(users)
    accepted = draw(st.booleans()) and not kept and suggested is not None
    return Line(was=draw(users), suggested=suggested, kept=kept, accepted=accepted)


stands = st.builds(
    Stands,
    status=st.sampled_from(list(QuestionStatus)),
    user_id=users,
    chosen_by_resident=st.booleans(),
)


class TestLineState:
    @given(lines(), stands)
    def test_is_open_only_where_nothing_changed_and_the_resident_did_not_choose(self, line, now):
        state = line_state(line=line, now=now)

        unchanged = now.status == QuestionStatus.OPEN and now.user_id == line.was
        chose = now.chosen_by_resident and now.user_id is not None
        other = line.suggested is not None and line.suggested != now.user_id
        assert (state == LineState.OPEN) == (unchanged and not chose and not line.kept and other)

    @given(lines(), stands)
    def test_never_opens_what_the_resident_chose(self, line, now):
        if now.status == QuestionStatus.OPEN and now.chosen_by_resident and now.user_id:
            assert line_state(line=line, now=now) in {
                LineState.OWN_CHOICE, LineState.CHOSEN_SINCE,
            }  # fmt: skip

    @given(lines())
    def test_says_that_a_question_is_gone(self, line):
        assert line_state(line=line, now=None) == LineState.GONE
        assert LineState.GONE in SETTLED


@pytest.mark.django_db
class TestSuggestion:
    @pytest.fixture(autouse=True)
    def ground(self, cast):
        make_ground()

    def asked(self, *, actor=CARLA, organisation_id=MEIDOORN):
        with acting(actor):
            return actions.ask_suggestion(actor=actor, organisation_id=organisation_id, at=NOON)

    def made(self, *, actor=CARLA, at=NOON, organisation_id=MEIDOORN):
        asked = self.asked(actor=actor, organisation_id=organisation_id)
        clock = Actor(at=at, clock=Scope())
        with acting(clock):
            actions.make_suggestion(actor=clock, suggestion_id=asked.id)
        asked.refresh_from_db()
        return asked

    def standing(self, *, actor=CARLA, at=NOON):
        with acting(actor):
            return queries.standing_suggestion(actor=actor, organisation_id=MEIDOORN, at=at)

    def accept(self, suggestion, *, actor=CARLA):
        ids = [line.id for line in SuggestedLine.objects.filter(suggestion=suggestion)]
        with acting(actor):
            return actions.accept_lines(
                actor=actor, suggestion_id=suggestion.id, line_ids=ids, at=NOON
            )

    def waiting(self, user=None, **fields):
        return make_question(
            make_person(),
            user and user.user_id,
            **{"domains": ["money"], "chosen_by_resident": False} | fields,
        )

    def test_is_kept_with_when_and_by_what_weights(self):
        make_offered(SANNE.user_id, domains=["money"])
        question = self.waiting()

        made = self.made()

        assert (made.asked_by_id, made.made_at) == (CARLA.user_id, NOON)
        [weights] = made.weights.values()
        assert weights["zone"] == 2.0
        found = self.standing()
        [line] = found.lines
        assert (line.question.id, line.user_id, line.state) == (
            question.id, SANNE.user_id, LineState.OPEN,
        )  # fmt: skip
        assert dict(line.terms)["domain"] == next(iter(found.weights.values()))["domain"] == 3.0

    def test_asks_nobody_before_it_is_accepted(self):
        make_offered(SANNE.user_id, domains=["money"])
        question = self.waiting()

        self.made()

        assert find_question(id=question.id).user_id is None

    def test_asked_twice_comes_once(self, django_capture_on_commit_callbacks):
        assert self.asked().id == self.asked().id
        assert QueueSuggestion.objects.count() == 1

    def test_makes_place_for_the_next_one(self):
        make_offered(SANNE.user_id, domains=["money"])
        self.waiting()
        first = self.made()

        second = self.made()

        assert list(QueueSuggestion.objects.values_list("id", flat=True)) == [second.id]
        assert SuggestedLine.objects.exclude(suggestion=second).count() == 0
        with acting(CARLA), pytest.raises(QueueSuggestion.DoesNotExist):
            actions.accept_lines(actor=CARLA, suggestion_id=first.id, line_ids=[], at=NOON)

    def test_goes_away_after_a_day(self):
        self.waiting()
        self.made()
        tomorrow = NOON + timedelta(days=1)
        assert self.standing(at=tomorrow).made_at is None
        clock = Actor(at=tomorrow, clock=Scope())

        with acting(clock):
            actions.forget_suggestions(actor=clock, at=tomorrow)

        assert QueueSuggestion.objects.count() == SuggestedLine.objects.count() == 0

    def test_is_for_who_leads_there(self):
        for actor in CAST:
            if actor == CARLA:
                continue
            with acting(actor), pytest.raises(actions.MayNotSuggest):
                actions.ask_suggestion(actor=actor, organisation_id=MEIDOORN, at=NOON)
        made = self.made()
        with acting(TINEKE), pytest.raises(QueueSuggestion.DoesNotExist):
            actions.accept_lines(actor=TINEKE, suggestion_id=made.id, line_ids=[], at=NOON)

    def test_lets_who_leads_elsewhere_accept_no_line_of_it(self):
        make_offered(SANNE.user_id, domains=["money"])
        question = self.waiting()
        ours = self.made()
        theirs = self.made(actor=TINEKE, organisation_id=LINDE)
        [line] = SuggestedLine.objects.filter(suggestion=ours)

        with acting(TINEKE):
            outcomes = actions.accept_lines(
                actor=TINEKE, suggestion_id=theirs.id, line_ids=[line.id], at=NOON
            )

        assert outcomes == []
        assert find_question(id=question.id).user_id is None

    def test_asks_by_the_same_action_as_by_hand(self):
        make_offered(SANNE.user_id, domains=["money"])
        question = self.waiting()

        [outcome] = self.accept(self.made())

        assert outcome.asked
        assert find_question(id=question.id).user_id == SANNE.user_id
        assert Entry.objects.filter(action="matching.question.proposed").count() == 1
        [line] = SuggestedLine.objects.all()
        assert (line.accepted_by_id, line.accepted_at) == (CARLA.user_id, NOON)
        assert [one.state for one in self.standing().lines] == [LineState.ACCEPTED]

    @pytest.mark.parametrize(
        ("since", "state"),
        [
            ({"user_id": BRAM.user_id}, LineState.ASKED_SINCE),
            (
                {"user_id": BRAM.user_id, "chosen_by_resident": True},
                LineState.CHOSEN_SINCE,
            ),
            ({"status": QuestionStatus.WITHDRAWN, "withdrawn_at": NOON}, LineState.TAKEN_BACK),
            (
                {
                    "status": QuestionStatus.ACCEPTED,
                    "accepted_at": NOON,
                    "user_id": BRAM.user_id,
                },
                LineState.TAKEN,
            ),
            ({"organisation_id": LINDE}, LineState.GONE),
        ],
    )
    def test_leaves_as_it_is_what_changed_since(self, since, state):
        make_offered(SANNE.user_id, domains=["money"])
        make_offered(BRAM.user_id, domains=["mind"])
        make_offered(DIRK.user_id, domains=["mind"], organisation_id=LINDE)
        question = self.waiting()
        made = self.made()
        for name, value in since.items():
            setattr(question, name, value)
        question.save()

        [outcome] = self.accept(made)

        question.refresh_from_db()
        assert (outcome.state, outcome.asked) == (state, False)
        assert question.user_id == since.get("user_id")
        assert not SuggestedLine.objects.filter(accepted_at__isnull=False).exists()

    @pytest.mark.parametrize("why", ["full", "paused", "lapsed", "other hat"])
    def test_refuses_who_cannot_be_asked_any_more_in_the_same_words(self, why):
        sanne = make_offered(SANNE.user_id, domains=["money"], ceiling=1)
        question = self.waiting()
        made = self.made()
        if why == "full":
            sanne.pool.ceiling = 0
            sanne.pool.save()
        elif why == "paused":
            sanne.pool.status = "paused"
            sanne.pool.save()
        elif why == "lapsed":
            sanne.screening.seen = {}
            sanne.screening.save()
        else:
            make_hat(question.person, SANNE.user_id, kind="decides", house="municipality")

        [outcome] = self.accept(made)

        assert (outcome.state, outcome.asked, outcome.now_id) == (LineState.OPEN, False, None)

    @pytest.mark.req("R-007")
    def test_never_overrules_a_choice_of_the_resident(self):
        make_offered(SANNE.user_id, domains=["money"], ceiling=9)
        make_offered(BRAM.user_id, domains=["money"], ceiling=9)
        question = self.waiting(SANNE, chosen_by_resident=True)

        [outcome] = self.accept(self.made())

        assert (outcome.state, outcome.asked) == (LineState.OWN_CHOICE, False)
        assert find_question(id=question.id).user_id == SANNE.user_id

    def test_is_made_by_a_job(self):
        make_offered(SANNE.user_id, domains=["money"])
        self.waiting()
        asked = self.asked()

        jobs.make_suggestion(suggestion_id=str(asked.id))
        jobs.make_suggestion(suggestion_id=str(asked.id))  # a job may run twice

        assert SuggestedLine.objects.count() == 1
        assert CLOCK.holds("clock")
