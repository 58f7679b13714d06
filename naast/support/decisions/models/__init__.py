"""The municipality's work with one resident. Header and contents apart, as in casework."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.support.decisions.models.approaches import (
    SOURCES,
    WENT,
    Approach,
    ApproachText,
    ApproachVisit,
)
from naast.support.decisions.models.conversation import LATERS, Referral
from naast.support.decisions.models.framework import (
    ARTICLE_KINDS,
    GOALS,
    LEFT_RULES,
    Article,
    Breakthrough,
)
from naast.support.decisions.models.letters import Letter, LetterDraft
from naast.support.decisions.models.mandates import (
    LAWS,
    MANDATE_KINDS,
    Mandate,
    MandateBacking,
    MandateHolder,
)
from naast.support.decisions.models.notices import (
    OCCASIONS,
    RECEIPTS,
    TOLD_BY,
    TOLD_TO,
    Notice,
)
from naast.support.decisions.models.objections import (
    OBJECTED_BY,
    OBJECTION_OUTCOMES,
    OBJECTION_TEXTS,
    Objection,
    ObjectionText,
)
from naast.support.decisions.models.reports import (
    ANSWERED_HOW,
    LEADER_THOUGHT,
    REPORT_ANSWERS,
    Report,
    ReportReply,
)
from naast.support.decisions.rules import (
    MANDATES,
    MatterStatus,
    Outcome,
    Provision,
    Rung,
    RungState,
    SupporterKind,
    TalkKind,
    Verdict,
)
from naast.support.decisions.rules.deviation import LeftRule
from naast.support.people.hats import InHerCircle, WearsHat
from naast.support.people.rules import HatKind

__all__ = [
    "ANSWERED_HOW", "ARTICLE_KINDS", "FIRST_VERDICTS", "GOALS", "LATERS", "LAWS", "LEADER_THOUGHT",
    "LEFT_RULES", "MANDATE_KINDS", "OBJECTED_BY", "OBJECTION_OUTCOMES", "OBJECTION_TEXTS",
    "OCCASIONS", "OUTCOMES", "PROVISIONS", "RECEIPTS", "REPORT_ANSWERS", "RUNGS", "RUNG_STATES",
    "SOURCES", "STATUSES", "SUPPORTER_KINDS", "TALK_KINDS", "TOLD_BY", "TOLD_TO", "VERDICTS",
    "WENT", "Approach", "ApproachText", "ApproachVisit", "Article", "Breakthrough", "Decision",
    "DecisionText", "Letter", "LetterDraft", "Mandate", "MandateBacking", "MandateHolder", "Matter",
    "MatterContent", "Notice", "Objection", "ObjectionText", "Referral", "Report", "ReportReply",
    "RungLooked", "Talk",
]  # fmt: skip

STATUSES = [(MatterStatus.OPEN, _("Open")), (MatterStatus.CLOSED, _("Closed"))]
TALK_KINDS = [(TalkKind.VISIT, _("Visit")), (TalkKind.PHONE, _("By phone"))]
SUPPORTER_KINDS = [
    (SupporterKind.FORMAL, _("A professional")),
    (SupporterKind.INFORMAL, _("A volunteer")),
]
RUNGS = [
    (Rung.OWN_CIRCLE, _("Own circle")),
    (Rung.VOLUNTEER, _("Volunteer or association")),
    (Rung.FOR_EVERYONE, _("For everybody")),
    (Rung.MADE_TO_MEASURE, _("Made to measure")),
    (Rung.OTHER_LAW, _("Another law")),
]
RUNG_STATES = [
    (RungState.HELPS, _("This helps")),
    (RungState.HELPS_PARTLY, _("This helps in part")),
    (RungState.NOT_ENOUGH, _("This is not enough")),
    (RungState.NOT_THERE, _("There is none")),
]
PROVISIONS = [
    (Provision.HOUSEHOLD, _("Help in the household")),
    (Provision.GUIDANCE, _("Guidance at home")),
    (Provision.DAY_ACTIVITY, _("Something to do by day")),
    (Provision.TRANSPORT, _("Transport by taxi")),
    (Provision.HOME_ADAPTATION, _("A change to the house")),
    (Provision.SPECIAL_ASSISTANCE, _("Money for special costs")),
    (Provision.DEBT_HELP, _("Help with debts")),
]
VERDICTS = [
    (Verdict.GRANTED, pgettext_lazy("decision", "Granted")),
    (Verdict.PARTLY, pgettext_lazy("decision", "Granted in part")),
    (Verdict.REFUSED, pgettext_lazy("decision", "Refused")),
    (Verdict.WITHDRAWN, pgettext_lazy("decision", "Withdrawn")),
]
# A first decision withdraws nothing.
FIRST_VERDICTS = VERDICTS[:-1]
OUTCOMES = [
    (Outcome.OWN_STRENGTH, _("Goes on alone or with the own circle")),
    (Outcome.VOLUNTEER, _("A volunteer or association helps")),
    (Outcome.FOR_EVERYONE, _("Uses what is there for everybody")),
    (Outcome.MADE_TO_MEASURE, _("Got a provision that fits")),
    (Outcome.OTHER_LAW, _("Helped under another law")),
    (Outcome.STOPPED, _("Stopped by choice")),
]


class Matter(models.Model):
    """The header of a matter: status, dates, who, zone, domains. `hat` is NULL once it is closed.

    `notified_at` is when the municipality got her question: it may count as her notification.
    `confirmed_at` is when she was told that it came in, by `confirmed_by`; `urgent_at` since when
    it cannot wait (Wmo 2015 art. 2.3.3).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    question = models.ForeignKey("matching.Question", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    circle = models.ForeignKey("people.Circle", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    hat = models.CharField(max_length=20, null=True)  # noqa: DJ001  # NULL lets the hat go
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    zone = models.ForeignKey("places.Zone", on_delete=models.PROTECT, related_name="+", null=True)
    domains = ArrayField(models.CharField(max_length=30), default=list)
    status = models.CharField(max_length=20, choices=STATUSES, default=MatterStatus.OPEN)
    opened_at = models.DateTimeField()
    notified_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=20, choices=RECEIPTS, blank=True, db_default="")
    urgent_at = models.DateTimeField(null=True)
    first_talk_at = models.DateTimeField(null=True)
    # When somebody of the municipality first stood on her doorstep; a call is no visit.
    first_visit_at = models.DateTimeField(null=True)
    # When the report was handed to her: the inquiry is done (Wmo 2015 art. 2.3.2 lid 8).
    reported_at = models.DateTimeField(null=True)
    applied_at = models.DateTimeField(null=True)
    applied_for = models.CharField(max_length=30, choices=PROVISIONS, blank=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=30, choices=OUTCOMES, blank=True)
    # What the law still asks after something was arranged on the spot, and how often referred.
    later = ArrayField(models.CharField(max_length=20), default=list)
    referrals = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["user", "status"]),
            models.Index(fields=["person"]),
            models.Index(fields=["municipality", "status"]),
            models.Index(fields=["municipality", "closed_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=MatterStatus.CLOSED, closed_at__isnull=False, hat__isnull=True)
                | (
                    ~Q(status=MatterStatus.CLOSED)
                    & Q(closed_at__isnull=True, hat__isnull=False, hat=HatKind.DECIDES)
                ),
                name="matter_runs_with_its_hat",
            ),
            models.CheckConstraint(
                condition=~Q(status=MatterStatus.CLOSED) | ~Q(outcome=""),
                name="closed_matter_has_outcome",
            ),
            models.CheckConstraint(
                condition=Q(applied_at__isnull=True, applied_for="")
                | (Q(applied_at__isnull=False) & ~Q(applied_for="")),
                name="application_names_provision",
            ),
            models.UniqueConstraint(fields=["question"], name="one_matter_a_question"),
            WearsHat(name="matter_wears_hat"),
            InHerCircle(name="matter_in_her_circle"),
            RowPolicies(
                "naast.support.decisions.policy.MATTERS",
                name="decisions_matter",
                insert=("open",),
                update=("work", "close", "go_on"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class MatterContent(models.Model):
    """The question behind the question."""

    matter = models.OneToOneField(
        Matter, on_delete=models.CASCADE, primary_key=True, related_name="content"
    )
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    behind = SealedField(label="decisions.behind", null=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            RowPolicies(
                "naast.support.decisions.policy.CONTENTS",
                name="decisions_mattercontent",
                insert=("write",),
                update=("write",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.matter_id)


class Talk(models.Model):
    """A talk with her, and whether somebody stood beside her there (R-126).

    Its text changes only where she says that it is not right; the rest never (migration 0003).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=TALK_KINDS)
    companion_present = models.BooleanField()
    support_offered = models.BooleanField()
    support_known = models.BooleanField()
    support_used = models.BooleanField()
    supporter_kind = models.CharField(max_length=20, choices=SUPPORTER_KINDS, blank=True)
    text = SealedField(label="decisions.talk")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["matter", "at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(support_used=False, supporter_kind="")
                | (Q(support_used=True, support_known=True) & ~Q(supporter_kind="")),
                name="used_support_is_known_and_has_a_kind",
            ),
            RowPolicies(
                "naast.support.decisions.policy.TALKS",
                name="decisions_talk",
                insert=("write",),
                update=("correct",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class RungLooked(models.Model):
    """What was found on a rung. Made to measure waits until every lower rung has such a row."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    rung = models.PositiveSmallIntegerField(choices=RUNGS)
    state = models.CharField(max_length=20, choices=RUNG_STATES)
    text = SealedField(label="decisions.rung", null=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["matter", "rung"], name="one_look_a_rung"),
            RowPolicies(
                "naast.support.decisions.policy.CONTENTS",
                name="decisions_runglooked",
                insert=("write",),
                update=("write",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rung} {self.state}"


class Decision(models.Model):
    """The municipality's answer on one provision: granted or not, by whose mandate, on what.

    A matter has as many as there are provisions. Each keeps its hat for good: who decided never
    came to stand beside her in this circle (I-1). A row is never changed: who decides anew writes
    another, which `replaces` this one, once.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    circle = models.ForeignKey("people.Circle", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    hat = models.CharField(max_length=20)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    provision = models.CharField(max_length=30, choices=PROVISIONS)
    verdict = models.CharField(max_length=20, choices=VERDICTS)
    mandate = models.CharField(max_length=30)
    # The line of the register; empty only for what was decided before there was a register.
    by_mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+", null=True)
    # The articles that counted for it on its day; rows of `Article` are never deleted.
    articles = ArrayField(models.BigIntegerField(), default=list)
    applied_at = models.DateTimeField(null=True)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, related_name="+", null=True)
    until_on = models.DateField(null=True)
    deviates = models.BooleanField(default=False)
    left_rule = models.CharField(max_length=20, choices=LEFT_RULES, blank=True, default="")
    goal = models.CharField(max_length=20, choices=GOALS, blank=True, default="")
    decided_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["municipality", "decided_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "provision"],
                condition=Q(replaces__isnull=True),
                name="one_decision_a_provision",
            ),
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.WITHDRAWN) | Q(replaces__isnull=False),
                name="withdrawn_is_an_earlier_one",
            ),
            # What was decided before says only that a rule was left, not which.
            models.CheckConstraint(
                condition=(Q(left_rule="", goal="") | (Q(deviates=True) & ~Q(goal="")))
                & ~Q(left_rule=LeftRule.LAW),
                name="deviation_names_rule_and_goal",
            ),
            models.UniqueConstraint(fields=["id", "user"], name="decision_to_object_to"),
            models.CheckConstraint(
                condition=Q(hat=HatKind.DECIDES), name="who_decides_wears_that_hat"
            ),
            models.CheckConstraint(
                condition=Q(mandate__in=sorted(MANDATES)), name="mandate_of_a_deciding_role"
            ),
            WearsHat(name="decision_wears_hat"),
            InHerCircle(name="decision_in_her_circle"),
            RowPolicies(
                "naast.support.decisions.policy.DECISIONS",
                name="decisions_decision",
                insert=("decide",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provision} {self.verdict}"


class DecisionText(models.Model):
    """What exactly and why, in plain words; why a rule was left; why it was decided anew."""

    decision = models.OneToOneField(
        Decision, on_delete=models.CASCADE, primary_key=True, related_name="text"
    )
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    what = SealedField(label="decisions.what", null=True)
    reasons = SealedField(label="decisions.reasons")
    deviation = SealedField(label="decisions.deviation", null=True)
    anew = SealedField(label="decisions.anew", null=True)

    class Meta:
        constraints = [
            RowPolicies(
                "naast.support.decisions.policy.REASONS",
                name="decisions_decisiontext",
                insert=("write",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.decision_id)
