"""Workers for tests, written as the superuser of the test database."""

from datetime import date, datetime, timedelta
from typing import Any

from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import new_data_key
from naast.core.policy.rules import Actor, Scope
from naast.supply.supporters import queries
from naast.supply.supporters.models import (
    Application,
    BusyTime,
    CalendarAddress,
    Card,
    Declaration,
    DiarySource,
    Interest,
    OwnWords,
    PoolRecord,
    Requirement,
    Screening,
    SeenItem,
    Supervision,
    Supporter,
)
from naast.supply.supporters.rules import (
    CardField,
    Item,
    Kind,
    Mandate,
    Payer,
    Position,
    Status,
)
from tests.cast import (
    BRAM,
    CARLA,
    CLOCK,
    DIRK,
    FOPPE,
    HAVENSTAD,
    ILSE,
    KARIN,
    LEO,
    LINDE,
    MEIDOORN,
    NOON,
    RINSKE,
    SANNE,
    TINEKE,
    UMA,
    WETTERWALD,
)
from tests.world import World

TODAY = date(2026, 11, 9)
"""The day of `NOON`."""
SINCE = date(2024, 1, 1)
NEXT_YEAR = TODAY + timedelta(days=365)


def make_supporter(user_id: int, **fields: Any) -> Supporter:
    """Write a worker with her place in the pool; fields of either by name."""
    of_pool = {f.name for f in PoolRecord._meta.fields} - {"supporter"}
    pool = {name: fields.pop(name) for name in of_pool & fields.keys()}
    municipal = fields.get("kind") is Kind.MEITINKER
    defaults = {
        "kind": Kind.FORMAL,
        "organisation_id": None if municipal else MEIDOORN,
        "employer_municipality_id": WETTERWALD if municipal else None,
        "position": Position.MUNICIPAL if municipal else Position.OUTSIDE,
        "payer": Payer.MUNICIPALITY if municipal else Payer.MUNICIPALITY_THROUGH_ORGANISATION,
        "mandate": Mandate.GRANTS if municipal else Mandate.NONE,
        "municipality_ids": [WETTERWALD],
    }
    worker = Supporter.objects.create(user_id=user_id, **{**defaults, **fields})
    PoolRecord.objects.create(
        supporter=worker, **{"since": SINCE, "facts_confirmed_on": TODAY, **pool}
    )
    return worker


def make_screening(
    worker: Supporter,
    *,
    vog_until: date | None = NEXT_YEAR,
    code_signed_on: date | None = SINCE,
    **others: tuple[date, date | None],
) -> Screening:
    """Write what was seen of a worker; further items as (seen on, valid until)."""
    looks = dict(others)
    if vog_until is not None:
        looks["vog"] = (min(SINCE, vog_until - timedelta(days=1)), vog_until)
    if code_signed_on is not None:
        looks["code"] = (code_signed_on, None)
    seen = {
        item: [seen_on.isoformat(), until.isoformat() if until else None]
        for item, (seen_on, until) in looks.items()
    }
    SeenItem.objects.bulk_create(
        SeenItem(supporter=worker, item=item, seen_on=seen_on, valid_until=until, noted_at=NOON)
        for item, (seen_on, until) in looks.items()
    )
    return Screening.objects.create(supporter=worker, seen=seen)


def make_requirement(worker: Supporter, item: Item, **fields: Any) -> Requirement:
    """Write what the employer of a worker asks of her kind."""
    defaults = {
        "organisation_id": worker.organisation_id,
        "employer_municipality_id": worker.employer_municipality_id,
        "kind": worker.kind,
        "needed": True,
        "months": None,
        "source": "Vrijwilligersbeleid 2026",
        "from_on": SINCE,
        "set_at": NOON,
    }
    return Requirement.objects.create(item=item, **{**defaults, **fields})


def make_declaration(worker: Supporter, *providers: str, **fields: Any) -> Declaration:
    defaults = {"declared_on": TODAY, "until_on": NEXT_YEAR}
    given = {**defaults, **fields}
    at = datetime.combine(given["declared_on"], NOON.timetz())
    declaration = Declaration.objects.create(supporter=worker, declared_at=at, **given)
    for provider in providers:
        Interest.objects.create(declaration=declaration, supporter=worker, provider=provider)
    return declaration


def make_words(worker: Supporter, **fields: Any) -> OwnWords:
    return OwnWords.objects.create(supporter=worker, **fields)


def make_card(worker: Supporter, **fields: Any) -> Card:
    """Write the public card of a worker, as `actions` would have after her yes to these fields."""
    defaults = {
        "shown_name": "Iemand Veenstra",
        "kind": worker.kind,
        "organisation_id": worker.organisation_id,
        "employer_municipality_id": worker.employer_municipality_id,
        "position": worker.position,
        "payer": worker.payer,
        "mandate": worker.mandate,
        "municipality_ids": worker.municipality_ids,
        "declared_on": TODAY,
        "vog_until": NEXT_YEAR,
    }
    given = {**defaults, **fields}
    shown = sorted({CardField.NAME, *(field for field in CardField if field in fields)})
    return Card.objects.create(supporter=worker, **{"fields": shown, **given})


def make_offered(user_id: int, *, name: str = "Iemand Veenstra", **fields: Any) -> Supporter:
    """Write a worker who may be offered: card, screening and declaration are in order."""
    worker = make_supporter(user_id, **fields)
    make_screening(worker)
    make_declaration(worker)
    make_card(worker, shown_name=name)
    return worker


def make_address(user_id: int, *, token: str, **fields: Any) -> CalendarAddress:
    """Write the secret address of somebody's own calendar; only here `token` is chosen."""
    defaults = {"fingerprint": queries.calendar_fingerprint(token=token), "made_at": NOON}
    return CalendarAddress.objects.create(user_id=user_id, **{**defaults, **fields})


def make_supervision(worker: Supporter, supervisor_id: int, **fields: Any) -> Supervision:
    return Supervision.objects.create(
        supporter=worker,
        worker_id=worker.user_id,
        supervisor_id=supervisor_id,
        **{"from_on": SINCE, **fields},
    )


def make_diary(worker: Supporter, *, address: str = "", contents: str = "", **fields: Any) -> Any:
    """Write that somebody's own calendar counts, at an address or as a file that waits."""
    controller = f"organisation-{worker.organisation_id}"
    key, wrapped = new_data_key(controller=controller)
    defaults = {
        "address": Clear(address, key) if address else None,
        "contents": Clear(contents, key) if contents else None,
        "wrapped_key": wrapped,
        "controller": controller,
        "given_at": NOON,
    }
    return DiarySource.objects.create(supporter=worker, **{**defaults, **fields})


def make_busy(worker: Supporter, *, starts_at: datetime = NOON, hours: float = 1) -> BusyTime:
    return BusyTime.objects.create(
        supporter=worker, starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours)
    )


def make_application(organisation_id: int = MEIDOORN, **fields: Any) -> Application:
    defaults = {
        "municipality_id": WETTERWALD,
        "kind": Kind.TRAINED_VOLUNTEER,
        "name": "Wietske",
        "contact": "06 12 34 56 78",
        "motivation": "Ik wil iets doen voor mijn dorp.",
        "applied_at": NOON,
    }
    return Application.objects.create(organisation_id=organisation_id, **{**defaults, **fields})


WALL_QUERIES = {
    Application: queries.applications,
    BusyTime: queries.busy,
    CalendarAddress: queries.calendars,
    DiarySource: queries.diaries,
    Supporter: queries.supporters,
    PoolRecord: queries.pool,
    Screening: queries.screenings,
    SeenItem: queries.seen_items,
    Declaration: queries.declarations,
    Interest: queries.interests,
    OwnWords: queries.own_words,
    Supervision: queries.supervisions,
}


def wall_rows(world: World) -> None:
    """Write workers of both organisations and both municipalities, and all that hangs on them.

    Each is seen by herself, by who leads her, and by the engine that chooses where she works; her
    own words by herself alone. Nobody in a municipality sees a worker of an organisation.
    """
    here = {world.matcher}
    for organisation_id, leads in ((MEIDOORN, {CARLA}), (LINDE, {TINEKE, UMA})):
        left = make_application(organisation_id)
        # Anybody may leave one, in one step that writes this row and reads none.
        step = world.step(f"applying {left.pk}", applying=Scope(row_ids=[left.pk]))
        world.expect(left, view=leads, apply={step}, decide=leads, decline=leads)
        if organisation_id == MEIDOORN:
            world.application = left
    sanne = make_supporter(SANNE.user_id, municipality_ids=[WETTERWALD, HAVENSTAD])
    bram = make_supporter(BRAM.user_id, kind=Kind.TRAINED_VOLUNTEER, municipality_ids=[HAVENSTAD])
    dirk = make_supporter(DIRK.user_id, organisation_id=LINDE)
    foppe = make_supporter(FOPPE.user_id, kind=Kind.MEITINKER)
    rinske = make_supporter(
        RINSKE.user_id,
        kind=Kind.MEITINKER,
        employer_municipality_id=HAVENSTAD,
        municipality_ids=[HAVENSTAD],
        status=Status.PAUSED,
    )
    world.sannes_card = make_card(sanne)
    lent_out = make_supporter(LEO.user_id, kind=Kind.MEITINKER, municipality_ids=[HAVENSTAD])

    for worker, herself, lead, engine in (
        (sanne, SANNE, {CARLA}, here),
        (bram, BRAM, {CARLA}, set()),
        (dirk, DIRK, {TINEKE, UMA}, here),
        (foppe, FOPPE, {KARIN}, here),
        (rinske, RINSKE, set(), set()),
        (lent_out, LEO, {KARIN}, set()),
    ):
        own = {herself}
        sees = own | lead | engine
        # The clock tells in time what lapses, of everybody.
        told = sees | {CLOCK}
        world.expect(worker, view=told, admit=lead)
        offers: set[Actor] = set()
        if worker is sanne:
            offers = {world.step("offering moments of Sanne", offering=Scope(row_ids=[worker.pk]))}
        world.expect(worker.pool, view=told | offers, admit=lead, keep=own | lead)
        world.expect(make_screening(worker, code_signed_on=None), view=told, admit=lead, check=lead)
        look = SeenItem.objects.get(supporter=worker)
        world.expect(look, view=sees, check=lead)
        declaration = make_declaration(worker, "Thuiszorg De Kiel")
        world.expect(declaration, view=told, declare=own)
        world.expect(declaration.interests.get(), view=sees, declare=own)
        world.expect(make_words(worker), view=own, write=own)
        # Nobody but she, and whoever knows it. Who leads her does not learn that she has one.
        token = f"{herself.user_id:040x}"
        address = make_address(herself.user_id, token=token)
        knows = set()
        if worker is sanne:
            world.sannes_calendar = token
            scope = Scope(fingerprint=address.fingerprint)
            knows = {world.step("following Sanne's calendar", following=scope)}
        world.expect(address, view=own | knows, keep=own)
        # Her coordinator sees that she is busy now, and of no other moment; a municipality nothing.
        diary = make_diary(worker, address="https://agenda.example/a.ics")
        world.expect(diary, view=own | {CLOCK}, keep=own, read={CLOCK})
        coordinators = lead - {KARIN}
        nobody: set[Actor] = set()
        for first, last, sees_now in (
            (-1, 1, coordinators), (0, 1, coordinators), (-1, 0, nobody), (1, 2, nobody)
        ):  # fmt: skip
            busy = make_busy(worker, starts_at=NOON + timedelta(hours=first), hours=last - first)
            world.expect(busy, view=own | sees_now | offers | {CLOCK}, read={CLOCK}, end=own)
    for worker, supervisor, view, lead in (
        (sanne, ILSE, {SANNE, ILSE, CARLA}, {CARLA}),
        (bram, DIRK, {BRAM, CARLA}, {CARLA}),
        (dirk, TINEKE, {DIRK, TINEKE, UMA}, {TINEKE, UMA}),
    ):
        world.expect(make_supervision(worker, supervisor.user_id), view=view, arrange=lead)
