"""Who goes on after whom in the demo world: one asked, one who said no, one still looked for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from naast.support.casework.models import Case, HandOver
from naast.support.casework.rules import HandOverReason, HandOverState
from naast.support.people.demo.calendar import Calendar
from naast.support.people.demo.lives import Life, uuid

OFTEN = 0.06  # of each hundred running cases; assumed
STATES = [HandOverState.OFFERED, HandOverState.OFFERED, HandOverState.WANTED, HandOverState.REFUSED]
REASONS = [HandOverReason.STOPS, HandOverReason.AWAY, HandOverReason.OTHER_KNOWLEDGE]


def hand_overs(running: Iterable[tuple[Life, Case]], calendar: Calendar) -> Iterator[HandOver]:
    """Yield what waits, a few days old: of each organisation the first told person is asked."""
    by_organisation: dict[int, list[tuple[Life, Case]]] = defaultdict(list)
    for life, case in running:
        by_organisation[case.organisation_id].append((life, case))
    for rows in by_organisation.values():
        told = sorted({case.user_id for life, case in rows if life.told})
        everybody = told or sorted({case.user_id for _, case in rows})
        for life, case in rows:
            draw = life.chance("hand over")
            others = [user for user in everybody if user != case.user_id]
            if life.told or not others or draw.random() > OFTEN:
                continue
            state = draw.choice(STATES)
            asked_at = calendar.at - timedelta(days=draw.randint(2, 5))
            yield HandOver(
                id=uuid(draw),
                case=case,
                person_id=case.person_id,
                organisation_id=case.organisation_id,
                zone_id=case.zone_id,
                domains=case.domains,
                from_user_id=case.user_id,
                to_user_id=None if state == HandOverState.WANTED else draw.choice(others),
                reason=draw.choice(REASONS),
                state=state,
                asked_at=asked_at,
                answered_at=asked_at + timedelta(days=1)
                if state == HandOverState.REFUSED
                else None,
            )
