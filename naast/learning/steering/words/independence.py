"""The words of the independence file."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from naast.learning.steering.rules.independence import (
    ASKED_RESIDENTS,
    COUNCIL_HEARD,
    ENTRIES,
    NO_COMPLAINTS,
    Entry,
    Group,
    Party,
    Warn,
)

GROUPS = {
    Group.TESTS: _("Two hard tests"),
    Group.ANGLES: _("Five angles, and who carries each"),
    Group.DEMANDS: _("Five demands of the law"),
    Group.DEMARCATION: _("Who does what"),
    Group.SAFEGUARDS: _("What keeps it so"),
    Group.STRUGGLES: _("What you struggle with, and what you chose"),
}

QUESTIONS = {
    Entry.TEST_FELT: _("Do residents feel that only their interest counts?"),
    Entry.TEST_NO_DECISIONS: _("Does no supporter take part in decisions on access?"),
    Entry.ANGLE_PROFESSIONALISM: _("Craft: who sees to it?"),
    Entry.ANGLE_SEPARATE_TEAM: _("A team apart: who sees to it?"),
    Entry.ANGLE_POSITIVE_SIGNALS: _("Good signs: who sees to it, and from what?"),
    Entry.ANGLE_TASK_PACKAGE: _("Tasks without decisions: who sees to it?"),
    Entry.ANGLE_FREE_CHOICE: _("Choice for the resident: who sees to it?"),
    Entry.DEMAND_INDEPENDENT: _("Is it independent?"),
    Entry.DEMAND_ACCESSIBLE: _("Can everybody come in freely?"),
    Entry.DEMAND_LIFE_BROAD: _("Is it about all parts of life?"),
    Entry.DEMAND_INTEREST: _("Does the interest of the resident come first?"),
    Entry.DEMAND_FREE: _("Is it free of charge?"),
    Entry.TASKS_SUPPORTER: _("What does a supporter do?"),
    Entry.TASKS_TEAM: _("What does a member of the team do?"),
    Entry.TASKS_DECIDER: _("What does who decides do?"),
    Entry.SAFE_PEERS: _("Do supporters talk with peers?"),
    Entry.SAFE_TRAINING: _("Do they keep learning?"),
    Entry.SAFE_GUIDANCE: _("Does somebody guide their work?"),
    Entry.SAFE_RESEARCH: _("Are residents asked regularly?"),
    Entry.STRUGGLE_PLACE: _("The place of supporters: what do you struggle with?"),
    Entry.STRUGGLE_TASKS: _("Their other tasks: what do you struggle with?"),
    Entry.STRUGGLE_MONEY: _("Whose assignment it is: what do you struggle with?"),
    Entry.STRUGGLE_ELSE: _("What else do you struggle with?"),
}

ANGLES = {
    Entry.ANGLE_PROFESSIONALISM: _("Craft"),
    Entry.ANGLE_SEPARATE_TEAM: _("A team apart"),
    Entry.ANGLE_POSITIVE_SIGNALS: _("Good signs from residents"),
    Entry.ANGLE_TASK_PACKAGE: _("Tasks without decisions"),
    Entry.ANGLE_FREE_CHOICE: _("Choice for the resident"),
}

_PARTIES: dict[str, Any] = {
    Party.MUNICIPALITY: _("The municipality"),
    Party.PROVIDER: _("The organisation"),
    Party.CLIENT: _("Residents and their council"),
}
PARTIES = _PARTIES
_HOLDS = {"yes": _("Yes"), "partly": _("In part"), "no": _("No")}
_TASKS = {
    "inform": _("Informs"),
    "advise": _("Advises"),
    "stand_beside": _("Stands beside the resident"),
    "join_talk": _("Comes along to the talk"),
    "lead_talk": _("Leads the talk for the municipality"),
    "decide": _("Decides about help"),
    "arrange": _("Arranges help at once"),
    "give_care": _("Gives care"),
}
_SAFE = {"runs": _("It runs"), "planned": _("It is planned"), "not_there": _("It is not there")}

OPTIONS: dict[Entry, dict[str, Any]] = {
    **dict.fromkeys((*ENTRIES[Group.TESTS], *ENTRIES[Group.DEMANDS]), _HOLDS),
    **dict.fromkeys(ENTRIES[Group.ANGLES], _PARTIES),
    Entry.ANGLE_POSITIVE_SIGNALS: {
        **_PARTIES,
        ASKED_RESIDENTS: _("Residents were asked"),
        COUNCIL_HEARD: _("The council was heard"),
        NO_COMPLAINTS: _("Nobody complained"),
    },
    **dict.fromkeys(ENTRIES[Group.DEMARCATION], _TASKS),
    **dict.fromkeys(ENTRIES[Group.SAFEGUARDS], _SAFE),
}

WARNINGS = {
    Warn.TEST_OPEN: _("A hard test was not answered: %(what)s"),
    Warn.TEST_FAILS: _("A hard test does not hold: %(what)s"),
    Warn.TIED: _("%(what)s gives help itself, or is tied to who does."),
    Warn.PARTY_MISSING: _("Nobody counts on this party yet: %(what)s."),
    Warn.SILENCE: _("That nobody complains proves nothing. Ask residents, or hear the council."),
    Warn.DEMAND_OPEN: _("No evidence with a day: %(what)s"),
    Warn.DEMAND_OLD: _("The evidence is older than two years: %(what)s"),
    Warn.UNCLEAR: _("It is not clear: %(what)s"),
}

_MOVISIE = "Movisie 2016"
KNOWLEDGE: dict[Entry, list[tuple[Any, str]]] = {
    Entry.TEST_FELT: [
        (_("Only what the resident feels decides whether it was independent."), f"{_MOVISIE}, §4.1")
    ],
    Entry.TEST_NO_DECISIONS: [
        (_("Keep supporting and deciding apart, in the tasks."), f"{_MOVISIE}, §4.3.1")
    ],
    Entry.ANGLE_POSITIVE_SIGNALS: [
        (
            _("No news is no good news: few people complain about who helps them."),
            f"{_MOVISIE}, §3.2.1",
        )
    ],
    Entry.TASKS_SUPPORTER: [
        (_("Tasks weigh more than the place. Say both."), f"{_MOVISIE}, §3.2.3")
    ],
    Entry.STRUGGLE_PLACE: [
        (_("Others struggle with it, too. Write down the point and your choice."),
         f"{_MOVISIE}, §3.5.1")
    ],
}  # fmt: skip
