"""What support is about and at which moment: our list, the law's, the reports', and how they tie.

The three lists of domains stay apart and are tied by the two mappings below, so that one
registration gives every report. The mappings are our design.
"""

from collections.abc import Collection
from enum import StrEnum


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


class WhyNow(StrEnum):
    """Why somebody wants support just now, where the sources name the moment itself.

    The first is when it is doubtful whether a talk with the municipality is needed at all (the
    inventory, §3.4). The others are the third layer: looked at again, a change, a plan with who
    gives the help (foreword), and choices within participation support and education that one has
    already (summary and §4.1).
    """

    TALK_IN_DOUBT = "talk_in_doubt"
    REASSESSMENT = "reassessment"
    CHANGE = "change"
    CARE_PLAN = "care_plan"
    TAKING_PART = "taking_part"
    EDUCATION = "education"


MOMENT_OF_WHY_NOW = {
    WhyNow.TALK_IN_DOUBT: Moment.ASKING,
    WhyNow.REASSESSMENT: Moment.HAVING_HELP,
    WhyNow.CHANGE: Moment.HAVING_HELP,
    WhyNow.CARE_PLAN: Moment.HAVING_HELP,
    WhyNow.TAKING_PART: Moment.HAVING_HELP,
    WhyNow.EDUCATION: Moment.HAVING_HELP,
}


def layer_of(*, why_now: WhyNow) -> Layer:
    """Return the layer in which somebody asks at this moment."""
    return LAYER_OF_MOMENT[MOMENT_OF_WHY_NOW[why_now]]
