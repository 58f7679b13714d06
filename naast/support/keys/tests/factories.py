"""Consents and shared copies for tests, written as the superuser of the test database."""

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from naast.support.keys import queries
from naast.support.keys.models import Consent, OutsidePiece, OwnPlan, Remark, SharedPiece
from naast.support.keys.queries.outside import outside
from naast.support.keys.rules import (
    About,
    PieceKind,
    Plan,
    Purpose,
    RemarkKind,
    party_of,
    plan_data,
)
from naast.support.people.tests.factories import LONG_AGO, YESTERDAY, sealed
from tests.cast import (
    BRAM,
    DIRK,
    FOPPE,
    HANNA,
    NOON,
    PETRA,
    RINSKE,
    SANNE,
    VERA,
    VERAS_CODE_HASH,
    WETTERWALD,
    WILLEM,
)
from tests.world import World

if TYPE_CHECKING:
    from naast.support.people.models import Person

NEXT_MONTH = NOON + timedelta(days=30)


def make_consent(person: "Person", **fields: Any) -> Consent:
    defaults = {
        "house": person.house,
        "purpose": Purpose.DECISION,
        "party": party_of(municipality_id=WETTERWALD),
        "kind": PieceKind.GOALS,
        "piece": uuid4(),
        "given_at": LONG_AGO,
        "until_at": NEXT_MONTH,
    }
    return Consent.objects.create(person=person, **{**defaults, **fields})


def make_piece(
    person: "Person", text: str = "Weer slapen.", *, until_at: datetime = NEXT_MONTH, **fields: Any
) -> SharedPiece:
    defaults = {
        "kind": PieceKind.GOALS,
        "purpose": Purpose.DECISION,
        "shared_at": LONG_AGO,
    }
    return SharedPiece.objects.create(
        person=person,
        municipality_id=person.municipality_id,
        text=sealed(person, text),
        until_at=until_at,
        **{**defaults, **fields},
    )


def make_outside(
    person: "Person", text: str = "Weer slapen.", *, code_hash: str = "", **fields: Any
) -> OutsidePiece:
    """Write what she lets her doctor read, a month long; fields may say otherwise."""
    defaults = {
        "house": person.house,
        "kind": PieceKind.GOALS,
        "purpose": Purpose.HELP,
        "who": sealed(person, "Mijn huisarts"),
        "shared_at": LONG_AGO,
        "until_at": NEXT_MONTH,
    }
    return OutsidePiece.objects.create(
        person=person,
        text=sealed(person, text),
        code_hash=code_hash or uuid4().hex,
        **{**defaults, **fields},
    )


def make_own_plan(person: "Person", text: str = "Ik val vaak.", **fields: Any) -> OwnPlan:
    plan = Plan(domains=("body",), words={"need": text})
    return OwnPlan.objects.create(
        person=person,
        content=sealed(person, json.dumps(plan_data(plan=plan))),
        **{"house": person.house, "kept_at": LONG_AGO, **fields},
    )


def make_remark(person: "Person", text: str = "Het waren er elf.", **fields: Any) -> Remark:
    """Write that an entry is not right, and waits; fields may say otherwise."""
    defaults = {
        "house": person.house,
        "about": About.TALK,
        "row_id": uuid4(),
        "kind": RemarkKind.WRONG,
        "made_at": LONG_AGO,
        "answer_before_at": NEXT_MONTH,
    }
    return Remark.objects.create(person=person, text=sealed(person, text), **{**defaults, **fields})


WALL_QUERIES = {
    Consent: queries.consents,
    SharedPiece: queries.pieces,
    OutsidePiece: outside,
    OwnPlan: queries.own_plans,
    Remark: queries.remarks,
}


def wall_rows(world: World) -> None:
    """Write what Hanna shared, and what of it the officer still may read.

    The consent stands in the house from which she shared, and no officer reads it. The copy opens
    for who decides about her while it is shared, and for good once a decision rests on it.
    """
    consent = make_consent(world.hanna)
    world.expect(consent, view={HANNA, SANNE}, give={HANNA}, withdraw={HANNA})
    world.expect(make_consent(world.ieke), view={DIRK})
    world.expect(make_consent(world.jelle), view=set())
    world.expect(make_consent(world.willem), view={WILLEM}, give={WILLEM}, withdraw={WILLEM})

    herself = {"share": {WILLEM}, "withdraw": {WILLEM}}
    shared = make_piece(world.willem)
    world.expect(shared, view={WILLEM, FOPPE}, use={FOPPE}, **herself)
    withdrawn = make_piece(world.willem, withdrawn_at=YESTERDAY)
    world.expect(withdrawn, view={WILLEM}, **herself)
    lapsed = make_piece(world.willem, until_at=NOON)
    world.expect(lapsed, view={WILLEM}, **herself)
    used = make_piece(world.willem, withdrawn_at=YESTERDAY, used_at=LONG_AGO)
    world.expect(used, view={WILLEM, FOPPE}, **herself)
    world.expect(make_piece(world.wobke), view={RINSKE}, use={RINSKE})
    world.expect(make_piece(world.pier), view=set())

    # What goes outside: she, and who offers its code while it is shared; nobody with a grant.
    hers = {"share": {HANNA}, "withdraw": {HANNA}, "erase": {HANNA}}
    lent = make_outside(world.hanna, code_hash=VERAS_CODE_HASH)
    world.expect(lent, view={HANNA, VERA}, **hers)
    world.expect(make_outside(world.hanna), view={HANNA}, **hers)
    world.expect(make_outside(world.hanna, until_at=NOON), view={HANNA}, **hers)
    world.expect(make_outside(world.ieke), view=set())
    at_municipality = make_outside(world.willem, withdrawn_at=YESTERDAY)
    world.expect(at_municipality, view={WILLEM}, withdraw={WILLEM})

    # A plan is hers; who stands beside her reads it where she says so, who decides never.
    opened = make_own_plan(world.hanna, open_to_supporter=True)
    world.expect(opened, view={HANNA, SANNE}, keep={HANNA}, erase={HANNA})
    world.expect(make_own_plan(world.ieke), view=set())
    world.expect(make_own_plan(world.jelle, open_to_supporter=True), view=set())
    kept = make_own_plan(world.willem)
    world.expect(kept, view={WILLEM}, keep={WILLEM}, erase={WILLEM})

    # What is not right she says herself; who stands beside her, or decides about her, answers.
    said = make_remark(world.hanna)
    world.expect(
        said, view={HANNA, SANNE}, make={HANNA}, see={HANNA}, answer={SANNE}, erase={HANNA}
    )
    world.expect(make_remark(world.ieke), view={DIRK}, answer={DIRK})
    world.expect(make_remark(world.jelle), view=set())
    # Of a closed file, whom it was put to; nothing of the other house.
    for one in (BRAM, PETRA):
        put = make_remark(world.jelle, put_to_id=one.user_id)
        world.expect(put, view={one}, answer={one})
    world.expect(make_remark(world.jelle, put_to_id=FOPPE.user_id), view=set())
    put = make_remark(world.pier, put_to_id=FOPPE.user_id)
    world.expect(put, view={FOPPE}, answer={FOPPE})
    world.expect(make_remark(world.pier, put_to_id=BRAM.user_id), view=set())
    # With the municipality it stays, as the entry does.
    kept = make_remark(world.willem)
    world.expect(kept, view={WILLEM, FOPPE}, make={WILLEM}, see={WILLEM}, answer={FOPPE})
    world.expect(make_remark(world.wobke), view={RINSKE}, answer={RINSKE})
    world.expect(make_remark(world.pier), view=set())
