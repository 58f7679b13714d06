"""Who steers, who reads along, who is heard. Read as: verb, role, reach.

Personal data ends before this context: a row here is of a municipality, an organisation or a
client council, and names who wrote it in her function. Nothing of a file is here (I-3).
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Reach, Table
from naast.learning.steering.models.report import CouncilReport
from naast.learning.steering.models.selftest import Seat, SelfTest
from naast.learning.steering.models.vision import Vision
from naast.learning.steering.rules.council import Voice
from naast.learning.steering.rules.selftest import Chair
from naast.learning.steering.rules.vision import Stage

PERSONAL: tuple[Personal, ...] = ()

# ---------------------------------------------------------------- the self-test from three chairs


def in_my_municipality(me: Any) -> Q:
    return Q(municipality_id__any=me.municipality_ids)


def where_i_sit(me: Any) -> Q:
    """Return the reach: self-tests in which my organisation has a seat."""
    mine = Seat.objects.filter(organisation_id__any=me.organisation_ids)
    return Q(id__any=ArraySubquery(mine.values("test_id")))


# Not walled: which years there are and who sits where is no secret of those who sit there.
SELF_TESTS: Table = {
    "view": {
        "policy_officer": in_my_municipality,
        "council_member": in_my_municipality,
        "coordinator": where_i_sit,
    },
    "open": {"policy_officer": in_my_municipality, "council_member": in_my_municipality},
}


def our_sheet_of(chair: Chair) -> Reach:
    """Return the reach: the sheet of this chair of my municipality."""
    return lambda me: Q(municipality_id__any=me.municipality_ids, chair=chair)


def our_organisation_sheet(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids)


def on_the_table(me: Any) -> Q:
    """Return the reach: handed in, and all are in or the agreed day is over."""
    shown = SelfTest.objects.filter(shown_from__lte=me.now)
    return Q(handed_in=True, test_id__any=ArraySubquery(shown.values("id")))


def or_on_our_table(own: Reach) -> Reach:
    return lambda me: own(me) | in_my_municipality(me) & on_the_table(me)


def or_on_the_table_where_i_sit(me: Any) -> Q:
    """Return the reach: our own sheet, and those of municipality and council; no other's."""
    mine = Seat.objects.filter(organisation_id__any=me.organisation_ids)
    here = Q(organisation__isnull=True, test_id__any=ArraySubquery(mine.values("test_id")))
    return our_organisation_sheet(me) | here & on_the_table(me)


def of_this_test(me: Any) -> Q:
    return Q(test_id__any=me.row_ids) & on_the_table(me)


# Nobody reads another's before it lies on the table. `laying` is the step in which the scores are
# laid side by side: an organisation reads how many of the others say what, and never who.
SHEETS: Table = {
    "view": {
        "policy_officer": or_on_our_table(our_sheet_of(Chair.MUNICIPALITY)),
        "council_member": or_on_our_table(our_sheet_of(Chair.COUNCIL)),
        "coordinator": or_on_the_table_where_i_sit,
        "laying": of_this_test,
    },
    "fill": {
        "policy_officer": our_sheet_of(Chair.MUNICIPALITY),
        "council_member": our_sheet_of(Chair.COUNCIL),
        "coordinator": our_organisation_sheet,
    },
}


def told_to_my_organisation(me: Any) -> Q:
    return Q(organisation_ids__overlap=me.organisation_ids)


_AT_THE_TABLE: dict[str, Reach] = {
    "policy_officer": in_my_municipality,
    "council_member": in_my_municipality,
    "coordinator": told_to_my_organisation,
}

# Not walled: an action names a party and a function, nobody.
ACTIONS: Table = {"view": _AT_THE_TABLE, "propose": _AT_THE_TABLE, "agree": _AT_THE_TABLE}

PERSONAL += (
    Personal(
        model="steering.Sheet",
        subject="user",
        house="none",
        controller="the municipality, organisation or council of which the sheet is",
        ground="task in the public interest: quality of support is judged (Wmo 2015 art. 2.1.3)",
        retention="seven years",
        export="which sheets she wrote last; never about a resident",
    ),
)

# ---------------------------------------------------------------- the client council's place


def by_me_in_my_municipality(me: Any) -> Q:
    return in_my_municipality(me) & Q(user_id=me.user_id)


def said_of_our_own_accord(me: Any) -> Q:
    return by_me_in_my_municipality(me) & ~Q(voice=Voice.ADVICE_ASKED)


def asked_of_the_council(me: Any) -> Q:
    return in_my_municipality(me) & Q(voice=Voice.ADVICE_ASKED)


def asked_by_me(me: Any) -> Q:
    return by_me_in_my_municipality(me) & Q(voice=Voice.ADVICE_ASKED)


def for_all_to_read(me: Any) -> Q:
    """Return the reach: what was not answered in time, and opinions."""
    return in_my_municipality(me) & Q(public_from__lte=me.now)


# `publishing` is the step in which anybody reads what has become public.
COUNCIL_WORDS: Table = {
    "view": {
        "policy_officer": in_my_municipality,
        "council_member": in_my_municipality,
        "publishing": for_all_to_read,
    },
    "say": {"council_member": said_of_our_own_accord},
    "ask": {"policy_officer": asked_by_me},
    "advise": {"council_member": asked_of_the_council},
    "answer": {"policy_officer": in_my_municipality},
}

# Not walled: which councils there are is public.
CLIENT_BODIES: Table = {
    "view": {"policy_officer": in_my_municipality, "council_member": in_my_municipality},
    "keep": {"policy_officer": in_my_municipality, "council_member": in_my_municipality},
}

PERSONAL += (
    Personal(
        model="steering.CouncilWord",
        subject="user",
        house="none",
        controller="the municipality to which the council speaks",
        ground="legal duty: residents take part in making policy (Wmo 2015 art. 2.1.3 lid 3)",
        retention="seven years",
        export="day, about what, what was said and answered; never about a resident",
    ),
)

# ---------------------------------------------------------------- what a municipality wants


def told_here(me: Any) -> Q:
    """Return the reach: what my municipality told; a draft is read by who writes it alone."""
    return in_my_municipality(me) & Q(told_on__isnull=False)


def told_to_us(me: Any) -> Q:
    return told_to_my_organisation(me) & Q(told_on__isnull=False)


AIMS: Table = {
    "view": {
        "policy_officer": in_my_municipality,
        "council_member": told_here,
        "coordinator": told_to_us,
    },
    "write": {"policy_officer": in_my_municipality},
}

# Not walled: a motion is public.
MOTIONS: Table = {
    "view": {"policy_officer": in_my_municipality, "council_member": in_my_municipality},
    "write": {"policy_officer": in_my_municipality},
}

PERSONAL += (
    Personal(
        model="steering.Aim",
        subject="user",
        house="none",
        controller="the municipality",
        ground="task in the public interest: the policy plan (Wmo 2015 art. 2.1.2)",
        retention="seven years",
        export="which ambitions and bottlenecks she wrote last",
    ),
)


# Not walled: sums and prices of a municipality are of nobody; its client council reads the same.
WORTH: Table = {
    "view": {"policy_officer": in_my_municipality, "council_member": in_my_municipality},
    "write": {"policy_officer": in_my_municipality},
}


# ------------------------------------------- what a municipality says of its arrangement and file


def opened_to_my_council(me: Any) -> Q:
    """Return the reach: what my municipality opened; a draft is its own."""
    return Q(municipality_id__any=me.municipality_ids, open_on__isnull=False)


def opened_to_my_organisation(me: Any) -> Q:
    return Q(organisation_ids__overlap=me.organisation_ids, open_on__isnull=False)


def said_by_me(me: Any) -> Q:
    return Q(municipality_id__any=me.municipality_ids, user_id=me.user_id)


ANSWERS: Table = {
    "view": {
        "policy_officer": in_my_municipality,
        "council_member": opened_to_my_council,
        "coordinator": opened_to_my_organisation,
    },
    "say": {"policy_officer": said_by_me},
}

# ---------------------------------------------------------- vision, and what who writes along says


def put_to_my_council(me: Any) -> Q:
    """Return the reach: what was decided, and what my council writes along; never a draft."""
    return Q(municipality_id__any=me.municipality_ids, stage=Stage.DECIDED) | Q(
        municipality_id__any=me.municipality_ids, stage=Stage.SHARED, with_council=True
    )


def put_to_my_organisation(me: Any) -> Q:
    return Q(organisation_ids__overlap=me.organisation_ids, stage__in=[Stage.SHARED, Stage.DECIDED])


VISIONS: Table = {
    "view": {
        "policy_officer": in_my_municipality,
        "council_member": put_to_my_council,
        "coordinator": put_to_my_organisation,
    },
    "write": {"policy_officer": in_my_municipality},
}


def of_my_organisation(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids)


def of_my_council(me: Any) -> Q:
    return Q(municipality_id__any=me.municipality_ids, organisation__isnull=True)


def by_me_while_put_to_us(seen: Reach, ours: Reach) -> Reach:
    """Return the reach: what I say for us about a version that is put to us now."""

    def reach(me: Any) -> Q:
        running = Vision.objects.filter(seen(me), stage=Stage.SHARED)
        return ours(me) & Q(vision_id__any=ArraySubquery(running.values("id")), user_id=me.user_id)

    return reach


# One party does not read what another says: the municipality weighs them.
REMARKS: Table = {
    "view": {
        "policy_officer": in_my_municipality,
        "council_member": of_my_council,
        "coordinator": of_my_organisation,
    },
    "say": {
        "council_member": by_me_while_put_to_us(put_to_my_council, of_my_council),
        "coordinator": by_me_while_put_to_us(put_to_my_organisation, of_my_organisation),
    },
    "answer": {"policy_officer": in_my_municipality},
}

_STEERS = "task in the public interest: the municipality sees to support (Wmo 2015 art. 2.2.4)"

PERSONAL += (
    Personal(
        model="steering.Answer",
        subject="user",
        house="none",
        controller="the municipality",
        ground=_STEERS,
        retention="as long as the municipality, for whoever steers after her",
        export="subject, answer, day",
    ),
    Personal(
        model="steering.Vision",
        subject="user",
        house="none",
        controller="the municipality",
        ground=_STEERS,
        retention="as long as the municipality, for whoever steers after her",
        export="title, words, day",
    ),
    Personal(
        model="steering.Remark",
        subject="user",
        house="none",
        controller="the municipality",
        ground=_STEERS,
        retention="as the vision",
        export="what she said for her organisation or council, and when",
    ),
)

# ------------------------------------ the report for the municipal council, and the council's own


def put_before_my_council(me: Any) -> Q:
    """Return the reach: reports that my council was asked about; a draft is read by its writers."""
    return in_my_municipality(me) & Q(asked_on__isnull=False)


REPORTS: Table = {
    "view": {"policy_officer": in_my_municipality, "council_member": put_before_my_council},
    "write": {"policy_officer": in_my_municipality},
}


def given_here(me: Any) -> Q:
    """Return the reach: what the council gave; what it still writes is its own."""
    return in_my_municipality(me) & Q(given_on__isnull=False)


def of_a_report_before_us(me: Any) -> Q:
    """Return the reach: our opinion of a report that is before us, and did not go yet."""
    open_ones = CouncilReport.objects.filter(put_before_my_council(me), sent_on__isnull=True)
    return in_my_municipality(me) & Q(report_id__any=ArraySubquery(open_ones.values("id")))


# No verb of the municipality: it reads an opinion, and changes no letter of it.
OPINIONS: Table = {
    "view": {"policy_officer": given_here, "council_member": in_my_municipality},
    "say": {"council_member": of_a_report_before_us},
}


# Not walled: a principle names nobody, and one that holds is read by everybody.
PRINCIPLES: Table = {
    "view": {"policy_officer": in_my_municipality, "council_member": in_my_municipality},
    "agree": {"policy_officer": in_my_municipality, "council_member": in_my_municipality},
}

# `publishing` is the step in which anybody reads it. Nobody changes what was sent.
SENT_REPORTS: Table = {
    "view": {
        "policy_officer": in_my_municipality,
        "council_member": in_my_municipality,
        "publishing": in_my_municipality,
    },
    "send": {"policy_officer": by_me_in_my_municipality},
}

_TELLS = "task in the public interest: the municipal council judges (Wmo 2015 art. 2.1.1, 2.5.1)"

PERSONAL += (
    Personal(
        model="steering.CouncilReport",
        subject="user",
        house="none",
        controller="the municipality",
        ground=_TELLS,
        retention="as long as the municipality: what a council was told stays to be read",
        export="which reports she wrote; never about a resident",
    ),
    Personal(
        model="steering.CouncilOpinion",
        subject="user",
        house="none",
        controller="the client council",
        ground="legal duty: residents take part in making policy (Wmo 2015 art. 2.1.3 lid 3)",
        retention="as the report",
        export="day, and what she wrote for the council; never about a resident",
    ),
    Personal(
        model="steering.SentReport",
        subject="user",
        house="none",
        controller="the municipality",
        ground=_TELLS,
        retention="as long as the municipality: what a council was told stays to be read",
        export="which reports she sent, and when",
    ),
)
