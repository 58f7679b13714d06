"""What is kept about a resident, as she reads it: made from the registry, sorted by what it is.

Which tables there are, whose they are, on what ground and how long is known by the registry alone;
who can open them, by the row policies. Here stand words for each of their answers, and the order in
which a person reads them. An answer without words fails a test, and is shown as the registry has it
until then: better a strange word than a thing left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from naast.core.identity.rules import DECIDING, SUPPORTING, Role
from naast.core.policy.registry import Personal, registry
from naast.core.policy.walls import row_policies
from naast.support.people.rules import House

AS_THE_PERSON = "as the person"
FILE = "people.Person"

# What each table is, by what a resident calls it. The order is that of the page.
THINGS: dict[str, tuple[Promise, dict[str, Promise]]] = {
    "you": (
        _("Who you are"),
        {
            "people.Person": _("that you have a file, and since when"),
            "people.Details": _("your first name, phone, e-mail, and how we may reach you"),
            "people.Relation": _("who is around you"),
            "people.Representation": _("who speaks for you"),
            "people.Agreement": _("who asked for you, and that you agreed"),
            "people.Code": _("that you have a code; never the code itself"),
            "people.Link": _("that you linked two files"),
            "keeping.Hold": _("that your file is kept longer, and why"),
        },
    ),
    "asked": (
        _("What you ask, and who helps you"),
        {
            "matching.Question": _("what your question is about, and what we promised"),
            "matching.QuestionText": _("your own words"),
            "matching.Offer": _("whom you saw, and why"),
            "matching.Invitation": _("that a code was made for whom you asked"),
            "matching.PassOn": _("to whom your question went on, and why"),
            "matching.SuggestedLine": _("whom we thought of"),
            "matching.Placement": _("who stands beside you, and since when"),
            "people.Hat": _("who helps you, and who decides"),
            "people.Standing": _("who may open your file, and since when"),
        },
    ),
    "together": (
        _("What you do together"),
        {
            "casework.Case": _("when it began, what about, and how it ended"),
            "casework.CaseContent": _("what is behind your question"),
            "casework.Contact": _("what was written about your talks"),
            "casework.Goal": _("your goals and your own marks"),
            "casework.RungTried": _("what was tried"),
            "casework.RunningTerm": _("until when somebody has time"),
            "casework.Letter": _("letters made with you"),
            "casework.HandOver": _("who goes on with you"),
            "casework.Visit": _("what went along on a visit to you"),
            "casework.Alongside": _("who else helped with it, and why"),
            "casework.Consult": _("what a colleague was asked without your name"),
            "casework.ConsultOutcome": _("what colleagues thought of it, together"),
            "casework.SafetyConcern": _("a worry about safety"),
            "casework.SafetyEntry": _("what was done about that worry"),
        },
    ),
    "matter": (
        _("What the municipality does"),
        {
            "decisions.Matter": _("when you notified, and how it ended"),
            "decisions.MatterContent": _("what is behind your question"),
            "decisions.Notice": _("what you were told of free support"),
            "decisions.Talk": _("what was written about your talks"),
            "decisions.Report": _("the report of your talk"),
            "decisions.ReportReply": _("what you said of the report"),
            "decisions.RungLooked": _("where was looked first"),
            "decisions.Decision": _("what was decided, when and by whom"),
            "decisions.DecisionText": _("the decision itself, and why"),
            "decisions.Objection": _("that you objected, who looked again, and how it ended"),
            "decisions.ObjectionText": _("what was written about your objection"),
            "decisions.LetterDraft": _("a letter to you, before it is final"),
            "decisions.Letter": _("letters to you, as they went"),
            "decisions.Referral": _("whom was asked to help you"),
        },
    ),
    "written": (
        _("Messages, appointments and documents"),
        {
            "encounters.Thread": _("whether an answer waits"),
            "encounters.Message": _("your messages"),
            "encounters.Document": _("what your documents are called"),
            "encounters.Appointment": _("your appointments"),
            "encounters.OfferedTime": _("times that you offered"),
            "files.StoredFile": _("how large a document is"),
            "files.Part": _("the documents themselves"),
            "outbox.Message": _("when we sent you a mail, text or letter"),
        },
    ),
    "shared": (
        _("What you share"),
        {
            "keys.Consent": _("what you share, with whom and until when"),
            "keys.SharedPiece": _("the copy that you shared"),
            "keys.OutsidePiece": _("what you share with a code"),
            "keys.OwnPlan": _("your own plan"),
        },
    ),
    "said": (
        _("What you say of it"),
        {
            "experience.Answer": _("your opinion afterwards"),
            "experience.CallBack": _("that you want to be called"),
            "experience.Complaint": _("your complaint, and the answer"),
            "experience.LookQuestion": _("what you ask about a look"),
            "keys.Remark": _("what you say is not right, and the answer"),
        },
    ),
    "looked": (_("Who looked"), {"audit.Entry": _("who opened your file, when and why")}),
    "worry": (
        _("When somebody worries about you"),
        {
            "outreach.Worry": _("that somebody worries, and where you live"),
            "outreach.WorryText": _("what somebody said of you"),
            "outreach.Visit": _("when somebody came to your door"),
            "outreach.InSight": _("a visit without a name"),
            "outreach.Tally": _("counts, without anybody"),
            "decisions.Approach": _("that somebody worries, and where you live"),
            "decisions.ApproachText": _("what somebody said of you"),
            "decisions.ApproachVisit": _("when somebody came to your door"),
        },
    ),
}

GROUNDS: dict[str, Promise] = {
    "GDPR art. 17(3)(e), legal claims, and art. 18(1)(c), because she asks it": _(
        "a dispute or a court, or because you ask it"
    ),
    "consent of the resident, GDPR art. 6(1)(a) and 9(2)(a)": _("your yes"),
    "consent, GDPR art. 6(1)(a) and 9(2)(a)": _("your yes"),
    "consent of the resident, GDPR art. 6(1)(a)": _("your yes"),
    "consent of the resident": _("your yes"),
    "consent of the resident, who keeps it there herself": _("your yes"),
    "consent of the resident or who represents her, GDPR art. 6(1)(a), 7(1)": _(
        "your yes, or that of who speaks for you"
    ),
    "consent of the resident; once used in a decision, Wmo 2015 art. 5.1.1": _(
        "your yes; once used in a decision, the Wmo"
    ),
    "consent: she answers or does not": _("your yes: you answer or you do not"),
    "consent: she asks to be called": _("your yes: you ask to be called"),
    "as the question it follows from": _("the same as your question"),
    "as the file in which it was put": _("the same as your question"),
    "the same as of the file: she asked to be told": _("the same as your question"),
    "Wmo 2015 art. 5.1.1": _("the Wmo: the municipality has to"),
    "Wmo 2015 art. 2.3.2": _("the Wmo: the municipality has to"),
    "Wmo 2015 art. 5.1.1; GDPR art. 6(1)(e)": _("the Wmo: the municipality has to"),
    "the task of the municipality under the Wmo 2015; GDPR art. 6(1)(e)": _(
        "the Wmo: the municipality has to"
    ),
    "GDPR art. 7: being able to show the consent": _("we have to show that you said yes"),
    "GDPR art. 16: correcting, and a statement of her own; art. 12(3): the answer": _(
        "your right to have it corrected"
    ),
    "GDPR art. 15 and 12(3): she asks about the use of her data, and is answered": _(
        "your right to know who looked"
    ),
    "GDPR art. 5(2) and 32: being able to show who looked": _("we have to show who looked"),
    "Awb ch. 9 (municipality), WKKGZ or agreement (organisation): it is heard": _(
        "your right to complain"
    ),
    "GDPR art. 6(1)(f): somebody worries, and she is asked as soon as can be": _(
        "somebody worries; you are asked as soon as we can"
    ),
    "nobody can be found by it; only who goes there knows who it is": _(
        "nobody can be found by it"
    ),
    "counts; nobody is in them": _("nobody is in it"),
}

LENGTHS: dict[str, Promise] = {
    "a year at most, and gone with the file": _("a year at most, and gone with your file"),
    "as set by the organisation": _("as long as the organisation chose: it stands beside its name"),
    "fifteen years (Wmo 2015 art. 5.3.4)": _("fifteen years, by the Wmo"),
    "five years": _("five years"),
    "72 hours": _("three days"),
    "two years after the answer": _("two years after the answer"),
    "the number until she was called; the rest as the person": _(
        "your number until you were called; the rest as long as your file"
    ),
    "as the person; the counts made from it hold no person": _(
        "as long as your file; counts of it hold no name"
    ),
    "as the entry that it is about": _("as long as what it is about"),
    "until she erases it; at most as the person": _(
        "until you erase it; at most as long as your file"
    ),
    "until she erases her file; it opens until the end date or withdrawal": _(
        "until you erase your file; it opens until its last day, or until you stop it"
    ),
    "until the end date or withdrawal; once used, as the decision": _(
        "until the last day, or until you stop it; once used, as long as the decision"
    ),
    "until one is picked, or she offers others": _("until one is chosen, or you offer others"),
    "a day, or until the next suggestion": _("a day"),
    "the address until it is sent (14 days when that fails), the rest 180 days": _(
        "your address until it went, or 14 days when that fails; the rest 180 days"
    ),
    "14 days, or 90 from the day she was told or agreed; then gone, counts stay": _(
        "14 days, or 90 from the day you were told or agreed"
    ),
    "a year after the last visit": _("a year after the last visit"),
    "for good": _("always"),
    "half a year after the last visit, or until she says no; then gone": _(
        "half a year after the last visit, or until you say no"
    ),
}

SEEN_BY: dict[str, Promise] = {
    "resident": _("you"),
    Role.SUPPORTER: _("who stands beside you"),
    Role.SUPERVISOR: _("who stands behind your supporter"),
    Role.COORDINATOR: _("the coordinator of the organisation"),
    Role.ACCESS_OFFICER: _("who handles your question"),
    Role.ACCESS_LEAD: _("the team leader there"),
    Role.COMPLAINTS_OFFICER: _("the complaints officer"),
    Role.PRIVACY_OFFICER: _("the privacy officer"),
    "staff": _("each worker what she did herself"),
}

# What leaves a trace of a visitor who said nothing, by table.
OF_VISITORS: dict[str, Promise] = {
    "people.Guesses": _("Wrong codes are counted per network, for an hour at most."),
    "sessions.Session": _("A cookie keeps your file open, for eight hours at most."),
}


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One thing that is kept: what it is, who can open it, how long and on what ground."""

    name: Promise
    what: list[str]
    seen_by: list[str]
    lengths: list[str]
    grounds: list[str]


@dataclass(frozen=True, kw_only=True)
class KeptInHouse:
    """All that one house keeps, with what holds for the file as a whole."""

    house: House
    ground: str
    length: str
    things: list[Kept]


def of_house(*, text: str, house: House) -> str:
    """Return what a text of the registry says of one house.

    "support: a; municipality: b" is a or b; "a; municipality: b" too; without it, all of it.
    """
    ours, cut, theirs = text.partition("; municipality: ")
    if cut and house is House.MUNICIPALITY:
        return theirs
    return ours.removeprefix("support: ") if cut else text


def kept(*, house: House) -> KeptInHouse:
    """Return what one house keeps about a resident, in the order of the page."""
    here = {one.model: one for one in registry() if one.house in {house, "both"}}
    sorted_away = {model for _name, tables in THINGS.values() for model in tables}
    things = [
        _thing(name=name, tables=[one for one in tables if one in here], house=house, here=here)
        for name, tables in THINGS.values()
    ]
    others = [model for model in here if model not in sorted_away]
    if others:
        things.append(_thing(name=_("What else"), tables=others, house=house, here=here))
    return KeptInHouse(
        house=house,
        ground=_words(GROUNDS, of_house(text=here[FILE].ground, house=house)),
        length=_words(LENGTHS, of_house(text=here[FILE].retention, house=house)),
        things=[one for one in things if one.what],
    )


def of_visitors() -> list[str]:
    """Return what is kept of who looks around and leaves nothing."""
    known = {one.model for one in registry()}
    return [str(words) for model, words in OF_VISITORS.items() if model in known]


def people_who_see(*, one: Personal, house: House) -> list[str]:
    """Return by role who can open rows of a table in a house; roles for one act or job left out."""
    of_the_other = DECIDING if house is House.SUPPORT else SUPPORTING
    view = row_policies(one.model_class).policy().get("view", {})
    return [
        str(words) for role, words in SEEN_BY.items() if role in view and role not in of_the_other
    ]


def _thing(*, name: Promise, tables: list[str], house: House, here: Mapping[str, Personal]) -> Kept:
    of_file = _words(LENGTHS, of_house(text=here[FILE].retention, house=house))
    words = {model: text for _name, known in THINGS.values() for model, text in known.items()}
    rows = [here[model] for model in tables]
    return Kept(
        name=name,
        what=_once(str(words.get(one.model, one.export)) for one in rows),
        seen_by=[
            str(said)
            for said in SEEN_BY.values()
            if any(str(said) in people_who_see(one=one, house=house) for one in rows)
        ],
        lengths=_once(
            of_file
            if one.retention == AS_THE_PERSON
            else _words(LENGTHS, of_house(text=one.retention, house=house))
            for one in rows
        ),
        grounds=_once(_words(GROUNDS, of_house(text=one.ground, house=house)) for one in rows),
    )


def _words(known: Mapping[str, Promise], text: str) -> str:
    return capfirst(str(known.get(text, text)))


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
