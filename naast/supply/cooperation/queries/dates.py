"""Which days come near, for whom: of all that was agreed."""

from dataclasses import dataclass
from datetime import date

from naast.supply.cooperation.rules import FIRST_WARNING
from naast.supply.organisations import queries as organisations


@dataclass(frozen=True, kw_only=True)
class NearDate:
    """A day that comes near. `key` names it for ever: each warning of it goes out once."""

    key: str
    due_on: date
    municipality_id: int
    organisation_ids: tuple[int, ...]


def near_dates(*, on: date) -> list[NearDate]:
    """Return every day of the coming sixty on which something that was agreed asks attention."""
    return [
        NearDate(
            key=f"agreement:{id_}:{what}",
            due_on=due_on,
            municipality_id=municipality_id,
            organisation_ids=(organisation_id,),
        )
        for id_, organisation_id, municipality_id, what, due_on in organisations.ending(
            on=on, within_days=FIRST_WARNING
        )
    ]
