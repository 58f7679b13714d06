"""The words of `rules`, for screens."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from naast.supply.cooperation.rules import (
    ExampleKind,
    Fact,
    Function,
    Gap,
    MeetingKind,
    NoteKind,
    PlaceKind,
    Point,
    ProposalState,
    Reached,
    Sign,
    Stage,
)

STATE_WORDS = {
    ProposalState.DRAFT: _("Being written"),
    ProposalState.SENT: _("With the organisation"),
    ProposalState.RETURNED: _("The organisation asks for a change"),
    ProposalState.AGREED: _("Agreed"),
    ProposalState.WITHDRAWN: _("Not sent, and withdrawn"),
}

STAGE_WORDS = {
    Stage.MEETING: _("Getting to know each other"),
    Stage.AGREEING: _("Making agreements"),
    Stage.WORKING: _("Working together"),
    Stage.LEARNING: _("Learning together"),
}

POINT_WORDS = {
    Point.SUPPLEMENT: _("How we complete each other"),
    Point.CALLING_IN: _("How we call each other in"),
    Point.ACCESS_TEAMS: _("How it goes with the access teams"),
    Point.MEETINGS: _("When we meet"),
    Point.TRAINING: _("How we learn together"),
    Point.CASE_DISCUSSION: _("How we talk about questions of residents"),
    Point.SIGNALS: _("How we share signals"),
    Point.BEFORE_START: _("What we arrange before something new starts"),
    Point.EVALUATION: _("How we look back"),
}

# A first text to change: our own words, so that nobody begins with an empty page.
POINT_TEMPLATES = {
    Point.SUPPLEMENT: _(
        "Volunteers come beside professionals, never in their place. Who sees that we compete, "
        "tells the others and the municipality."
    ),
    Point.CALLING_IN: _(
        "We call each other by phone, without a form. The resident knows of it and agrees."
    ),
    Point.ACCESS_TEAMS: _(
        "We know the people of the access teams. They tell each resident of us, and decide alone."
    ),
    Point.MEETINGS: _("We meet each quarter. Minutes and actions stand in Naast."),
    Point.TRAINING: _("Professionals and volunteers learn together, at least once a year."),
    Point.CASE_DISCUSSION: _("We talk about questions without names."),
    Point.SIGNALS: _("What comes back often, we tell each other and the municipality."),
    Point.BEFORE_START: _("Before something new starts we meet, and agree how it goes."),
    Point.EVALUATION: _("Each year we look back together, with the client council."),
}

FUNCTION_WORDS = {
    Function.LEADS: _("Who leads it"),
    Function.QUESTIONS: _("Questions of residents"),
    Function.POLICY: _("Policy"),
    Function.ADMINISTRATION: _("Board or alderman"),
    Function.ACCESS: _("Access to the municipality's help"),
    Function.VOLUNTEERS: _("Volunteers"),
    Function.TRAINING: _("Learning together"),
    Function.SIGNALS: _("Signals"),
    Function.FINANCE: _("Payment and accounts"),
    Function.COMPLAINTS: _("Complaints"),
    Function.PRIVACY: _("Privacy"),
    Function.COUNCIL: _("Client council"),
}

# Said at a field in which something looks as if it is about a resident.
SIGN_WORDS = {
    Sign.BSN: _("This looks like a BSN. It may never stand here."),
    Sign.PHONE: _("This looks like a phone number. Of a resident it may not stand here."),
    Sign.NAME: _("This looks like a name. Of a resident it may not stand here."),
}

EXAMPLE_WORDS = {
    ExampleKind.SUBSIDY: _("Agreement with a subsidy"),
    ExampleKind.PURCHASE: _("Agreement by the hour or the case"),
    ExampleKind.FUNCTION: _("Agreement for a function"),
    ExampleKind.OWN_POOL: _("Agreement with an own pool"),
    ExampleKind.COVENANT: _("Covenant of professionals and volunteers"),
    ExampleKind.EXPERIENCE: _("Covenant with who lived through it"),
    ExampleKind.ACCESS: _("Covenant with the access teams"),
}

FACT_WORDS = {
    Fact.MUNICIPALITY: _("the municipality"),
    Fact.ORGANISATION: _("the organisation"),
    Fact.PARTIES: _("all who take part"),
    Fact.FROM: _("the first day"),
    Fact.UNTIL: _("the day on which it ends"),
    Fact.REVIEW: _("the day on which you look at it again"),
    Fact.RHYTHM: _("how often you see each other"),
    Fact.FIRST_CONTACT: _("how soon there is a first contact"),
    Fact.FUNDING: _("how it is paid"),
    Fact.ACTIVITIES: _("which work counts as support"),
}

NOTE_WORDS = {
    NoteKind.POLICY: _("Policy note"),
    NoteKind.DECISION: _("Decision"),
    NoteKind.AGREEMENT: _("What was agreed"),
    NoteKind.RESULT: _("Result"),
}

PLACE_WORDS = {
    PlaceKind.SCHOOL: _("School"),
    PlaceKind.DOCTOR: _("Doctor, health centre"),
    PlaceKind.PHARMACY: _("Pharmacy"),
    PlaceKind.FOOD_BANK: _("Food bank, clothing bank"),
    PlaceKind.COMMUNITY_CENTRE: _("Community centre"),
    PlaceKind.LIBRARY: _("Library"),
    PlaceKind.CLUB: _("Club, sports"),
    PlaceKind.CHURCH_OR_MOSQUE: _("Church, mosque, temple"),
    PlaceKind.SHOP: _("Shop, hairdresser, market"),
    PlaceKind.SHELTER: _("Shelter"),
    PlaceKind.WORK: _("Work, volunteers' work"),
    PlaceKind.OUTSIDE: _("Street, square, park"),
    PlaceKind.OTHER: _("Another place"),
}

REACHED_WORDS = {
    Reached.NOWHERE: _("nowhere yet"),
    Reached.PLANNED: _("planned"),
    Reached.SOMEWHERE: _("yes"),
}

# What is still open, as one reads it beside an agreement or covenant.
GAP_WORDS = {
    Gap.TASK: _("What the task is"),
    Gap.OWN_ROOM: _("What the organisation fills in itself"),
    Gap.INTERPLAY: _("How volunteers and professionals complete each other"),
    Gap.ACCESS_TEAMS: _("How it goes with the access teams"),
    Gap.ACCOUNTABILITY: _("How it is accounted for"),
    Gap.RESEARCH: _("How clients are asked what it was like, and by whom"),
    Gap.BEFORE_START: _("What is arranged before it starts"),
    Gap.REVIEW: _("When you look at it again"),
    Gap.RHYTHM: _("How often you see each other"),
    Gap.SUPPLEMENT: _("How you complete each other"),
    Gap.CALLING_IN: _("How you call each other in"),
    Gap.EVALUATION: _("When you look back"),
    Gap.NOT_JOINED: _("Not everybody joined"),
    Gap.WHO_DOES_WHAT: _("Who does what"),
    Gap.CONTACT: _("Whom you call there"),
    Gap.FLOOR: _("How many residents say: stood beside me"),
}

PARTY_OF = {
    "municipality": _("Municipality %(name)s"),
    "council": _("Client council"),
}

# What a day that comes near asks of who works together.
NEAR_WORDS = {
    "review": _("Look at the agreement again together"),
    "ends": _("This ends"),
    "evaluate": _("Look back together"),
    "talk": _("Come back to what you spoke about"),
    "meeting": _("You meet"),
    "action": _("You would do this"),
    "speak": _("You agreed to speak with each other, and did not"),
    "meet": _("You agreed to meet, and did not"),
    "ended": _("This ended, and nothing came after it"),
    "answer": _("The organisation did not answer yet"),
}

MEETING_WORDS = {
    MeetingKind.CONSULTATION: _("Consultation"),
    MeetingKind.NETWORK: _("Network meeting"),
    MeetingKind.TRIALOGUE: _("Three-way talk"),
    MeetingKind.EXPERIENCES: _("About experiences and what gets stuck"),
    MeetingKind.CASE_DISCUSSION: _("About questions, without names"),
    MeetingKind.LEARNING: _("Learning together"),
    MeetingKind.BEFORE_A_START: _("Before something new starts"),
    MeetingKind.EVALUATION: _("Looking back together"),
}


def every(months: int | None) -> str:
    """Write how often one sees each other, in words."""
    if months is None:
        return gettext("No rhythm was agreed")
    return ngettext("every month", "every %(n)s months", months) % {"n": months}
