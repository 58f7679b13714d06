"""The words of `rules`, for screens."""

from django.utils.translation import gettext_lazy as _

from naast.supply.cooperation.rules import Function, MeetingKind, Point, ProposalState, Sign, Stage

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
    Point.CALLING_IN: _("How we call each other in"),
    Point.MEETINGS: _("When we meet"),
    Point.TRAINING: _("How we learn together"),
    Point.CASE_DISCUSSION: _("How we talk about questions of residents"),
    Point.SIGNALS: _("How we share signals"),
    Point.EVALUATION: _("How we look back"),
}

# A first text to change: our own words, so that nobody begins with an empty page.
POINT_TEMPLATES = {
    Point.CALLING_IN: _(
        "We call each other by phone, without a form. The resident knows of it and agrees."
    ),
    Point.MEETINGS: _("We meet each quarter. Minutes and actions stand in Naast."),
    Point.TRAINING: _("Professionals and volunteers learn together, at least once a year."),
    Point.CASE_DISCUSSION: _("We talk about questions without names."),
    Point.SIGNALS: _("What comes back often, we tell each other and the municipality."),
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
