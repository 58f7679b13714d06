"""Who may become what she applied for."""

from datetime import date

from naast.core.identity.queries import holders, names
from naast.core.policy.walls import Actor
from naast.supply.supporters.queries.rows import supporters


def accounts_for(*, actor: Actor, organisation_id: int, on: date) -> list[tuple[int, str]]:
    """Return who was let in as a supporter of an organisation and is no worker there yet, by name.

    Letting in is the administrator's work, admitting to the pool the coordinator's: two persons.
    """
    let_in = holders(role="supporter", scope=f"organisation:{organisation_id}", on=on)
    workers = supporters(actor=actor).filter(user_id__in=let_in)
    known = set(workers.values_list("user_id", flat=True))
    called = names(user_ids={one for one in let_in if one not in known})
    return sorted(called.items(), key=lambda one: (one[1], one[0]))
