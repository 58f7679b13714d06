"""Residents, and who stands beside them, for tests; written as the superuser of the database."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import new_data_key
from naast.core.crypto.rules import DataKey
from naast.core.policy.rules import Actor, Scope
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.support.people import queries
from naast.support.people.models import (
    Agreement,
    Circle,
    Code,
    Details,
    Guesses,
    Hat,
    Link,
    Person,
    Relation,
    Representation,
    Standing,
)
from naast.support.people.queries import key_of
from naast.support.people.rules import (
    EVERYWHERE,
    HAT_OF_HOUSE,
    AgreedHow,
    HatKind,
    House,
    Manner,
    RelationKind,
    RepresentationKind,
    controller_of,
)
from tests.cast import (
    BRAM,
    CARLA,
    CLOCK,
    DIRK,
    FOPPE,
    HANNA,
    HANNA_ID,
    HAVENSTAD,
    ILSE,
    KARIN,
    LEO,
    LINDE,
    MEIDOORN,
    NOON,
    QUINTEN,
    RINSKE,
    SANNE,
    TINEKE,
    UMA,
    VERA,
    VERAS_CODE_HASH,
    WETTERWALD,
    WILLEM,
    WILLEM_ID,
)
from tests.world import World

LONG_AGO = NOON - timedelta(days=90)
YESTERDAY = NOON - timedelta(days=1)

PHONE = "9d" * 32
"""The fingerprint of a number that Hanna left, and two others too."""

IEKE_ID = UUID("00000000-0000-4000-8000-000000000201")  # of the other organisation
JELLE_ID = UUID("00000000-0000-4000-8000-000000000202")  # was Bram's, until yesterday
WOBKE_ID = UUID("00000000-0000-4000-8000-000000000203")  # of the other municipality
"""Residents beside Hanna and Willem, who never act."""


def make_ground() -> None:
    """Write the municipalities and organisations of the cast, on which persons stand."""
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_municipality(id=HAVENSTAD, name="Havenstad", slug="havenstad")
    make_organisation(id=MEIDOORN, name="Stichting Meidoorn", slug="meidoorn")
    make_organisation(id=LINDE, name="De Linde", slug="linde")


def make_person(
    *,
    house: House = House.SUPPORT,
    municipality_id: int = WETTERWALD,
    organisation_id: int | None = None,
    first_name: str = "",
    phone: str = "",
    mail: str = "",
    **fields: Any,
) -> Person:
    """Write a resident with what she left of herself."""
    if house == House.SUPPORT:
        organisation_id = organisation_id or MEIDOORN
    controller = controller_of(
        house=house, organisation_id=organisation_id, municipality_id=municipality_id
    )
    key, wrapped = new_data_key(controller=controller)
    defaults = {"created_at": LONG_AGO, "wrapped_key": wrapped, "controller": controller}
    circle = fields.pop("circle", None) or Circle.objects.create()
    person = Person.objects.create(
        circle=circle,
        house=house,
        municipality_id=municipality_id,
        organisation_id=organisation_id,
        **{**defaults, **fields},
    )
    Details.objects.create(
        person=person,
        house=house,
        first_name=Clear(first_name, key) if first_name else None,
        phone=Clear(phone, key) if phone else None,
        mail=Clear(mail, key) if mail else None,
    )
    return person


def make_hat(person: Person, user_id: int, **fields: Any) -> Hat:
    defaults = {
        "house": person.house,
        "kind": HAT_OF_HOUSE[House(person.house)],
        "from_at": LONG_AGO,
    }
    return Hat.objects.create(circle_id=person.circle_id, user_id=user_id, **{**defaults, **fields})


def make_standing(person: Person, user_id: int, **fields: Any) -> Standing:
    """Let a user stand beside a person (or decide about her), under her hat."""
    worn = Hat.objects.filter(circle_id=person.circle_id, user_id=user_id)
    if not worn.exists():
        make_hat(person, user_id)
    ended = fields.get("until_at") is not None  # who stands in, says her hat herself
    defaults = {
        "house": person.house,
        "organisation_id": person.organisation_id,
        "municipality_id": person.municipality_id,
        "hat": None if ended else HAT_OF_HOUSE[House(person.house)],
        "from_at": LONG_AGO,
    }
    return Standing.objects.create(
        person=person, circle_id=person.circle_id, user_id=user_id, **{**defaults, **fields}
    )


def find_standing(**fields: Any) -> Standing:
    return Standing.objects.get(**fields)


def make_code(person: Person, code_hash: str, **fields: Any) -> Code:
    return Code.objects.create(
        person=person, house=person.house, code_hash=code_hash, **{"created_at": LONG_AGO, **fields}
    )


def make_relation(person: Person, **fields: Any) -> Relation:
    defaults = {"kind": RelationKind.CARER, "noted_at": LONG_AGO}
    return Relation.objects.create(person=person, house=person.house, **{**defaults, **fields})


def make_representation(relation: Relation, **fields: Any) -> Representation:
    defaults = {
        "kind": RepresentationKind.AUTHORISED,
        "evidence_seen_by_id": SANNE.user_id,
        "evidence_seen_at": LONG_AGO,
        "from_on": LONG_AGO.date(),
    }
    return Representation.objects.create(
        person_id=relation.person_id,
        house=relation.house,
        relation=relation,
        **{**defaults, **fields},
    )


def make_agreement_with(person: Person, asker: Person, **fields: Any) -> Agreement:
    """Write that somebody agreed to what another asked for her."""
    defaults = {
        "house": person.house,
        "relation": RelationKind.CHILD,
        "by_subject": True,
        "by_representative": False,
        "how": AgreedHow.PAPER,
        "noted_by_id": SANNE.user_id,
        "agreed_at": LONG_AGO,
    }
    return Agreement.objects.create(person=person, asker=asker, **{**defaults, **fields})


def sealed(person: Person, text: str) -> Clear:
    """Return text as a column of this person takes it."""
    return Clear(text, key(person))


def key(person: Person) -> DataKey:
    return key_of(person=person)


WALL_QUERIES = {
    Person: queries.persons,
    Details: queries.details,
    Code: queries.codes,
    Guesses: queries.guesses,
    Hat: queries.hats,
    Link: queries.links,
    Standing: queries.standings,
    Relation: queries.relations,
    Representation: queries.representations,
    Agreement: queries.agreements,
}


def wall_rows(world: World) -> None:
    """Write a resident beside whom each stands, and all that hangs on her.

    Sanne stands beside Hanna, Dirk beside Ieke; Foppe decides about Willem, Rinske about Wobke.
    Bram stood beside Jelle until yesterday: he keeps his standing and his hat, and reads nothing.
    """
    hanna = world.hanna = make_person(id=HANNA_ID, first_name="Hanna")
    ieke = world.ieke = make_person(id=IEKE_ID, organisation_id=LINDE)
    jelle = world.jelle = make_person(id=JELLE_ID)
    willem = world.willem = make_person(id=WILLEM_ID, house=House.MUNICIPALITY)
    pier = world.pier = make_person(house=House.MUNICIPALITY)
    wobke = world.wobke = make_person(
        id=WOBKE_ID, house=House.MUNICIPALITY, municipality_id=HAVENSTAD
    )

    # The step in which Hanna says that Willem's file is hers too.
    linking = world.step("linking", linking=Scope(row_ids=[hanna.circle_id, willem.circle_id]))

    # Two steps towards a new code: who knows Hanna's number is recognised, and gets one.
    Details.objects.filter(person__in=[hanna, ieke, willem]).update(phone_index=PHONE)
    recognising = world.step(
        "recognising", recognising=Scope(fingerprint=PHONE, organisation_ids=[MEIDOORN])
    )
    renewing = world.step("renewing", renewing=Scope(row_ids=[hanna.id]))
    # The step in which somebody else goes on beside Hanna.
    world.handing_over = world.step("handing over", handing_over=Scope(row_ids=[hanna.id]))

    # The step in which the clock looks which files were kept for their time.
    keeping = world.keeping = world.step("keeping", keeping=Scope())
    erased = make_person(wrapped_key=None, erased_at=YESTERDAY)
    world.expect(erased, view=set())

    # Leo judges an objection of Sietse; once he decided about Pier, and that is over.
    sietse = world.sietse = make_person(house=House.MUNICIPALITY, first_name="Sietse")
    _standings(world)
    _judging(world)
    _with_an_end_and_behind(world)
    _hats(world, linking=linking)
    _codes(world, renewing=renewing)
    _guesses(world)
    world.expect(
        Link.objects.create(supported=hanna, decided=willem, linked_at=LONG_AGO),
        view={HANNA, WILLEM},
        link={HANNA, WILLEM},
    )
    world.expect(Link.objects.create(supported=ieke, decided=wobke, linked_at=LONG_AGO), view=set())
    for person, herself, beside, links, code in (
        (hanna, {HANNA}, {SANNE}, {linking}, {recognising, renewing}),
        (ieke, set(), {DIRK}, set(), {recognising}),  # of the other organisation: no key, no name
        (jelle, set(), set(), set(), set()),
        (world.lys, set(), {UMA}, set(), set()),  # who stands in today, and nobody else
        (willem, {WILLEM}, {FOPPE}, {linking}, set()),
        (wobke, set(), {RINSKE}, set(), set()),
        (pier, set(), set(), set(), set()),
        (sietse, set(), set(), set(), set()),
    ):
        both = herself | beside
        known = {recognising} if person is hanna else set()
        known |= {keeping} if person.house == House.SUPPORT else set()

        judges = {LEO} if person is sietse else set()
        world.expect(
            person,
            view=both | links | known | judges | ({ILSE} if person is world.lys else set()),
            register=herself,
            move=herself,
            erase=herself,
            link=links,
        )
        world.expect(person.details, view=both | code | judges, write=both)
        relation = make_relation(person)
        world.expect(relation, view=both, write=both)
        world.expect(make_representation(relation), view=both, write=beside, close=herself)
    spoken_for = make_representation(make_relation(ieke), representative=hanna, may_see=True)
    world.expect(spoken_for, view={HANNA, DIRK}, write={DIRK})
    for person, asker, herself, who_asked, beside, beside_asker in (
        (hanna, ieke, {HANNA}, set(), {SANNE}, {DIRK}),
        (ieke, hanna, set(), {HANNA}, {DIRK}, {SANNE}),
        (jelle, ieke, set(), set(), set(), {DIRK}),
        (willem, pier, {WILLEM}, set(), set(), set()),
    ):
        world.expect(
            make_agreement_with(person, asker),
            view=herself | who_asked | beside | beside_asker,
            note=beside,
            let_see=herself,
            withdraw=herself,
        )
    # With her own code she agrees herself: nobody notes it.
    for person, asker, herself, who_asked in (
        (hanna, jelle, {HANNA}, set()),
        (jelle, hanna, set(), {HANNA}),
    ):
        world.expect(
            make_agreement_with(person, asker, how=AgreedHow.CODE, noted_by_id=None),
            view=herself | who_asked | {SANNE},
            note={SANNE} if person is hanna else set(),
            agree=herself,
            let_see=herself,
            withdraw=herself,
        )


def _standings(world: World) -> None:
    for person, user, herself, leads in (
        (world.hanna, SANNE, {HANNA}, {CARLA}),
        (world.ieke, DIRK, set(), {TINEKE, UMA}),
        (world.willem, FOPPE, {WILLEM}, {KARIN}),
        (world.wobke, RINSKE, set(), set()),
    ):
        goes_on = {world.handing_over} if person is world.hanna else set()
        world.expect(
            make_standing(person, user.user_id),
            view={user, CLOCK} | herself | leads | goes_on,
            begin={user},
            end={user} | herself | goes_on,
        )
    world.expect(
        make_standing(world.jelle, BRAM.user_id, until_at=YESTERDAY),
        view={BRAM, CARLA, CLOCK},
        begin={BRAM},
        end={BRAM, CLOCK},
    )
    # A colleague of Foppe's, whose grant has ended.
    world.expect(make_standing(world.pier, QUINTEN.user_id), view={KARIN, CLOCK})
    # Foppe supported somebody before he came to the municipality: as its officer he sees none.
    world.expect(
        make_standing(world.jelle, FOPPE.user_id, until_at=YESTERDAY, organisation_id=MEIDOORN),
        view={CARLA, CLOCK},
        end={CLOCK},
    )
    # What the municipality decided about long ago, its own house ends.
    over = make_standing(world.pier, RINSKE.user_id, until_at=YESTERDAY)
    world.expect(over, view={RINSKE, KARIN, CLOCK}, begin={RINSKE}, end={RINSKE})


def _judging(world: World) -> None:
    """Write that Leo judges an objection of Sietse: he reads her key and her name, and no more."""
    row = make_standing(world.sietse, LEO.user_id, manner=Manner.JUDGES)
    world.expect(row, view={LEO, KARIN, CLOCK}, begin={LEO}, end={LEO})
    hat = Hat.objects.get(circle_id=world.sietse.circle_id, user_id=LEO.user_id)
    world.expect(hat, view={LEO, CLOCK}, wear={LEO}, take_off={CLOCK})
    # That he decided about Pier long ago is nothing to who judges.
    long_ago = make_standing(world.pier, LEO.user_id, until_at=YESTERDAY)
    world.expect(long_ago, view={KARIN, CLOCK}, begin=set(), end=set())


def _with_an_end_and_behind(world: World) -> None:
    """Write who stands in beside Lys: Uma today, Bram tomorrow, Sanne no more; Ilse behind them.

    Only Uma reads of her what who stands beside her reads, and Ilse the row with her key.
    """
    tomorrow, after = NOON + timedelta(days=1), NOON + timedelta(days=2)
    world.lys = make_person(first_name="Lys")
    runs = {"hat": HatKind.SUPPORTS}
    for user, fields in (
        (UMA, {"from_at": YESTERDAY, "until_at": tomorrow}),
        (BRAM, {"from_at": tomorrow, "until_at": after}),
    ):
        row = make_standing(world.lys, user.user_id, **runs, **fields)
        world.expect(row, view={user, CARLA, CLOCK}, begin={user}, end={user})
    over = make_standing(world.lys, SANNE.user_id, until_at=NOON - timedelta(hours=1), **runs)
    world.expect(over, view={SANNE, CARLA, CLOCK}, begin={SANNE}, end={SANNE, CLOCK})
    behind = {"manner": Manner.BEHIND}
    ilses = make_standing(world.lys, ILSE.user_id, **behind)
    world.expect(ilses, view={ILSE, CARLA, CLOCK}, begin={ILSE}, end={ILSE})
    # Once behind Jelle; and, with another role then, beside Lys herself.
    was = make_standing(world.jelle, ILSE.user_id, until_at=YESTERDAY, **behind)
    world.expect(was, view={ILSE, CARLA, CLOCK}, begin={ILSE}, end={ILSE, CLOCK})
    beside = make_standing(world.lys, ILSE.user_id, until_at=YESTERDAY)
    world.expect(beside, view={CARLA, CLOCK}, end={CLOCK})
    # Who supports does not put herself behind another.
    brams = make_standing(world.lys, BRAM.user_id, **behind)
    world.expect(brams, view={BRAM, CARLA, CLOCK}, end={BRAM})
    hat = Hat.objects.get(circle_id=world.lys.circle_id, user_id=ILSE.user_id)
    world.expect(hat, view={ILSE, CLOCK}, wear={ILSE}, take_off={CLOCK})


def _hats(world: World, *, linking: Actor) -> None:
    for person, user, herself, links in (
        (world.hanna, SANNE, {HANNA}, {linking}),
        (world.ieke, DIRK, set(), set()),
        (world.willem, FOPPE, {WILLEM}, {linking}),
        (world.wobke, RINSKE, set(), set()),
        (world.jelle, BRAM, set(), set()),
    ):
        hat = Hat.objects.get(circle_id=person.circle_id, user_id=user.user_id)
        world.expect(
            hat,
            view={user, CLOCK} | herself | links,
            wear={user},
            take_off={CLOCK},
            rehang=links,
        )
    earlier = Hat.objects.get(circle_id=world.jelle.circle_id, user_id=FOPPE.user_id)
    world.expect(earlier, view={CLOCK}, take_off={CLOCK})
    # And Uma decided once, in a municipality where she works no more.
    decided = make_hat(world.wobke, UMA.user_id, kind=HatKind.DECIDES)
    world.expect(decided, view={CLOCK}, take_off={CLOCK})


def _codes(world: World, *, renewing: Actor) -> None:
    hannas = make_code(world.hanna, "11" * 32)
    hers = {HANNA, renewing}
    world.expect(hannas, view=hers, make=hers, end=hers, protect={HANNA})
    willems = make_code(world.willem, "22" * 32)
    world.expect(willems, view={WILLEM}, make={WILLEM}, end={WILLEM}, protect={WILLEM})
    world.expect(make_code(world.ieke, VERAS_CODE_HASH), view={VERA})
    world.expect(make_code(world.jelle, "33" * 32, ended_at=YESTERDAY), view=set())


def _guesses(world: World) -> None:
    """Write wrong codes from here, from elsewhere and of all together."""
    here = world.step("guarding", guarding=Scope(fingerprint="aa" * 32))
    for source, guards in (("aa" * 32, {here}), ("bb" * 32, set()), (EVERYWHERE, {here})):
        row = Guesses.objects.create(source=source, since=NOON, tries=1)
        world.expect(row, view={CLOCK} | guards, count=guards, forget={CLOCK})
