"""Share, take back, use."""

from datetime import date, timedelta

import pytest

from naast.core.audit.models import Entry
from naast.core.crypto.rules import DoesNotOpen
from naast.core.policy.walls import Actor, NotActing, Scope, acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.support.keys import queries
from naast.support.keys.actions import EndNotPossible, share_piece, use_piece, withdraw_consent
from naast.support.keys.models import Consent, SharedPiece
from naast.support.keys.rules import PieceKind, Purpose
from naast.support.keys.tests.factories import make_piece
from naast.support.people.models import Link
from naast.support.people.rules import House
from naast.support.people.tests.factories import key, make_person, make_standing
from tests.cast import (
    CAST,
    FOPPE,
    HANNA,
    HANNA_ID,
    MEIDOORN,
    MUNICIPAL,
    NOON,
    SANNE,
    WETTERWALD,
    WILLEM_ID,
)

END = date(2026, 12, 31)
LATER = Actor(
    at=NOON + timedelta(days=1),
    access_officer=Scope(user_id=FOPPE.user_id, municipality_ids=[WETTERWALD]),
)


@pytest.fixture(autouse=True)
def files(cast):
    make_municipality(id=WETTERWALD, slug="wetterwald", name="Wetterwâld")
    make_organisation(id=MEIDOORN)
    hanna = make_person(id=HANNA_ID)
    willem = make_person(id=WILLEM_ID, house=House.MUNICIPALITY)
    make_standing(hanna, SANNE.user_id)
    make_standing(willem, FOPPE.user_id)
    Link.objects.create(supported=hanna, decided=willem, linked_at=NOON)


def share(**changes) -> Consent:
    given = {
        "municipal_person_id": WILLEM_ID,
        "kind": PieceKind.PLAN,
        "purpose": Purpose.DECISION,
        "text": "Ik wil zelf koken.",
        "until_on": END,
        "at": NOON,
        **changes,
    }
    with acting(HANNA):
        return share_piece(actor=HANNA, **given)


def seen() -> list[SharedPiece]:
    with acting(FOPPE):
        return list(queries.pieces(actor=FOPPE))


class TestSharePiece:
    def test_makes_a_copy_in_the_other_house_under_its_key(self):
        share()

        [piece] = seen()
        assert (piece.person_id, piece.municipality_id) == (WILLEM_ID, WETTERWALD)
        assert piece.text.open(key=key(piece.person)) == "Ik wil zelf koken."
        with pytest.raises(DoesNotOpen):
            piece.text.open(key=key(Consent.objects.get().person))

    def test_is_recorded_in_both_files(self):
        share()

        told = Entry.objects.values_list("action", "subject_id", "house")
        assert set(told) == {
            ("keys.consent.given", HANNA_ID, House.SUPPORT),
            ("keys.piece.received", WILLEM_ID, House.MUNICIPALITY),
        }

    def test_goes_only_to_a_file_that_she_linked(self):
        stranger = make_person(house=House.MUNICIPALITY)

        with pytest.raises(Link.DoesNotExist):
            share(municipal_person_id=stranger.id)

        assert not SharedPiece.objects.exists()

    @pytest.mark.parametrize("day", [date(2026, 11, 8), date(2027, 11, 12)])
    def test_ends_within_a_year(self, day):
        with pytest.raises(EndNotPossible):
            share(until_on=day)

    def test_is_for_who_acts(self):
        with acting(SANNE), pytest.raises(NotActing):
            share_piece(
                actor=HANNA,
                municipal_person_id=WILLEM_ID,
                kind=PieceKind.PLAN,
                purpose=Purpose.TALK,
                text="-",
                until_on=END,
                at=NOON,
            )

    def test_nobody_of_the_municipality_reads_the_consent(self):
        share()

        for actor in MUNICIPAL:
            with acting(actor):
                assert not Consent.objects.exists()

    def test_is_over_at_its_end(self):
        share(until_on=NOON.date())
        assert len(seen()) == 1

        with acting(LATER):
            assert not queries.pieces(actor=LATER).exists()


class TestWithdraw:
    def test_closes_the_copy_from_that_instant(self):
        consent = share()

        with acting(HANNA):
            withdraw_consent(actor=HANNA, consent_id=consent.id, at=NOON)

        assert seen() == []
        assert SharedPiece.objects.get().withdrawn_at == NOON
        assert Entry.objects.filter(action__endswith="withdrawn").count() == 2

    def test_leaves_what_a_decision_rests_on(self):
        consent = share()
        with acting(FOPPE):
            use_piece(actor=FOPPE, piece_id=consent.piece, at=NOON)

        with acting(HANNA):
            withdraw_consent(actor=HANNA, consent_id=consent.id, at=NOON)
            [told] = queries.shared(actor=HANNA, at=NOON)

        assert [piece.id for piece in seen()] == [consent.piece]
        assert (told.in_force, told.used_at, told.municipality) == (False, NOON, "Wetterwâld")

    def test_twice_is_once(self):
        consent = share()

        for at in (NOON, NOON + timedelta(hours=1)):
            with acting(HANNA):
                withdraw_consent(actor=HANNA, consent_id=consent.id, at=at)

        assert Consent.objects.get().withdrawn_at == NOON

    @pytest.mark.parametrize("actor", [a for a in CAST if a is not HANNA], ids=str)
    def test_is_hers_alone(self, actor):
        consent = share()

        with acting(actor), pytest.raises(Consent.DoesNotExist):
            withdraw_consent(actor=actor, consent_id=consent.id, at=NOON)


class TestUsePiece:
    def test_keeps_the_first_moment(self):
        consent = share()

        for at in (NOON, NOON + timedelta(hours=1)):
            with acting(FOPPE):
                use_piece(actor=FOPPE, piece_id=consent.piece, at=at)

        assert SharedPiece.objects.get().used_at == NOON

    @pytest.mark.parametrize(
        "change", [{"withdrawn_at": NOON}, {"until_at": NOON}, {"purpose": Purpose.TALK}]
    )
    def test_only_while_it_is_shared_for_a_decision(self, change):
        piece = make_piece(make_person_of_foppe(), **change)

        with acting(FOPPE), pytest.raises(SharedPiece.DoesNotExist):
            use_piece(actor=FOPPE, piece_id=piece.id, at=NOON)


def make_person_of_foppe():
    person = make_person(house=House.MUNICIPALITY)
    make_standing(person, FOPPE.user_id)
    return person


def test_a_resident_sees_the_files_that_she_linked_and_no_other():
    other = Actor(at=NOON, resident=Scope(person_id=make_person().id))

    with acting(HANNA):
        mine = queries.municipal_files(actor=HANNA)
    with acting(other):
        others = queries.municipal_files(actor=other)

    assert [(file.person_id, file.municipality) for file in mine] == [(WILLEM_ID, "Wetterwâld")]
    assert others == []
