"""The words of the law's lists on the screen."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from naast.supply.law.rules import (
    Activity,
    Certainty,
    Domain,
    Frame,
    Layer,
    LegalField,
    Moment,
    ReportField,
    StartEvent,
    Unit,
    WhyNow,
)

# Word for word: what the law says is not ours to translate or to make shorter.
QUOTED_DEFINITION = (
    "onafhankelijke ondersteuning met informatie, advies en algemene ondersteuning die bijdraagt "
    "aan het versterken van de zelfredzaamheid en participatie en het verkrijgen van een zo "
    "integraal mogelijke dienstverlening op het gebied van maatschappelijke ondersteuning, "
    "preventieve zorg, zorg, jeugdhulp, onderwijs, welzijn, wonen, werk en inkomen"
)
# The law as it was in 2015; the report of 2016 on 29 municipalities quotes the same words.
QUOTED_FROM = "Wmo 2015, artikel 1.1.1"

# Wmo 2015 art. 1.1.1, in plain words.
DEFINITION = _(
    "Somebody independent gives information, advice and general support. "
    "It helps you to manage for yourself and to take part. "
    "It covers support, care, youth help, learning, welfare, housing, work and income."
)

DOMAINS: dict[Domain, Promise] = {
    Domain.HOUSING: _("Housing"),
    Domain.MONEY: _("Money and debts"),
    Domain.WORK: _("Work and the day"),
    Domain.LEARNING: _("Learning"),
    Domain.FAMILY: _("Children and family"),
    Domain.BODY: _("My body"),
    Domain.MIND: _("My mind"),
    Domain.HOUSEHOLD: _("Household"),
    Domain.GETTING_AROUND: _("Getting around and taking part"),
    Domain.PEOPLE: _("People around me"),
    Domain.CARING: _("Caring for somebody"),
    Domain.FUTURE: _("Meaning and future"),
}

LEGAL_FIELDS: dict[LegalField, Promise] = {
    LegalField.SOCIAL_SUPPORT: pgettext_lazy("field of the law", "social support"),
    LegalField.PREVENTIVE_CARE: pgettext_lazy("field of the law", "preventive care"),
    LegalField.CARE: pgettext_lazy("field of the law", "care"),
    LegalField.YOUTH_HELP: pgettext_lazy("field of the law", "youth help"),
    LegalField.EDUCATION: pgettext_lazy("field of the law", "education"),
    LegalField.WELFARE: pgettext_lazy("field of the law", "welfare"),
    LegalField.HOUSING: pgettext_lazy("field of the law", "housing"),
    LegalField.WORK: pgettext_lazy("field of the law", "work"),
    LegalField.INCOME: pgettext_lazy("field of the law", "income"),
}

REPORT_FIELDS: dict[ReportField, Promise] = {
    ReportField.HOUSING: pgettext_lazy("area of life", "housing"),
    ReportField.INCOME: pgettext_lazy("area of life", "income"),
    ReportField.WORK_OR_DAY: pgettext_lazy("area of life", "work or daytime activity"),
    ReportField.CARE: pgettext_lazy("area of life", "care"),
    ReportField.EDUCATION: pgettext_lazy("area of life", "education"),
    ReportField.UPBRINGING: pgettext_lazy("area of life", "upbringing"),
    ReportField.CONTACTS: pgettext_lazy("area of life", "contacts"),
}

FRAMES: dict[Frame, Promise] = {
    Frame.SOCIAL_SUPPORT_ACT: _("Social Support Act 2015"),
    Frame.YOUTH_ACT: _("Youth Act"),
    Frame.PARTICIPATION_ACT: _("Participation Act"),
    Frame.HEALTH_INSURANCE_ACT: _("Health Insurance Act"),
    Frame.LONG_TERM_CARE_ACT: _("Long-term Care Act"),
}

ACTIVITIES: dict[Activity, Promise] = {
    Activity.INFORMATION: _("Information"),
    Activity.ADVICE: _("Advice"),
    Activity.GENERAL_SUPPORT: _("General support"),
}

LAYERS: dict[Layer, Promise] = {
    Layer.REFLECTION: _("Thinking about your own life"),
    Layer.ACCESS: _("Access to help"),
    Layer.IN_USE: _("Help that is already there"),
}

# A heading and a sentence, as the resident reads them.
MOMENTS: dict[Moment, tuple[Promise, Promise]] = {
    Moment.THINKING: (
        _("You are thinking"),
        _("You do not know yet what you want or what is possible. Together you list it."),
    ),
    Moment.ASKING: (
        _("You ask the municipality for something"),
        _("Somebody helps you with the question and sits beside you at the talk."),
    ),
    Moment.HAVING_HELP: (
        _("You already have help"),
        _("It no longer fits, or something changes. Together you look at what you need now."),
    ),
    Moment.LONG_TERM_CARE: (
        _("You think about living with care all day"),
        _("Somebody helps you to choose, also before you apply."),
    ),
    Moment.DISAGREEING: (
        _("You do not agree"),
        _("With a decision, or with somebody who helps you. You need not say it alone."),
    ),
}

# Why she asks just now: as she says it, and what somebody does for her then.
WHY_NOW: dict[WhyNow, tuple[Promise, Promise]] = {
    WhyNow.TALK_IN_DOUBT: (
        _("I do not know if I need a talk with the municipality"),
        _("Somebody thinks along first. A talk may not be needed at all."),
    ),
    WhyNow.REASSESSMENT: (
        _("The municipality looks again at my help"),
        _("Somebody prepares that with you, and sits beside you."),
    ),
    WhyNow.CHANGE: (
        _("Something changes in my life"),
        _("Somebody looks with you at what you need then."),
    ),
    WhyNow.CARE_PLAN: (
        _("I make a plan with who gives me help"),
        _("Somebody helps you to say how you want it."),
    ),
    WhyNow.TAKING_PART: (
        _("I get help with work or with taking part, and want to choose"),
        _("Somebody helps you to weigh what suits you."),
    ),
    WhyNow.EDUCATION: (
        _("I get help at school or in learning, and want to choose"),
        _("Somebody helps you to weigh what suits you."),
    ),
}

CERTAINTIES: dict[Certainty, Promise] = {
    Certainty.REPORT: _("Read in a report on client support"),
    Certainty.STATUTE_OF_2015: _("Read in the law as it was in 2015"),
    Certainty.PUBLIC: _("Read in a public source"),
    Certainty.SECONDARY: _("Read in a secondary source, not yet confirmed"),
    Certainty.UNVERIFIED: _("Not yet confirmed"),
    Certainty.DESIGN: _("Our own proposal, not yet confirmed"),
    Certainty.CONFIRMED: _("Confirmed by the municipality"),
}

# What a term is for, in a few words, by its id in the table.
TERMS: dict[str, Promise] = {
    "WMO_PLAN": _("Hand in your own plan"),
    "WMO_ONDERZOEK": _("Investigation by the municipality is done"),
    "WMO_AANVRAAG_VRIJ": _("Apply without an investigation"),
    "WMO_BESCHIKKING": _("Decision on your application"),
    "WMO_SPOED": _("Temporary help in an emergency"),
    "WGS_GESPREK": _("First talk about debts"),
    "WGS_SPOED": _("First talk about debts when there is a threat"),
    "WGS_BESLUIT": _("Decision on help with debts"),
    "PW_JONG": _("Wait before applying when you are under 27"),
    "PW_VOORSCHOT": _("Advance on your benefit"),
    "AWB_REDELIJK": _("Decision, or a new date for it"),
    "AWB_INGEBREKE": _("Decide after all, or the municipality pays"),
    "AWB_BEZWAAR": _("Object to a decision"),
    "AWB_STUKKEN": _("Hand in extra papers before the hearing"),
    "AWB_BOB": _("Decision on your objection"),
    "AWB_BOB_COMMISSIE": _("Decision on your objection, with a committee"),
    "AWB_BEROEP": _("Go to court"),
    "AWB_KLACHT": _("Answer to your complaint"),
    "AWB_KLACHT_COMMISSIE": _("Answer to your complaint, with a committee"),
    "AWB_KLACHT_NIET": _("Hear that your complaint is not handled"),
    "CEO": _("Publish how clients experienced it"),
    "AVG_INZAGE": _("See, correct or erase your data"),
    "AVG_LEK": _("Report a data breach"),
}

# What makes a term run, as staff read it.
STARTS: dict[StartEvent, Promise] = {
    StartEvent.NOTIFICATION: _("a notification"),
    StartEvent.URGENT_NOTIFICATION: _("an urgent notification"),
    StartEvent.INVESTIGATION_OVERDUE: _("an investigation that is not done in time"),
    StartEvent.APPLICATION: _("an application"),
    StartEvent.DEBT_HELP_ASKED: _("asking for help with debts"),
    StartEvent.DEBT_THREAT: _("a threat: out of the house, no energy or water, no insurance"),
    StartEvent.DEBT_TALK: _("the first talk about debts"),
    StartEvent.NOTICE_OF_DEFAULT: _("a notice of default"),
    StartEvent.DECISION: _("a decision that was sent"),
    StartEvent.HEARING: _("the day of a hearing"),
    StartEvent.OBJECTION_TERM_OVER: _("the end of the term to object"),
    StartEvent.OBJECTION_DECIDED: _("a decision on an objection"),
    StartEvent.COMPLAINT: _("a complaint that came in"),
    StartEvent.DATA_REQUEST: _("a request about one's own data"),
    StartEvent.DATA_BREACH: _("knowing of a data breach"),
}


def length(*, number: int, unit: Unit) -> str:
    """Return how long a term is, in the language of now: "6 weeks"."""
    match unit:
        case Unit.HOURS:
            text = ngettext("%(n)s hour", "%(n)s hours", number)
        case Unit.WORKING_DAYS:
            text = ngettext("%(n)s working day", "%(n)s working days", number)
        case Unit.DAYS:
            text = ngettext("%(n)s day", "%(n)s days", number)
        case Unit.WEEKS:
            text = ngettext("%(n)s week", "%(n)s weeks", number)
        case Unit.MONTHS:
            text = ngettext("%(n)s month", "%(n)s months", number)
        case Unit.YEARS:
            text = ngettext("%(n)s year", "%(n)s years", number)
    return text % {"n": number}
