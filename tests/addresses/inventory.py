"""Addresses of the living inventory."""

from tests.addresses.line import TAKEN, Line, desk
from tests.cast import CARLA, EMRE, GEA, MILA, NOUR, STIJN, TINEKE, UMA

READ_ROUNDS = {MILA, NOUR, GEA, STIJN, EMRE, CARLA, TINEKE, UMA}

TABLE: dict[str, Line] = {
    "inventory:rounds": desk("/desk/inventory/", may=READ_ROUNDS),
    "inventory:new": desk("/desk/inventory/new/", may={MILA}, form=TAKEN),
    "inventory:round": desk(lambda world: f"/desk/inventory/{world.round.pk}/", may={MILA}),
    "inventory:choose": desk(
        lambda world: f"/desk/inventory/{world.round.pk}/choose/", may={MILA}, form=TAKEN
    ),
    "inventory:bring": desk(
        lambda world: f"/desk/inventory/{world.round.pk}/bring/", may={MILA}, form=TAKEN
    ),
    "inventory:meeting": desk(
        lambda world: f"/desk/inventory/{world.round.pk}/meeting/", may={MILA}, form=TAKEN
    ),
    "inventory:publish": desk(
        lambda world: f"/desk/inventory/{world.round.pk}/publish/",
        may={MILA},
        look=None,
        form=TAKEN,
    ),
    "inventory:report": desk(
        lambda world: f"/desk/inventory/{world.round.pk}/report.pdf", may={MILA}
    ),
    "inventory:round_sheet": desk(
        lambda world: f"/desk/inventory/{world.published_round.pk}/counts.csv", may=READ_ROUNDS
    ),
    "inventory:interview": desk(
        lambda world: f"/desk/inventory/talks/{world.planned_talk.pk}/", may={MILA}, form=TAKEN
    ),
    "inventory:invite": desk(
        lambda world: f"/desk/inventory/talks/{world.planned_talk.pk}/invite/",
        may={MILA},
        look=None,
        form=TAKEN,
    ),
    "inventory:place": desk(lambda world: f"/desk/inventory/places/{world.chosen.pk}/", may={MILA}),
    "inventory:code": desk(
        lambda world: f"/desk/inventory/places/{world.chosen.pk}/code/", may={MILA}, form=TAKEN
    ),
    "inventory:settle": desk(
        lambda world: f"/desk/inventory/places/{world.chosen.pk}/settle/", may={MILA}, form=TAKEN
    ),
    "inventory:printed": desk("/desk/inventory/printed/2016/", may=READ_ROUNDS),
    "inventory:sheet": desk("/desk/inventory/printed/2016/counts.csv", may=READ_ROUNDS),
}
