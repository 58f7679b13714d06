"""Who could go on where somebody stops: a proposal for each, never above anybody's room. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from naast.support.matching.rules.facts import Candidate, Need
from naast.support.matching.rules.offer import make_offer


@dataclass(frozen=True, kw_only=True)
class Vacancy:
    """A resident beside whom somebody must go on. `closed_to` are users who cannot, whatever why.

    Whoever stops, wears the other hat (I-1), said no, or was not wanted: nobody is told which.
    """

    id: UUID
    need: Need
    closed_to: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Succession:
    """Whom one may ask, best fitting first, and whom we propose; None when nobody has room."""

    fitting: tuple[int, ...]
    proposed: int | None

    def among(self, users: Collection[int]) -> "Succession":
        """Return the same of these users only; who was proposed and is not among them, is not."""
        return Succession(
            fitting=tuple(user for user in self.fitting if user in users),
            proposed=self.proposed if self.proposed in users else None,
        )


def successors(
    *, vacancies: Sequence[Vacancy], pool: Iterable[Candidate]
) -> dict[UUID, Succession]:
    """Return who could go on for each vacancy; all proposals together fill nobody above her room.

    Who has the fewest to choose from is served first, so that one easy case takes no room of a hard
    one. Everybody proposed is also among those who fit.
    """
    everybody = list(pool)
    fitting = {one.id: _fitting(vacancy=one, pool=everybody) for one in vacancies}
    room = {who.user_id: who.ceiling - who.running for who in everybody}
    given: Counter[int] = Counter()
    found: dict[UUID, Succession] = {}
    for one in sorted(vacancies, key=lambda one: (len(fitting[one.id]), one.id)):
        free = [user for user in fitting[one.id] if given[user] < room[user]]
        proposed = free[0] if free else None
        if proposed is not None:
            given[proposed] += 1
        found[one.id] = Succession(fitting=fitting[one.id], proposed=proposed)
    return found


def _fitting(*, vacancy: Vacancy, pool: Iterable[Candidate]) -> tuple[int, ...]:
    """Return who fits, best first; wishes give way where nobody would be left."""
    made = make_offer(
        candidates=[who for who in pool if who.user_id not in vacancy.closed_to],
        need=replace(vacancy.need, group=""),
        seed=vacancy.id.int,
        size=1,
    )
    return tuple(shown.candidate.user_id for shown in (*made.first, *made.others))
