"""The words of the arrangement: questions, what one may answer, knowledge and law behind them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from naast.learning.steering.rules.arrangement import ANGLES, YES_NO, Group, Subject
from naast.supply.organisations.rules import Fact, FormalPosition, SteeringRole

GROUPS = {
    Group.FACTS: _("What the profile follows from"),
    Group.STEERING: _("How you steer, and what keeps support independent"),
    Group.SET_UP: _("Four questions about the set-up"),
    Group.DESIGN: _("What you choose yourself"),
    Group.LAYERS: _("The three layers"),
    Group.NETWORK: _("What the network knows"),
    Group.SITUATION: _("How it goes now"),
}

QUESTIONS = {
    Subject.FORMAL: _("Where do professionals stand?"),
    Subject.AGREED: _("Is it agreed with the organisations of volunteers?"),
    Subject.SUBSIDISED: _("Do these organisations get a subsidy?"),
    Subject.FACILITATED: _("Do you help them in another way?"),
    Subject.NAMED: _("Do you tell residents that volunteers are there?"),
    Subject.STEERING_ROLE: _("How does the municipality steer?"),
    Subject.INDEPENDENCE_VIEW: _("What keeps support independent here?"),
    Subject.WHO_COUNTS: _("Who counts as a supporter?"),
    Subject.WHERE_FOUND: _("Where do residents find them?"),
    Subject.RELATION_TO_ACCESS: _("How do they stand towards who decides?"),
    Subject.WHOM_WITH: _("With whom do they work together?"),
    Subject.DURATION: _("How long may support last?"),
    Subject.SCOPE: _("What belongs to support?"),
    Subject.LIVED_EXPERIENCE: _("Do people with experience of their own take part?"),
    Subject.MIX: _("Who comes first: professional or volunteer?"),
    Subject.BREADTH: _("Do supporters know something of all, or much of one thing?"),
    Subject.LAYER_1: _("Layer 1: who is there before there is a question?"),
    Subject.LAYER_2: _("Layer 2: who is there around the talk and the decision?"),
    Subject.LAYER_3: _("Layer 3: who is there when somebody already gets help?"),
    Subject.HEARD_ACCESS: _("What does access say?"),
    Subject.HEARD_PROVIDERS: _("What do the organisations say?"),
    Subject.HEARD_INTEREST: _("What do interest groups and councils say?"),
    Subject.HEARD_RESIDENTS: _("What do residents say?"),
    Subject.COOPERATION: _("How is the cooperation?"),
    Subject.GROUPS: _("Who comes, and who does not?"),
    Subject.NEEDS: _("What do residents need?"),
}

LAYERS = {
    Subject.LAYER_1: _("Layer 1: before there is a question"),
    Subject.LAYER_2: _("Layer 2: around the talk and the decision"),
    Subject.LAYER_3: _("Layer 3: when somebody already gets help"),
}
"""A layer as something for which somebody should be there."""

_YES_NO = dict(zip(YES_NO, (_("Yes"), _("No")), strict=True))
OPTIONS: dict[Subject, dict[str, Any]] = {
    Subject.FORMAL: {
        FormalPosition.IN_TEAM: _("In the access team"),
        FormalPosition.OUTSIDE: _("Outside the access team"),
        FormalPosition.BOTH: _("In and outside the access team"),
        FormalPosition.NONE: _("There are no professionals"),
    },
    Subject.AGREED: _YES_NO,
    Subject.SUBSIDISED: _YES_NO,
    Subject.FACILITATED: _YES_NO,
    Subject.NAMED: _YES_NO,
    Subject.STEERING_ROLE: {
        SteeringRole.LEAVES_TO_PROVIDERS: _("Is interested, and leaves the rest to organisations"),
        SteeringRole.SETS_CONDITIONS: _("Is involved, and sets conditions of its own"),
        SteeringRole.DEVELOPS_TOGETHER: _("Makes vision and conditions together"),
    },
    Subject.INDEPENDENCE_VIEW: dict(
        zip(
            ANGLES,
            (
                _("Craft and experience of the supporter"),
                _("A team of its own, apart from access and providers"),
                _("Good signs from residents and councils"),
                _("Tasks without any decision about access"),
                _("Choice for the resident"),
            ),
            strict=True,
        )
    ),
    Subject.WHO_COUNTS: {
        "formal_only": _("Professionals alone"),
        "formal_and_informal": _("Professionals and volunteers"),
    },
    Subject.WHERE_FOUND: {
        "points": _("At points in the neighbourhood"),
        "phone": _("By phone"),
        "online": _("Online"),
        "at_home": _("At home"),
        "through_others": _("Through the doctor, school or work"),
    },
    Subject.RELATION_TO_ACCESS: {
        "apart": _("In teams apart"),
        "in_team": _("In the same team, without deciding"),
        "both_ways": _("Both ways; the resident chooses"),
    },
    Subject.WHOM_WITH: {
        "each_other": _("With each other"),
        "access_team": _("With the access team"),
        "neighbourhood": _("With clubs and points in the neighbourhood"),
        "care": _("With doctors and who gives help"),
        "councils": _("With client councils"),
    },
    Subject.DURATION: {
        "as_long_as_needed": _("As long as it is needed"),
        "agreed_each_time": _("Agreed with each resident"),
        "limit": _("There is a limit"),
    },
    Subject.SCOPE: {
        "information": _("Information"),
        "advice": _("Advice"),
        "along": _("Coming along to a talk"),
        "papers": _("Help with letters and forms"),
        "objection": _("Help with an objection"),
    },
    Subject.LIVED_EXPERIENCE: _YES_NO,
    Subject.MIX: {
        "resident_chooses": _("The resident chooses"),
        "formal_first": _("A professional first"),
        "informal_first": _("A volunteer first"),
    },
    Subject.BREADTH: {
        "generalists": _("Something of all"),
        "specialists": _("Much of one thing"),
        "both": _("Both, side by side"),
    },
}

FACTS = {
    Fact.FORMAL: _("where professionals stand"),
    Fact.AGREED: _("whether it is agreed with volunteers"),
    Fact.SUBSIDISED: _("whether they get a subsidy"),
    Fact.FACILITATED: _("whether they are helped in another way"),
    Fact.NAMED: _("whether residents are told of them"),
}
LIVE = {
    Subject.FORMAL: _("From the public cards of professionals"),
    Subject.AGREED: _("From the agreements in force"),
    Subject.SUBSIDISED: _("From the agreements in force"),
    Subject.FACILITATED: _("From the agreements in force"),
    Subject.NAMED: _("From the public cards of volunteers"),
}

INVENTORY = "Movisie 2016"
ARTICLE = "“Door de bomen het bos niet meer zien”, Nautus"

KNOWLEDGE = {
    Subject.FORMAL: [
        (_("The tasks weigh more than the place. Show residents both."), f"{INVENTORY}, §3.2.3"),
        (
            _("In a team lines are short; residents may doubt who somebody works for."),
            f"{INVENTORY}, §4.3.1",
        ),
    ],
    Subject.AGREED: [
        (
            _("Official is: agreed in writing, helped, and named to residents."),
            f"{INVENTORY}, §3.3.1",
        )
    ],
    Subject.STEERING_ROLE: [
        (
            _("It says nothing about the profile, nor the profile about it."),
            f"{INVENTORY}, §2.3",
        ),
        (
            _("Vague frames make professionals uncertain; room makes them owners."),
            f"{INVENTORY}, §3.6, §4.1",
        ),
    ],
    Subject.INDEPENDENCE_VIEW: [
        (
            _("One view alone gives little certainty: combine them over three parties."),
            f"{INVENTORY}, §3.2.1",
        )
    ],
    Subject.WHO_COUNTS: [
        (
            _("Support is information, advice and standing beside. It is no care."),
            f"{ARTICLE}; Wmo 2015 art. 1.1.1",
        ),
        (
            _("Volunteers are no cheaper professionals: look at how they work together."),
            f"{INVENTORY}, §3.5.2",
        ),
    ],
    Subject.WHERE_FOUND: [(_("Points in the neighbourhood are known best."), f"{INVENTORY}, §3.6")],
    Subject.RELATION_TO_ACCESS: [
        (
            _("Who decides about access never supports in the same matter."),
            f"{INVENTORY}, §3.2.1",
        )
    ],
    Subject.WHOM_WITH: [
        (_("People work together, not organisations: let them meet."), f"{INVENTORY}, §3.6")
    ],
    Subject.DURATION: [
        (_("How long it lasts is yours to choose; the law sets no limit."), ARTICLE)
    ],
    Subject.SCOPE: [
        (
            _("All parts of life belong to it by law; which help is given, you work out."),
            f"{ARTICLE}; Wmo 2015 art. 1.1.1",
        )
    ],
    Subject.LIVED_EXPERIENCE: [
        (_("Who has been there knows the world of the resident."), f"{INVENTORY}, §3.2.3")
    ],
    Subject.MIX: [(_("A resident who chooses trusts it sooner."), f"{INVENTORY}, §3.2.1")],
    Subject.BREADTH: [
        (
            _("Nobody knows all: agree on whom one calls in."),
            f"{INVENTORY}, §3.2.3",
        )
    ],
    Subject.HEARD_ACCESS: [
        (_("What the network knows leads the set-up, and makes it shared."), ARTICLE)
    ],
}
"""What is known, in our own words, with where it stands."""

LAW = [
    (_("It is free of charge."), "Wmo 2015 art. 2.1.4 lid 1"),
    (_("It is there for all residents."), "Wmo 2015 art. 2.2.4 lid 1"),
    (_("The interest of the resident comes first."), "Wmo 2015 art. 2.2.4 lid 2"),
    (_("It is independent, and about all parts of life."), "Wmo 2015 art. 1.1.1"),
    (_("You point to it before the talk, carers too."), "Wmo 2015 art. 2.3.2 lid 3"),
    (_("Somebody listens at any hour, without a name."), "Wmo 2015 art. 2.2.4 lid 1"),
]
"""What the law fixes, as read in the text of 2015."""

TIPS = {
    Subject.WHOM_WITH: [
        ("tip_municipality", "stimulate_collaboration"),
        ("tip_provider", "work_with_other_parties"),
    ],
    Subject.COOPERATION: [
        ("tip_municipality", "stimulate_collaboration"),
        ("tip_provider", "short_lines_with_municipality"),
    ],
    Subject.WHERE_FOUND: [("tip_municipality", "local_points_at_the_front")],
    Subject.LAYER_1: [("tip_municipality", "local_points_at_the_front")],
    Subject.STEERING_ROLE: [
        ("tip_municipality", "ownership_with_providers"),
        ("tip_provider", "ownership_with_providers"),
        ("tip_provider", "short_lines_with_municipality"),
    ],
}
"""At which question which tip of 2016 helps (R-217)."""
