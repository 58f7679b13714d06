"""Which days come near, for whom: of all that was agreed."""

from dataclasses import dataclass
from datetime import date, timedelta

from naast.supply.cooperation.queries.covenants import covenant_dates
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
    agreements = organisations.ending(on=on, within_days=FIRST_WARNING)
    covenants = covenant_dates(on=on, until=on + timedelta(days=FIRST_WARNING))
    return [
        *(
            NearDate(
                key=f"agreement:{id_}:{what}",
                due_on=due_on,
                municipality_id=municipality_id,
                organisation_ids=(organisation_id,),
            )
            for id_, organisation_id, municipality_id, what, due_on in agreements
        ),
        *(
            NearDate(
                key=f"{row.id}:{what}",
                due_on=due_on,
                municipality_id=row.municipality_id,
                organisation_ids=tuple(one.organisation_id for one in row.parties.all()),
            )
            for row, what, due_on in covenants
        ),
    ]
