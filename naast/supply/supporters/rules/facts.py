"""What is known about a worker, and what of it stands on her public card."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any


class Position(StrEnum):
    """Where somebody stands towards the team that leads the access talk."""

    IN_TEAM = "in_team"
    OUTSIDE = "outside"
    REGION = "region"
    MUNICIPAL = "municipal"


class Way(StrEnum):
    """How one can meet."""

    HOME = "home"
    PHONE = "phone"
    VIDEO = "video"
    WALK_IN = "walk_in"
    MAIL = "mail"


class Daypart(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Language(StrEnum):
    """Languages by their ISO 639 code; Dutch Sign Language by the letters that its users know."""

    DUTCH = "nl"
    FRISIAN = "fy"
    ENGLISH = "en"
    GERMAN = "de"
    TURKISH = "tr"
    ARABIC = "ar"
    TAMAZIGHT = "zgh"
    POLISH = "pl"
    UKRAINIAN = "uk"
    RUSSIAN = "ru"
    TIGRINYA = "ti"
    SOMALI = "so"
    FARSI = "fa"
    KURDISH = "ku"
    PAPIAMENTO = "pap"
    SRANAN = "srn"
    SPANISH = "es"
    DUTCH_SIGN_LANGUAGE = "ngt"


class Gender(StrEnum):
    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


class Breadth(StrEnum):
    GENERALIST = "generalist"
    SPECIALIST = "specialist"


class Theme(StrEnum):
    """What somebody went through herself, or beside somebody (R-062, R-063)."""

    CARING = "caring"
    GROWING_OLD = "growing_old"
    PHYSICAL_DISABILITY = "physical_disability"
    AUTISM = "autism"
    MILD_INTELLECTUAL_DISABILITY = "mild_intellectual_disability"
    MENTAL_PROBLEMS = "mental_problems"
    BRAIN_INJURY = "brain_injury"
    CULTURE = "culture"
    PARENTING = "parenting"
    RELATIONSHIP = "relationship"
    POVERTY = "poverty"


class TargetGroup(StrEnum):
    """With whom somebody works well; her coordinator reads it, no resident is sorted by it."""

    CHILDREN = "children"
    YOUNG = "young"
    FAMILIES = "families"
    WORKING_AGE = "working_age"
    OLDER = "older"
    CARERS = "carers"
    NEWCOMERS = "newcomers"


class Payer(StrEnum):
    """Who pays for the work."""

    MUNICIPALITY_THROUGH_ORGANISATION = "municipality_through_organisation"
    MEMBERS = "members"
    MUNICIPALITY = "municipality"
    NOBODY = "nobody"


class Mandate(StrEnum):
    """Whether somebody decides about help."""

    NONE = "none"
    GRANTS = "grants"


class Status(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"
    STOPPED = "stopped"


MOMENTS = tuple(f"{day}-{part}" for day in range(1, 8) for part in Daypart)
"""The 21 moments of a week, Monday morning first: "1-morning"."""


def weekday_and_daypart(*, moment: str) -> tuple[int, Daypart]:
    """Return the ISO weekday and daypart of a moment. Raises ValueError for anything else."""
    if moment not in MOMENTS:
        raise ValueError(moment)
    day, _, part = moment.partition("-")
    return int(day), Daypart(part)


def first_moment(*, moments: Collection[str], after: date) -> tuple[date, Daypart] | None:
    """Return the first day after `after` on which one of the moments falls; None without any."""
    for ahead in range(1, 8):
        day = after + timedelta(days=ahead)
        for part in Daypart:
            if f"{day.isoweekday()}-{part}" in moments:
                return day, part
    return None


def position_in(
    *, position: Position, team_zone_ids: Collection[int], zone_id: int | None
) -> Position:
    """Return where somebody stands for a question from a zone.

    Who is in the team of one district stands outside it for a question from another (R-050). Her
    place in an unknown zone is the one she has at home.
    """
    if position is not Position.IN_TEAM or zone_id is None or zone_id in team_zone_ids:
        return position
    return Position.OUTSIDE


class CardField(StrEnum):
    """The fields of a public card; each is there by its owner's dated yes."""

    NAME = "shown_name"
    PORTRAIT = "portrait"
    TAGLINE = "tagline"
    STORY = "story"
    DOMAINS = "domains"
    FRAMES = "frames"
    BREADTH = "breadth"
    THEMES = "themes"
    LANGUAGES = "languages"
    GENDER = "gender"
    ZONES = "zone_ids"
    WAYS = "ways"
    MOMENTS = "moments"
    TRAINING = "training"


LISTS = frozenset(
    {
        CardField.DOMAINS, CardField.FRAMES, CardField.THEMES, CardField.LANGUAGES,
        CardField.ZONES, CardField.WAYS, CardField.MOMENTS,
    }
)  # fmt: skip


OF_POOL = frozenset(
    {
        CardField.DOMAINS, CardField.FRAMES, CardField.BREADTH, CardField.LANGUAGES,
        CardField.ZONES, CardField.WAYS, CardField.MOMENTS,
    }
)  # fmt: skip
"""The fields that are facts of her work, kept in the pool; the others are words of her own."""


def fits_on_paper(*, shown: Collection[str]) -> bool:
    """Whether she may say yes to leaflets: name and face must be on her card first."""
    return {CardField.NAME, CardField.PORTRAIT} <= set(shown)


def published(
    *, values: Mapping[CardField, Any], shown: Mapping[str, str]
) -> dict[CardField, Any] | None:
    """Return what the public card holds: the fields with a yes, empty ones for the rest.

    `shown` is field → day of the yes (ISO). None is no card at all: nobody is shown without a name.
    """
    if CardField.NAME not in shown or not values[CardField.NAME]:
        return None
    return {
        field: values[field] if field in shown else ([] if field in LISTS else "")
        for field in CardField
    }
