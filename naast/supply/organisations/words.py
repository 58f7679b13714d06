"""The words of `rules`, for screens."""

from django.utils.translation import gettext_lazy as _

from naast.supply.organisations.rules import (
    Cause,
    Clause,
    DoubtAnswer,
    FormalPosition,
    Funding,
    Length,
    Norm,
    OrganisationKind,
    Party,
    Reaches,
    ReviewOutcome,
    ReviewReason,
    SteeringRole,
)

KIND_WORDS = {
    OrganisationKind.MEE: _("Regional MEE"),
    OrganisationKind.SOCIAL_WORK: _("Social work or local social service"),
    OrganisationKind.ZORGBELANG: _("Zorgbelang"),
    OrganisationKind.CLIENT_ORGANISATION: _("Client organisation"),
    OrganisationKind.SENIORS_UNION: _("Seniors' union"),
    OrganisationKind.SELF_DIRECTION_CENTRE: _("Self-direction centre"),
    OrganisationKind.MENTAL_HEALTH_POINT: _("Mental health support point"),
    OrganisationKind.WELFARE: _("Welfare organisation"),
    OrganisationKind.SOCIAL_TEAM: _("Social team"),
    OrganisationKind.MUNICIPAL_POOL: _("Pool of the municipality itself"),
}

FUNDING_WORDS = {
    Funding.SUBSIDY: _("Subsidy"),
    Funding.PER_HOUR: _("Payment per hour"),
    Funding.PER_CASE: _("Payment per case"),
    Funding.LUMP_SUM: _("Lump sum for the function"),
    Funding.OWN_POOL: _("Own pool"),
}

CLAUSE_WORDS = {
    Clause.TASK: _("The task"),
    Clause.OWN_ROOM: _("What the organisation fills in itself"),
    Clause.EXPERTISE: _("What its people know and can do"),
    Clause.METHOD: _("How they work"),
    Clause.COOPERATION: _("With whom they work together"),
    Clause.INTERPLAY: _("How volunteers and professionals complete each other"),
    Clause.ACCESS_TEAMS: _("How it goes with the access teams"),
    Clause.CONSULTATION: _("When we talk with each other"),
    Clause.MONITORING: _("Which figures there are"),
    Clause.RESEARCH: _("How clients are asked what it was like, and by whom"),
    Clause.ACCOUNTABILITY: _("How it is accounted for"),
    Clause.TRAINING: _("Training, and who pays for it"),
    Clause.INNOVATION: _("Room to try something new"),
    Clause.BEFORE_START: _("What is arranged before it starts"),
    Clause.CONDITIONS: _("Conditions"),
}

NORM_WORDS = {
    Norm.ANSWER: _("An answer to a message"),
    Norm.VISIT: _("On the doorstep"),
    Norm.COMPLAINT: _("An answer to a complaint"),
    Norm.QUIET: _("Who is helped hears something"),
}

POSITION_WORDS = {
    FormalPosition.IN_TEAM: _("In the access team"),
    FormalPosition.OUTSIDE: _("Outside the access team"),
    FormalPosition.BOTH: _("In and outside the access team"),
    FormalPosition.NONE: _("No formal support"),
}

STEERING_WORDS = {
    SteeringRole.LEAVES_TO_PROVIDERS: _("Leaves the elaboration to providers"),
    SteeringRole.SETS_CONDITIONS: _("Sets conditions"),
    SteeringRole.DEVELOPS_TOGETHER: _("Develops it together with others"),
}

LENGTH_WORDS = {
    Length.AS_NEEDED: _("As long as it is needed"),
    Length.AGREED: _("Agreed with each resident"),
    Length.LIMIT: _("There is a limit"),
}
REACHES_WORDS = {
    Reaches.INFORMATION: _("Information"),
    Reaches.ADVICE: _("Advice"),
    Reaches.ALONG: _("Coming along to a talk"),
    Reaches.PAPERS: _("Help with letters and forms"),
    Reaches.OBJECTION: _("Help with an objection"),
}

REVIEW_REASON_WORDS = {
    ReviewReason.SCORE_UNDER_FLOOR: _("Residents gave a score under the agreed floor"),
    ReviewReason.SIGNAL_OF_CLIENTS: _("A client body raised it"),
    ReviewReason.OWN_DOUBT: _("The organisation doubts it itself"),
    ReviewReason.CONFLICT_FOUND: _("A conflicting interest was found"),
}

REVIEW_OUTCOME_WORDS = {
    ReviewOutcome.NOTHING_FOUND: _("Nothing found"),
    ReviewOutcome.MEASURE_TAKEN: _("A measure was taken"),
    ReviewOutcome.AGREEMENT_ENDS: _("The agreement ends"),
}

PARTY_WORDS = {
    Party.ORGANISATION: _("The organisation"),
    Party.COUNCIL: _("The client council"),
}

CAUSE_WORDS = {
    Cause.OTHER_TASKS: _("Our people have other tasks beside support"),
    Cause.COMMISSION: _("The wording of the commission"),
    Cause.PLACE: _("The place where our people sit"),
    Cause.TIE: _("A tie to who delivers help"),
    Cause.ELSE: _("Something else"),
}

DOUBT_ANSWER_WORDS = {
    DoubtAnswer.COMMISSION_CHANGED: _("We change the commission"),
    DoubtAnswer.TASKS_SPLIT: _("We split the tasks"),
    DoubtAnswer.OUTSIDE_THE_TEAM: _("Support goes outside the access team"),
    DoubtAnswer.REVIEW: _("We open a review"),
    DoubtAnswer.NOTHING_CHANGES: _("Nothing changes"),
}
