"""The report of the talk, in her words, and what she says of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.support.decisions.rules.reports import AnsweredHow, LeaderThought, ReportAnswer

REPORT_ANSWERS = [
    (ReportAnswer.AGREES, _("Agrees")),
    (ReportAnswer.WITH_REMARKS, _("Agrees, with remarks")),
    (ReportAnswer.SEEN, _("Has seen it, no more")),
]
ANSWERED_HOW = [
    (AnsweredHow.CODE, _("with the code")),
    (AnsweredHow.PAPER, _("on paper")),
    (AnsweredHow.SPOKEN, _("spoken, with a witness")),
]
LEADER_THOUGHT = [
    (LeaderThought.WELL, pgettext_lazy("talk leader", "Yes")),
    (LeaderThought.PARTLY, pgettext_lazy("talk leader", "A little")),
    (LeaderThought.NOT, pgettext_lazy("talk leader", "No")),
]


class Report(models.Model):
    """What was said at the talk, by topic of the law and part of life; sealed as one.

    It changes until it is handed over (`Matter.reported_at`), and never after that.
    """

    matter = models.OneToOneField(
        "decisions.Matter", on_delete=models.CASCADE, primary_key=True, related_name="report"
    )
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    words = SealedField(label="decisions.report")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            RowPolicies(
                "naast.support.decisions.policy.REPORTS",
                name="decisions_report",
                insert=("write",),
                update=("write",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.matter_id)


class ReportReply(models.Model):
    """What she says of the report, once; it is never changed.

    `user` noted it on paper or spoken; NULL where she did it with her code. Only then she may say
    how she found who led the talk.
    """

    matter = models.OneToOneField(
        "decisions.Matter", on_delete=models.CASCADE, primary_key=True, related_name="report_reply"
    )
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    answer = models.CharField(max_length=20, choices=REPORT_ANSWERS)
    how = models.CharField(max_length=20, choices=ANSWERED_HOW)
    remarks = SealedField(label="decisions.report_remarks", null=True)
    witness = SealedField(label="decisions.report_witness", null=True)
    applies = models.BooleanField(default=False)
    leader = models.CharField(max_length=20, choices=LEADER_THOUGHT, blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(how=AnsweredHow.CODE, user__isnull=True)
                | (~Q(how=AnsweredHow.CODE) & Q(user__isnull=False, leader="")),
                name="reply_by_code_is_hers_alone",
            ),
            models.CheckConstraint(
                condition=Q(how=AnsweredHow.SPOKEN, witness__isnull=False)
                | (~Q(how=AnsweredHow.SPOKEN) & Q(witness__isnull=True)),
                name="spoken_reply_has_a_witness",
            ),
            models.CheckConstraint(
                condition=~Q(answer=ReportAnswer.WITH_REMARKS) | Q(remarks__isnull=False),
                name="reply_with_remarks_has_them",
            ),
            RowPolicies(
                "naast.support.decisions.policy.REPORT_REPLIES",
                name="decisions_reportreply",
                insert=("note", "reply"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer} {self.how}"
