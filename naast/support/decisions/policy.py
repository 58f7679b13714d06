"""Who may do what with which matters. Read as: verb, role, reach.

Nobody of the support house has a line here, and nobody of the municipality has one in casework.
The officer sees the headers of her matters for good, and contents while she stands in them; a team
leader sees that work goes on and what was decided, not why. Who judges objections comes with them.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Reach, Table
from naast.support.decisions.models import Approach, Matter, Objection
from naast.support.decisions.rules import MatterStatus
from naast.support.decisions.rules.reports import AnsweredHow
from naast.support.people.policy import about_me, beside, judging
from naast.support.people.rules import House


def own(me: Any) -> Q:
    return Q(user_id=me.user_id)


def in_own_municipality(me: Any) -> Q:
    return Q(municipality_id__any=me.municipality_ids)


_near = beside(house=House.MUNICIPALITY, column="person_id")


def own_and_near(me: Any) -> Q:
    return own(me) & _near(me)


def in_my_open_matter(me: Any) -> Q:
    mine = Matter.objects.filter(own(me), status=MatterStatus.OPEN)
    return own_and_near(me) & Q(matter_id__any=ArraySubquery(mine.values("id")))


def this_row(me: Any) -> Q:
    return Q(id__any=me.row_ids)


_judging = judging(column="person_id")


def to_judge(me: Any) -> Q:
    """Objections here that nobody took: never to a decision of my own (I-1)."""
    mine = Q(decided_by_id=me.user_id)
    return Q(municipality_id__any=me.municipality_ids, user_id__isnull=True) & ~mine


def seen_by_judge(me: Any) -> Q:
    return to_judge(me) | own(me)


def by_herself(me: Any) -> Q:
    return about_me(me) & Q(user_id__isnull=True)


def as_judge(me: Any) -> Q:
    return own(me) & _judging(me)


def of_judged(column: str, key: str) -> Reach:
    """Return the reach: what hangs on a decision of which I judge the objection now."""

    def reach(me: Any) -> Q:
        mine = Objection.objects.filter(own(me))
        return _judging(me) & Q(**{f"{column}__any": ArraySubquery(mine.values(key))})

    return reach


def with_this_number(me: Any) -> Q:
    return Q(number=me.fingerprint, municipality_id__any=me.municipality_ids)


OBJECTIONS: Table = {  # to which decision, when, who judges, how it ended
    "view": {"objection_officer": seen_by_judge, "resident": about_me},
    "object": {"resident": by_herself},
    "register": {"objection_officer": to_judge},
    "take": {"objection_officer": to_judge},
    "judge": {"objection_officer": own},
    "answer": {"resident": about_me},
}
OBJECTION_TEXTS: Table = {  # what was written in it
    "view": {"objection_officer": _judging, "resident": about_me},
    "write": {"resident": by_herself},
    "judge": {"objection_officer": as_judge},
}

_SEE_HEADERS = {
    "access_officer": own,
    "access_lead": in_own_municipality,
    "resident": about_me,
}

MATTERS: Table = {  # status, dates, who, zone, domains
    # `reassigning` is the one step in which a matter goes to another officer.
    "view": {
        **_SEE_HEADERS,
        "objection_officer": of_judged("id", "matter_id"),
        "reassigning": this_row,
    },
    "open": {"access_officer": own_and_near},
    "work": {"access_officer": own_and_near},
    "close": {"access_officer": own_and_near},
    "reassign": {"access_lead": in_own_municipality},
    "go_on": {"reassigning": this_row},
}
_WRITTEN: Table = {
    "view": {"access_officer": _near, "resident": about_me},
    "write": {"access_officer": _near},
}
REASONS: Table = {  # of a decision; who disagrees objects, so nobody corrects them
    "view": {**_WRITTEN["view"], "objection_officer": _judging},
    "write": {**_WRITTEN["write"], "objection_officer": _judging},
}
REFERRALS = _WRITTEN  # to whom she was pointed
LETTERS: Table = {  # final: there is no line with which one changes
    "view": {
        **_WRITTEN["view"],
        "objection_officer": of_judged("matter_id", "matter_id"),
        # The step in which an objection on paper finds the letter that it names.
        "registering": with_this_number,
    },
    "write": {**_WRITTEN["write"], "objection_officer": of_judged("matter_id", "matter_id")},
}
DRAFTS: Table = {  # hers to change until it is final; not yet for the resident to read
    "view": {"access_officer": _near},
    "write": {"access_officer": _near},
}


def this_entry(me: Any) -> Q:
    return Q(pk__any=me.row_ids)


# `correcting` is the step in which one entry of a closed file is corrected because she asks it.
CONTENTS = {  # what was said and found
    "view": {"access_officer": _near, "resident": about_me, "correcting": this_entry},
    "write": {"access_officer": _near, "correcting": this_entry},
}
# because she says that one is not right
TALKS = {**CONTENTS, "correct": {"access_officer": _near, "correcting": this_entry}}
REPORTS = _WRITTEN  # what was said at the talk, by topic


def noted_by_me(me: Any) -> Q:
    return _near(me) & own(me) & ~Q(how=AnsweredHow.CODE)


REPORT_REPLIES: Table = {  # what she says of it: by her code, or noted on paper or spoken
    "view": {"access_officer": _near, "resident": about_me},
    "note": {"access_officer": noted_by_me},
    "reply": {"resident": about_me},
}
NOTICES = {  # that she was told of support and of a plan of her own
    "view": _SEE_HEADERS,
    "tell": {"access_officer": in_my_open_matter},
}
# All that was decided in it: the decision may have been taken anew since (Awb art. 6:19).
_of_judged_decision = of_judged("matter_id", "matter_id")


def judged_or_own(me: Any) -> Q:
    return _of_judged_decision(me) | own(me)


DECISIONS: Table = {  # what was decided, by whom
    "view": {
        **_SEE_HEADERS,
        "objection_officer": judged_or_own,
        "registering": this_row,
    },
    # Founded, the decision on the objection takes the place of the one it was about.
    "decide": {"access_officer": in_my_open_matter, "objection_officer": as_judge},
}


def going(me: Any) -> Q:
    return Q(user_id=me.user_id, ends_at__gt=me.now)


def going_here(me: Any) -> Q:
    return going(me) & Q(municipality_id__any=me.municipality_ids)


def over(me: Any) -> Q:
    return Q(ends_at__lte=me.now)


def of(approaches: Reach) -> Reach:
    """Return the reach: what hangs on the approaches in another reach."""

    def reach(me: Any) -> Q:
        found = Approach.objects.filter(approaches(me)).values("id")
        return Q(approach_id__any=ArraySubquery(found))

    return reach


# To whom an officer goes of her own accord: hers alone, until it is over.
APPROACHES: Table = {
    "view": {"access_officer": going, "clock": over},
    "begin": {"access_officer": going_here},
    "go": {"access_officer": going},
    "forget": {"access_officer": going, "clock": over},
}
OF_APPROACHES: Table = {
    "view": {"access_officer": of(going), "clock": of(over)},
    "begin": {"access_officer": of(going)},
    "forget": {"access_officer": of(going), "clock": of(over)},
}


# The register of mandates. A line of it is about nobody and open to read; who holds it by name is
# for who works with it. Read as: role, of which municipalities.
KEEPS_REGISTER = ("policy_officer",)
READS_REGISTER = (*KEEPS_REGISTER, "access_lead", "access_officer", "objection_officer")

HOLDERS: Table = {
    "view": dict.fromkeys(READS_REGISTER, in_own_municipality),
    "name": dict.fromkeys(KEEPS_REGISTER, in_own_municipality),
    "end": dict.fromkeys(KEEPS_REGISTER, in_own_municipality),
}


# What broke through, gathered: who decides adds it, and who leads and makes policy learns of it.
BREAKTHROUGHS: Table = {
    "view": dict.fromkeys(("access_lead", "policy_officer"), in_own_municipality),
    "add": {"access_officer": in_own_municipality},
}


def _approached(model: str) -> Personal:
    return Personal(
        model=model,
        subject="nobody: she has no matter before she notifies or asks",
        house="municipality",
        controller="the municipality named on the approach",
        ground="the task of the municipality under the Wmo 2015; GDPR art. 6(1)(e)",
        retention="half a year after the last visit, or until she says no; then gone",
        export="at the visit, from the page: who goes there reads it out",
    )


def _personal(model: str, export: str) -> Personal:
    return Personal(
        model=model,
        subject="person",
        house="municipality",
        controller="the municipality named on the matter",
        ground="Wmo 2015 art. 5.1.1; GDPR art. 6(1)(e)",
        retention="fifteen years (Wmo 2015 art. 5.3.4)",
        export=export,
    )


PERSONAL = (
    _personal("decisions.Matter", "when, who, about what, outcome"),
    _personal("decisions.MatterContent", "the question behind the question"),
    _personal("decisions.Notice", "that she was told of free support, to whom, how, when"),
    _personal("decisions.Talk", "each talk: when, how, who was there, what was noted"),
    _personal("decisions.Report", "what was said at the talk, by topic"),
    _personal("decisions.ReportReply", "what she said of the report, how, and her remarks"),
    _personal("decisions.RungLooked", "what was looked at, and what was found"),
    _personal("decisions.Decision", "what was decided, when, by whom"),
    _personal("decisions.Referral", "whom was asked to help, in her words, with her yes"),
    _personal("decisions.DecisionText", "what was decided exactly, and why"),
    _personal("decisions.Objection", "to what she objected, when, who judged it, how it ended"),
    _personal("decisions.ObjectionText", "what was written in her objection"),
    _personal("decisions.LetterDraft", "nothing yet: what becomes of it is the letter"),
    _personal("decisions.Letter", "each letter that was sent, as it was sent"),
    Personal(
        model="decisions.Breakthrough",
        subject="nobody: no person, no officer, no decision and no day stands in it",
        house="none",
        controller="the municipality named on it",
        ground="GDPR does not apply: about nobody; walled so that few are read as few",
        retention="as long as it teaches",
        export="nothing: it leads back to nobody",
    ),
    _approached("decisions.Approach"),
    _approached("decisions.ApproachText"),
    _approached("decisions.ApproachVisit"),
    Personal(
        model="decisions.MandateHolder",
        subject="user",
        house="none",
        controller="the municipality named on it",
        ground="the task of the municipality; GDPR art. 6(1)(e), Awb art. 10:3",
        retention="as long as what was decided by it",
        export="by which decision of the college one may decide, from-until",
    ),
)
