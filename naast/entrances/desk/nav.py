"""The menu of the desk: which pages for which role.

An app that makes a page for a role adds a line here with the name of its address. A name that is
not mounted is left out, so a line may come before its page. Who holds two roles sees both, and each
page once.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from naast.core.identity.rules import Role
from naast.core.policy.rules import Actor

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A page in the menu: its word, the name of its address, and what one does there."""

    label: "StrOrPromise"
    url_name: str
    purpose: "StrOrPromise" = ""


EVERYBODY = (
    Entry(label=_("Start"), url_name="desk:home"),
    Entry(
        label=_("What I looked at"),
        url_name="desk:looked",
        purpose=_("Residents see the same about their own file."),
    ),
)

MY_CARD = Entry(
    label=_("My card"),
    url_name="supporters:my_card",
    purpose=_("You decide what people read about you."),
)

PEOPLE = Entry(
    label=_("Your people"),
    url_name="supporters:people",
    purpose=_("Who may get new questions, and what has to be renewed."),
)

MY_DETAILS = Entry(
    label=_("My details"),
    url_name="supporters:details",
    purpose=_("When you are there, for what, and with how many people."),
)

THINK_ALONG = Entry(
    label=_("Think along"),
    url_name="casework:consults",
    purpose=_("What colleagues ask you, without saying whom it is about."),
)

OUR_WAY = Entry(
    label=_("How we work"),
    url_name="casework:our_way",
    purpose=_("Visits without a connection, and letters in your own words."),
)

LEARNING = Entry(
    label=_("Learning"),
    url_name="training:catalogue",
    purpose=_("What there is to learn, and when people meet."),
)

FIGURES = Entry(
    label=_("Figures"),
    url_name="insight:desk",
    purpose=_("What came of the questions, by quarter. Everybody sees the same."),
)

TO_CALL = Entry(
    label=_("To call"),
    url_name="experience:call_backs",
    purpose=_("Residents who doubt about the help, and want to be called."),
)

COMPLAINTS = Entry(
    label=_("Complaints"),
    url_name="experience:complaints",
    purpose=_("Of your own house. Nobody else reads them."),
)

WHY = Entry(
    label=_("Why looked"),
    url_name="desk:why_list",
    purpose=_("Residents who ask why somebody looked in their file."),
)

HELD_BACK = Entry(
    label=_("Held back"),
    url_name="casework:held_back",
    purpose=_("What a resident may not read yet: by whom, until when."),
)

CLOSED = Entry(
    label=_("Closed cases"),
    url_name="casework:closed",
    purpose=_("How they ended, and how long the file is kept."),
)

KEEPING = Entry(
    label=_("How long kept"),
    url_name="keeping:overview",
    purpose=_("How long files are kept after the help, and on which ground."),
)

NEW_CODE = Entry(
    label=_("New code"),
    url_name="people:new_code",
    purpose=_("For who lost the code of her file."),
)

INDEPENDENCE = Entry(
    label=_("Independence"),
    url_name="organisations:reviews",
    purpose=_("Where residents doubt whether support stands beside them, and what is done."),
)

AGREEMENTS = Entry(
    label=_("Agreements"),
    url_name="cooperation:agreements",
    purpose=_("What municipality and organisations agreed, and who does what for whom."),
)

HOURS = Entry(
    label=_("Phone and hours"),
    url_name="organisations:hours",
    purpose=_("How people reach you, when somebody is there, and when not."),
)

UNANSWERED = Entry(
    label=_("Messages"),
    url_name="desk:unanswered",
    purpose=_("Who wrote and waits for an answer, and with whom."),
)

SERVICES = Entry(
    label=_("What there is"),
    url_name="services:kept",
    purpose=_("Clubs, volunteers, provisions and rights: look whether it is still so."),
)

WEIGHTS = Entry(
    label=_("How people are matched"),
    url_name="matching:weights",
    purpose=_("How much counts what. Each change is public before it counts."),
)

INFORMAL = Entry(
    label=_("Informal support"),
    url_name="desk:informal",
    purpose=_("Who is there, what quality rests on, and what is not arranged yet."),
)

SHOWN = Entry(
    label=_("How often each is shown"),
    url_name="matching:shown",
    purpose=_("By name, beside an equal share: does the match show everybody fairly?"),
)

TERMS = Entry(
    label=_("Terms of the law"),
    url_name="desk:terms",
    purpose=_("How long the law gives, where it stands, and who looked that up."),
)

MANDATES = Entry(
    label=_("Mandates"),
    url_name="decisions:mandates",
    purpose=_("Who may decide on what, by which decision of the college."),
)

FRAMEWORK = Entry(
    label=_("Framework and articles"),
    url_name="decisions:framework",
    purpose=_("On what a decision rests, with where each article was read."),
)

BREAKTHROUGHS = Entry(
    label=_("Breakthroughs"),
    url_name="decisions:breakthroughs",
    purpose=_("Which rules were left aside, and what for; without persons."),
)

WORRIES = Entry(
    label=_("Worries"),
    url_name="outreach:worries",
    purpose=_("Who goes to see somebody who did not ask, and until when a name is there."),
)

NEW_WORRY = Entry(
    label=_("A worry"),
    url_name="desk:new_worry",
    purpose=_("Somebody is worried about another: put it through."),
)

FAIRNESS = Entry(
    label=_("Alike for all"),
    url_name="insight:fairness",
    purpose=_("Whether everybody has a choice and is helped in time, by group."),
)

ON_PAPER = Entry(
    label=_("On paper"),
    url_name="desk:paper",
    purpose=_("Leaflets of each zone and point, and forms to fill in by hand."),
)

COVERED = Entry(
    label=_("What is covered"),
    url_name="desk:supply",
    purpose=_("Which parts of life, languages and themes have people, by zone."),
)

TEAM = Entry(
    label=_("Your team"),
    url_name="desk:team",
    purpose=_("Which questions wait for your team, who has room, and who is away."),
)

ZONES = Entry(
    label=_("Zones"),
    url_name="desk:zones",
    purpose=_("Who works in which zone, and whether somebody is there within a week."),
)

MODEL = Entry(
    label=_("Meitinkers"),
    url_name="desk:model",
    purpose=_("What working with meitinkers rests on, what it brings, and the other side."),
)

INVENTORY = Entry(
    label=_("Inventory"),
    url_name="inventory:rounds",
    purpose=_("How municipalities arranged support, and what stands in their way."),
)

SELF_TEST = Entry(
    label=_("Self-test"),
    url_name="steering:selftests",
    purpose=_("How three chairs see it, where they differ, and what they agree."),
)

AMBITIONS = Entry(
    label=_("Ambitions"),
    url_name="steering:ambitions",
    purpose=_("What is wanted, what is done for it, and whether it helped."),
)

COUNCIL = Entry(
    label=_("Client council"),
    url_name="steering:council",
    purpose=_("What the client council asks and advises, and what it hears back."),
)

STEERING = Entry(
    label=_("Steering"),
    url_name="steering:overview",
    purpose=_("How support stands here, what is missing, and what to do next."),
)

SIGNALS = Entry(
    label=_("Signals"),
    url_name="concerns:signals",
    purpose=_("What keeps coming back, and what the municipality does with it."),
)

ENTRIES: dict[Role, tuple[Entry, ...]] = {
    Role.SUPPORTER: (
        Entry(
            label=_("Today"),
            url_name="desk:today",
            purpose=_("New questions, what you promised, and your appointments."),
        ),
        Entry(
            label=_("My people"),
            url_name="casework:cases",
            purpose=_("Whom you stand beside now."),
        ),
        THINK_ALONG,
        CLOSED,
        MY_DETAILS,
        MY_CARD,
        SIGNALS,
        LEARNING,
    ),
    Role.SUPERVISOR: (
        Entry(
            label=_("Behind whom I stand"),
            url_name="supporters:behind",
            purpose=_("They can ask you how to go on."),
        ),
        THINK_ALONG,
        Entry(
            label=_("In which cases"),
            url_name="casework:behind",
            purpose=_("Where you are asked to read along, and where you do."),
        ),
    ),
    Role.COORDINATOR: (
        Entry(
            label=_("Queue"),
            url_name="desk:queue",
            purpose=_("Which questions wait, for how long, and who has room."),
        ),
        WORRIES,
        PEOPLE,
        LEARNING,
        COVERED,
        FAIRNESS,
        SHOWN,
        INFORMAL,
        TO_CALL,
        WHY,
        CLOSED,
        NEW_CODE,
        INDEPENDENCE,
        SIGNALS,
        STEERING,
        AGREEMENTS,
        HOURS,
        SERVICES,
        AMBITIONS,
        SELF_TEST,
        INVENTORY,
        OUR_WAY,
        ON_PAPER,
    ),
    Role.RECEPTIONIST: (
        Entry(
            label=_("Reception"),
            url_name="desk:reception",
            purpose=_("Somebody calls or walks in: put the question through in a minute."),
        ),
        NEW_WORRY,
        NEW_CODE,
        SIGNALS,
        ON_PAPER,
    ),
    Role.ACCESS_OFFICER: (
        Entry(
            label=_("My matters"),
            url_name="decisions:matters",
            purpose=_("Questions put to you, and what the law still asks."),
        ),
        Entry(
            label=_("Going to people"),
            url_name="decisions:approaches",
            purpose=_("To whom you go of your own accord."),
        ),
        MY_DETAILS,
        MY_CARD,
        SIGNALS,
        TERMS,
        MANDATES,
        FRAMEWORK,
        LEARNING,
    ),
    Role.ACCESS_LEAD: (
        TEAM,
        PEOPLE,
        LEARNING,
        ZONES,
        MODEL,
        TO_CALL,
        WHY,
        UNANSWERED,
        SIGNALS,
        TERMS,
        MANDATES,
        FRAMEWORK,
        BREAKTHROUGHS,
    ),
    Role.OBJECTION_OFFICER: (
        Entry(
            label=_("Objections"),
            url_name="decisions:objections",
            purpose=_("What residents disagree with, never a decision of your own."),
        ),
        TERMS,
        MANDATES,
        FRAMEWORK,
    ),
    Role.POLICY_OFFICER: (
        FIGURES,
        STEERING,
        FAIRNESS,
        COVERED,
        ZONES,
        MODEL,
        INDEPENDENCE,
        SIGNALS,
        AGREEMENTS,
        HOURS,
        SERVICES,
        COUNCIL,
        AMBITIONS,
        SELF_TEST,
        INVENTORY,
        WEIGHTS,
        TERMS,
        MANDATES,
        FRAMEWORK,
        BREAKTHROUGHS,
    ),
    Role.COUNCIL_MEMBER: (
        FIGURES,
        STEERING,
        FAIRNESS,
        COVERED,
        ZONES,
        MODEL,
        INDEPENDENCE,
        SIGNALS,
        AGREEMENTS,
        COUNCIL,
        AMBITIONS,
        SELF_TEST,
        INVENTORY,
        WEIGHTS,
        TERMS,
    ),
    Role.RESEARCHER: (INVENTORY,),
    Role.NETWORK_MEMBER: (INVENTORY,),
    Role.COMPLAINTS_OFFICER: (COMPLAINTS, TO_CALL),
    Role.PRIVACY_OFFICER: (WHY, HELD_BACK, KEEPING),
    Role.ADMINISTRATOR: (
        Entry(
            label=_("Roles"),
            url_name="desk:roles",
            purpose=_("Let colleagues in, give them a role, and end it."),
        ),
    ),
}


def pages(*, actor: Actor, path: str) -> list[dict[str, Any]]:
    """Return the pages of `actor`: start first, then by role, then what everybody has.

    Shape: label, url, purpose, and whether it is the page at `path`.
    """
    start, *rest = EVERYBODY
    own = [entry for role in Role if role in actor.scopes for entry in ENTRIES[role]]
    found: dict[str, dict[str, Any]] = {}
    for entry in (start, *own, *rest):
        try:
            url = reverse(entry.url_name)
        except NoReverseMatch:
            continue
        found.setdefault(
            url,
            {
                "label": entry.label,
                "url": url,
                "purpose": entry.purpose,
                "current": url == path,
            },
        )
    return list(found.values())
