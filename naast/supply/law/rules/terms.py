"""How a term is counted: by the Dutch act, by the European rule, or as it was agreed."""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from naast.supply.law.rules.days import DAY, is_normal_day, normal_days, working_days_after

DUTCH_TIME = ZoneInfo("Europe/Amsterdam")

# Algemene termijnenwet art. 4: the act leaves terms in hours alone, and longer ones than these.
LONGEST_DAYS, LONGEST_WEEKS, LONGEST_MONTHS = 90, 12, 3


class StartEvent(StrEnum):
    """What makes a term run."""

    NOTIFICATION = "notification"
    URGENT_NOTIFICATION = "urgent_notification"
    INVESTIGATION_OVERDUE = "investigation_overdue"
    APPLICATION = "application"
    DEBT_HELP_ASKED = "debt_help_asked"
    DEBT_THREAT = "debt_threat"
    DEBT_TALK = "debt_talk"
    NOTICE_OF_DEFAULT = "notice_of_default"
    DECISION = "decision"
    HEARING = "hearing"
    OBJECTION_TERM_OVER = "objection_term_over"
    OBJECTION_DECIDED = "objection_decided"
    COMPLAINT = "complaint"
    YEAR = "year"
    DATA_REQUEST = "data_request"
    DATA_BREACH = "data_breach"


class Counting(StrEnum):
    """By which rule the last day of a term is found.

    DUTCH is the Algemene termijnenwet, for terms of a Dutch act. EUROPEAN is regulation 1182/71
    art. 3, for terms of an act of the Union such as the AVG: it knows no longest term. AGREED is
    for what two parties wrote down: no act moves its end.
    """

    DUTCH = "dutch"
    EUROPEAN = "european"
    AGREED = "agreed"


class Sense(StrEnum):
    """Whether something must have happened when a term is over, or may happen only then."""

    LATEST = "latest"
    EARLIEST = "earliest"


class Unit(StrEnum):
    HOURS = "hours"
    WORKING_DAYS = "working_days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


# From how many days on a term holds at least two normal days.
LEAST_DAYS = {Counting.DUTCH: 3, Counting.EUROPEAN: 2, Counting.AGREED: 0}
LEAST_NORMAL_DAYS = 2
# No act that we count has a longer one, in whatever unit: a number above it is a slip of the hand.
LONGEST_TERM = 100


@dataclass(frozen=True, kw_only=True)
class Term:
    """A length of time: `Term(length=6, unit=Unit.WEEKS)`; `backwards` is before an event."""

    length: int
    unit: Unit
    backwards: bool = False
    counting: Counting = Counting.DUTCH

    def __post_init__(self) -> None:
        if self.length < 1:
            raise ValueError(self.length)
        if self.backwards and self.unit in {Unit.HOURS, Unit.WORKING_DAYS}:
            raise ValueError(self.unit)

    @property
    def is_moved(self) -> bool:
        """Whether its last day moves to a normal day.

        The Algemene termijnenwet leaves terms counted backwards and long ones alone (art. 1 lid 2
        and art. 4); the European rule moves every term that is not in hours (art. 3 lid 4).
        """
        if self.backwards or self.unit in {Unit.HOURS, Unit.WORKING_DAYS}:
            return False
        longest = {
            Unit.DAYS: LONGEST_DAYS, Unit.WEEKS: LONGEST_WEEKS, Unit.MONTHS: LONGEST_MONTHS,
        }  # fmt: skip
        match self.counting:
            case Counting.DUTCH:
                return self.length <= longest.get(self.unit, 0)
            case Counting.EUROPEAN:
                return True
            case Counting.AGREED:
                return False

    @property
    def least_normal_days(self) -> int:
        """How many normal days it holds at the least (Atw art. 2; 1182/71 art. 3 lid 5)."""
        least = LEAST_DAYS[self.counting]
        return 0 if self.unit is Unit.DAYS and self.length < least else LEAST_NORMAL_DAYS


def ends_on(*, start: date, term: Term, also_free: Collection[date] = ()) -> date:
    """Return the last day of a term; `start` is the day of the event, which is not counted itself.

    A term of weeks ends on the weekday of the event, of months on its date or the last day of a
    shorter month. Then its rule of counting moves the end to the next normal day, and further until
    it holds two of them. Terms that the rule leaves alone are not moved.

    Counted backwards, "until ten days before" is read as before the tenth day: the eleventh day
    before is surely in time. Raises ValueError for hours: see `ends_at`.
    """
    if term.unit is Unit.HOURS:
        raise ValueError(term)
    if term.unit is Unit.WORKING_DAYS:
        return working_days_after(start=start, days=term.length, also_free=also_free)
    if term.backwards:
        return bare_end(start=start, term=term) - DAY
    return moved(start=start, end=bare_end(start=start, term=term), term=term, also_free=also_free)


def moved(*, start: date, end: date, term: Term, also_free: Collection[date] = ()) -> date:
    """Return the last day after the rule of counting of `term` moved `end`, or `end` itself."""
    if not term.is_moved:
        return end
    least = term.least_normal_days
    while not is_normal_day(on=end, also_free=also_free) or (
        least > len(list(normal_days(after=start, until=end, also_free=also_free)))
    ):
        end += DAY
    return end


def bare_end(*, start: date, term: Term) -> date:
    """Return where the calendar alone ends a term, before any rule moves it.

    Raises ValueError for hours and working days, which no calendar alone counts.
    """
    length = -term.length if term.backwards else term.length
    match term.unit:
        case Unit.DAYS:
            return start + length * DAY
        case Unit.WEEKS:
            return start + 7 * length * DAY
        case Unit.MONTHS:
            return _months_later(start, length)
        case Unit.YEARS:
            return _months_later(start, 12 * length)
        case _:
            raise ValueError(term)


def _months_later(start: date, months: int) -> date:
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def ends_at(*, event_at: datetime, term: Term, also_free: Collection[date] = ()) -> datetime:
    """Return the aware instant at which a term is over: half-open, then it is too late.

    Hours run on through night and summer time; other terms end with their last day, in Dutch time.
    """
    if term.unit is Unit.HOURS:
        return event_at.astimezone(UTC) + timedelta(hours=term.length)
    start = event_at.astimezone(DUTCH_TIME).date()
    last = ends_on(start=start, term=term, also_free=also_free)
    return datetime.combine(last + DAY, time(), tzinfo=DUTCH_TIME)
