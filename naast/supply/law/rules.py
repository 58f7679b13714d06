"""What support is about, at which moment, and how a term of the law is counted. Pure.

The three lists of domains (ours, the law's, the reports') stay apart and are tied by the two
mappings below, so that one registration gives every report. The mappings are our design.
"""

from calendar import monthrange
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
DUTCH_TIME = ZoneInfo("Europe/Amsterdam")

# ---------------------------------------------------------------- domains


class Domain(StrEnum):
    """The twelve parts of life under which a resident finds somebody, in their order."""

    HOUSING = "housing"
    MONEY = "money"
    WORK = "work"
    LEARNING = "learning"
    FAMILY = "family"
    BODY = "body"
    MIND = "mind"
    HOUSEHOLD = "household"
    GETTING_AROUND = "getting_around"
    PEOPLE = "people"
    CARING = "caring"
    FUTURE = "future"

    @property
    def icon(self) -> str:
        return ICONS[self]


ICONS = {
    Domain.HOUSING: "home",
    Domain.MONEY: "wallet",
    Domain.WORK: "briefcase",
    Domain.LEARNING: "school",
    Domain.FAMILY: "baby-carriage",
    Domain.BODY: "heartbeat",
    Domain.MIND: "brain",
    Domain.HOUSEHOLD: "wash",
    Domain.GETTING_AROUND: "bus",
    Domain.PEOPLE: "friends",
    Domain.CARING: "heart-handshake",
    Domain.FUTURE: "plant",
}


class LegalField(StrEnum):
    """The nine fields over which support brings the most integral service (Wmo 2015 art. 1.1.1)."""

    SOCIAL_SUPPORT = "social_support"
    PREVENTIVE_CARE = "preventive_care"
    CARE = "care"
    YOUTH_HELP = "youth_help"
    EDUCATION = "education"
    WELFARE = "welfare"
    HOUSING = "housing"
    WORK = "work"
    INCOME = "income"


class ReportField(StrEnum):
    """The seven everyday areas of the inventory of 29 municipalities (Movisie 2016, §1.1)."""

    HOUSING = "housing"
    INCOME = "income"
    WORK_OR_DAY = "work_or_day"
    CARE = "care"
    EDUCATION = "education"
    UPBRINGING = "upbringing"
    CONTACTS = "contacts"


class Frame(StrEnum):
    """The laws that a supporter works with (the same inventory, §1 and §1.1)."""

    SOCIAL_SUPPORT_ACT = "wmo"
    YOUTH_ACT = "jeugdwet"
    PARTICIPATION_ACT = "participatiewet"
    HEALTH_INSURANCE_ACT = "zvw"
    LONG_TERM_CARE_ACT = "wlz"


LEGAL_FIELDS = {
    Domain.HOUSING: {LegalField.HOUSING},
    Domain.MONEY: {LegalField.INCOME},
    Domain.WORK: {LegalField.WORK, LegalField.SOCIAL_SUPPORT},
    Domain.LEARNING: {LegalField.EDUCATION},
    Domain.FAMILY: {LegalField.YOUTH_HELP},
    Domain.BODY: {LegalField.CARE, LegalField.PREVENTIVE_CARE},
    Domain.MIND: {LegalField.CARE, LegalField.PREVENTIVE_CARE},
    Domain.HOUSEHOLD: {LegalField.SOCIAL_SUPPORT},
    Domain.GETTING_AROUND: {LegalField.SOCIAL_SUPPORT, LegalField.WELFARE},
    Domain.PEOPLE: {LegalField.WELFARE},
    Domain.CARING: {LegalField.SOCIAL_SUPPORT},
    Domain.FUTURE: {LegalField.WELFARE},
}

# The reports have no word for meaning and future: those questions stay out of their comparison.
REPORT_FIELDS: dict[Domain, set[ReportField]] = {
    Domain.HOUSING: {ReportField.HOUSING},
    Domain.MONEY: {ReportField.INCOME},
    Domain.WORK: {ReportField.WORK_OR_DAY},
    Domain.LEARNING: {ReportField.EDUCATION},
    Domain.FAMILY: {ReportField.UPBRINGING},
    Domain.BODY: {ReportField.CARE},
    Domain.MIND: {ReportField.CARE},
    Domain.HOUSEHOLD: {ReportField.CARE},
    Domain.GETTING_AROUND: {ReportField.CONTACTS},
    Domain.PEOPLE: {ReportField.CONTACTS},
    Domain.CARING: {ReportField.CARE},
    Domain.FUTURE: set(),
}

FRAMES = {
    Domain.HOUSING: {Frame.SOCIAL_SUPPORT_ACT},
    Domain.MONEY: {Frame.PARTICIPATION_ACT},
    Domain.WORK: {Frame.PARTICIPATION_ACT, Frame.SOCIAL_SUPPORT_ACT},
    Domain.LEARNING: {Frame.YOUTH_ACT},
    Domain.FAMILY: {Frame.YOUTH_ACT},
    Domain.BODY: {
        Frame.HEALTH_INSURANCE_ACT, Frame.LONG_TERM_CARE_ACT, Frame.SOCIAL_SUPPORT_ACT,
    },
    Domain.MIND: {Frame.HEALTH_INSURANCE_ACT, Frame.LONG_TERM_CARE_ACT, Frame.SOCIAL_SUPPORT_ACT},
    Domain.HOUSEHOLD: {Frame.SOCIAL_SUPPORT_ACT, Frame.LONG_TERM_CARE_ACT},
    Domain.GETTING_AROUND: {Frame.SOCIAL_SUPPORT_ACT, Frame.LONG_TERM_CARE_ACT},
    Domain.PEOPLE: {Frame.SOCIAL_SUPPORT_ACT},
    Domain.CARING: {Frame.SOCIAL_SUPPORT_ACT},
    Domain.FUTURE: {Frame.SOCIAL_SUPPORT_ACT},
}  # fmt: skip


def legal_fields(*, domains: Collection[Domain]) -> set[LegalField]:
    """Return the fields of the law that these domains touch."""
    return {field for domain in domains for field in LEGAL_FIELDS[domain]}


def report_fields(*, domains: Collection[Domain]) -> set[ReportField]:
    """Return the areas of the reports that these domains touch; none for meaning and future."""
    return {field for domain in domains for field in REPORT_FIELDS[domain]}


# ---------------------------------------------------------------- what, and when


class Activity(StrEnum):
    """The three kinds of support in the law's definition (Wmo 2015 art. 1.1.1)."""

    INFORMATION = "information"
    ADVICE = "advice"
    GENERAL_SUPPORT = "general_support"


class Layer(StrEnum):
    """The three layers of a contact (VNG; inventory of 29 municipalities, foreword and §1.1)."""

    REFLECTION = "1"
    ACCESS = "2"
    IN_USE = "3"


class LifeMoment(StrEnum):
    """The other vocabulary for the same three ("Door de bomen het bos", on levensbreedheid)."""

    ORIENTATION = "orientation"
    ACCESS = "access"
    TRAJECTORY = "trajectory"


LAYER_OF_LIFE_MOMENT = {
    LifeMoment.ORIENTATION: Layer.REFLECTION,
    LifeMoment.ACCESS: Layer.ACCESS,
    LifeMoment.TRAJECTORY: Layer.IN_USE,
}


class Moment(StrEnum):
    """Five moments at which a resident may want somebody beside her.

    The first three are the layers as she knows them. The last two stand apart in the sources,
    because people do not know that support is there for them too: before long-term care is asked
    (Wlz art. 3.2.3), and in an objection, appeal or conflict (the inventory, §1.1 and §3.4).
    """

    THINKING = "thinking"
    ASKING = "asking"
    HAVING_HELP = "having_help"
    LONG_TERM_CARE = "long_term_care"
    DISAGREEING = "disagreeing"


LAYER_OF_MOMENT = {
    Moment.THINKING: Layer.REFLECTION,
    Moment.ASKING: Layer.ACCESS,
    Moment.HAVING_HELP: Layer.IN_USE,
    Moment.LONG_TERM_CARE: Layer.ACCESS,
    Moment.DISAGREEING: Layer.IN_USE,
}

# ---------------------------------------------------------------- how sure we are


class Certainty(StrEnum):
    """Where a fact was read; the value is the tag in our notes."""

    REPORT = "S"
    STATUTE_OF_2015 = "W15"
    PUBLIC = "B"
    SECONDARY = "B2"
    UNVERIFIED = "O"
    DESIGN = "D"

    @property
    def is_verified(self) -> bool:
        """Whether it was read at its source. What was not is shown to staff as such (I-10)."""
        return self in {Certainty.REPORT, Certainty.STATUTE_OF_2015, Certainty.PUBLIC}


# ---------------------------------------------------------------- terms

# Algemene termijnenwet art. 4: the act leaves terms in hours alone, and longer ones than these.
LONGEST_DAYS, LONGEST_WEEKS, LONGEST_MONTHS = 90, 12, 3
# Algemene termijnenwet art. 2.
LEAST_DAYS, LEAST_NORMAL_DAYS = 3, 2

SATURDAY = 5


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


@dataclass(frozen=True, kw_only=True)
class Term:
    """A length of time: `Term(length=6, unit=Unit.WEEKS)`; `backwards` is before an event."""

    length: int
    unit: Unit
    backwards: bool = False

    def __post_init__(self) -> None:
        if self.length < 1:
            raise ValueError(self.length)
        if self.backwards and self.unit in {Unit.HOURS, Unit.WORKING_DAYS}:
            raise ValueError(self.unit)

    @property
    def is_moved(self) -> bool:
        """Whether the Algemene termijnenwet extends it (art. 1 lid 2 and art. 4)."""
        longest = {
            Unit.DAYS: LONGEST_DAYS, Unit.WEEKS: LONGEST_WEEKS, Unit.MONTHS: LONGEST_MONTHS,
        }  # fmt: skip
        return not self.backwards and self.length <= longest.get(self.unit, 0)


def easter(*, year: int) -> date:
    """Return Easter Sunday of a Gregorian year (the method of Gauss, as corrected by Butcher)."""
    golden, century, of_century = year % 19, year // 100, year % 100
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(*, year: int) -> frozenset[date]:
    """Return the general holidays of a year, and Good Friday, which the act puts beside them.

    Source: Algemene termijnenwet art. 3. 5 May counts every year. The King's birthday is kept on
    27 April, or on the 26th when the 27th is a Sunday. Days that a decree puts beside them (art. 3
    lid 3) differ per year and are given to the functions below as `also_free`. Easter Sunday and
    Whit Sunday are no part of it: they are Sundays.
    """
    sunday = easter(year=year)
    kings_day = date(year, 4, 27)
    if kings_day.isoweekday() == 7:  # noqa: PLR2004
        kings_day -= DAY
    return frozenset(
        {
            date(year, 1, 1),
            sunday - 2 * DAY,
            sunday + DAY,
            kings_day,
            date(year, 5, 5),
            sunday + 39 * DAY,
            sunday + 50 * DAY,
            date(year, 12, 25),
            date(year, 12, 26),
        }
    )


def is_normal_day(*, on: date, also_free: Collection[date] = ()) -> bool:
    """Whether a day is no Saturday, Sunday or holiday; `also_free` are days equated by decree."""
    return on.weekday() < SATURDAY and on not in holidays(year=on.year) and on not in also_free


def normal_days(*, after: date, until: date, also_free: Collection[date] = ()) -> Iterator[date]:
    """Yield the normal days later than `after`, up to and with `until`."""
    day = after + DAY
    while day <= until:
        if is_normal_day(on=day, also_free=also_free):
            yield day
        day += DAY


def working_days_after(*, start: date, days: int, also_free: Collection[date] = ()) -> date:
    """Return the day on which `days` working days after `start` have come."""
    day = start
    while days > 0:
        day += DAY
        days -= is_normal_day(on=day, also_free=also_free)
    return day


def ends_on(*, start: date, term: Term, also_free: Collection[date] = ()) -> date:
    """Return the last day of a term; `start` is the day of the event, which is not counted itself.

    A term of weeks ends on the weekday of the event, of months on its date or the last day of a
    shorter month. Then the Algemene termijnenwet moves the end to the next normal day (art. 1), and
    further until a term of three days or more holds two normal days (art. 2). Terms that it leaves
    alone (counted backwards, in hours, longer than art. 4) are not moved.

    Counted backwards, "until ten days before" is read as before the tenth day: the eleventh day
    before is surely in time. Raises ValueError for hours: see `ends_at`.
    """
    if term.unit is Unit.HOURS:
        raise ValueError(term)
    if term.unit is Unit.WORKING_DAYS:
        return working_days_after(start=start, days=term.length, also_free=also_free)
    if term.backwards:
        return _moved_by(start, term, sign=-1) - DAY
    end = _moved_by(start, term, sign=1)
    if not term.is_moved:
        return end
    while not is_normal_day(on=end, also_free=also_free) or _too_few_normal_days(
        start, end, term, also_free
    ):
        end += DAY
    return end


def _too_few_normal_days(start: date, end: date, term: Term, also_free: Collection[date]) -> bool:
    if term.unit is Unit.DAYS and term.length < LEAST_DAYS:
        return False
    found = normal_days(after=start, until=end, also_free=also_free)
    return len(list(found)) < LEAST_NORMAL_DAYS


def _moved_by(start: date, term: Term, *, sign: int) -> date:
    length = sign * term.length
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
