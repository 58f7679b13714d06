"""What residents answer. Nobody who worked with them reads a single answer."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.learning.experience.rules import Caller, Item, WhyNot

ITEMS = {
    Item.STOOD_BESIDE: _(
        "Did this person stand beside you, and not beside the municipality or a provider?"
    ),
    Item.MY_INTEREST: _("Did this person do only what you wanted?"),
    Item.KNEW_ENOUGH: _(
        "Did this person know enough about all your questions, or find somebody who did?"
    ),
    Item.GOT_FURTHER: _("Did you get further with your question?"),
}
CALLERS = [
    (Caller.LEAD, _("Who leads the people who helped you")),
    (Caller.COMPLAINTS, _("The complaints officer, who helps nobody here")),
]
SCORES = [
    (5, _("Yes, very much")),
    (4, _("Yes")),
    (3, _("A little")),
    (2, _("No")),
    (1, _("No, not at all")),
]


WHY_NOT = {
    WhyNot.UNAWARE: _("I did not know that this was there"),
    WhyNot.THRESHOLD: _("I find it hard to ask for help"),
    WhyNot.NOT_A_CLIENT: _("This is not meant for people like me"),
    WhyNot.NOT_NEEDED: _("I do not need it"),
    WhyNot.TERM_UNCLEAR: _("I do not understand what it is"),
    WhyNot.NOT_RECOGNISABLE: _("I do not recognise myself in the people I saw"),
    WhyNot.UNSUITABLE_MEDIUM: _("I would rather be in touch another way"),
    WhyNot.NOBODY_FITS: _("Nobody suited me"),
}


class Answer(models.Model):
    """Four answers about one question that was helped, by the resident herself."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    question = models.OneToOneField("matching.Question", on_delete=models.CASCADE, related_name="+")
    house = models.CharField(max_length=20)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    stood_beside = models.PositiveSmallIntegerField(choices=SCORES, null=True)
    my_interest = models.PositiveSmallIntegerField(choices=SCORES, null=True)
    knew_enough = models.PositiveSmallIntegerField(choices=SCORES, null=True)
    got_further = models.PositiveSmallIntegerField(choices=SCORES, null=True)
    comment = SealedField(label="experience.comment", null=True)
    answered_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["municipality", "answered_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    *(
                        Q(**{f"{item}__isnull": True}) | Q(**{f"{item}__range": (1, 5)})
                        for item in Item
                    )
                ),
                name="answers_are_1_to_5",
            ),
            RowPolicies(
                "naast.learning.experience.policy.ANSWERS",
                name="experience_answer",
                insert=("answer",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class CallBack(models.Model):
    """That a resident who doubts wants to be called, by whom she chose, on this number.

    The number has a key of its own, because whoever calls does not stand beside her and has not
    hers. It goes, key and all, as soon as she was called.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    question = models.OneToOneField("matching.Question", on_delete=models.CASCADE, related_name="+")
    number = models.CharField(max_length=12)  # of the question, which not every caller may see
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    house = models.CharField(max_length=20)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    by = models.CharField(max_length=20, choices=CALLERS)
    phone = SealedField(label="experience.call_back_phone", null=True)
    wrapped_key = models.BinaryField(null=True)
    controller = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "called_at"]),
            models.Index(fields=["municipality", "called_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(called_at__isnull=True, called_by__isnull=True, phone__isnull=False)
                | Q(called_at__isnull=False, called_by__isnull=False, phone__isnull=True),
                name="number_goes_when_called",
            ),
            RowPolicies(
                "naast.learning.experience.policy.CALL_BACKS",
                name="experience_callback",
                insert=("ask",),
                update=("call",),
                delete=("erase",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Reason(models.Model):
    """That somebody went on without support, and why (R-033). Nobody stands in it, and no day.

    Whoever leaves a page may give one. Only the quarter is kept, so that no row can be laid beside
    a visit.
    """

    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    quarter_on = models.DateField()
    why = models.CharField(max_length=20, choices=list(WHY_NOT.items()))

    class Meta:
        indexes = [models.Index(fields=["municipality", "quarter_on"])]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.quarter_on} {self.why}"


class Complaint(models.Model):
    """A complaint about how somebody behaved, for the complaints officer of that one house.

    Its words and what she left of herself have a key of their own: who handles complaints reads no
    file, and who stands beside her reads no complaint. Without a file it is anonymous.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(
        "people.Person", on_delete=models.SET_NULL, related_name="+", null=True
    )
    house = models.CharField(max_length=20)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    text = SealedField(label="experience.complaint")
    reach_me = SealedField(label="experience.complaint_reach_me", null=True)
    wrapped_key = models.BinaryField()
    controller = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    # That it takes longer, until and with which day, and why (Awb 9:11): once, before it is late.
    extended_at = models.DateTimeField(null=True)
    extended_to_on = models.DateField(null=True)
    extended_because = SealedField(label="experience.complaint_extended", null=True)
    answer = SealedField(label="experience.complaint_answer", null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "answered_at"]),
            models.Index(fields=["municipality", "answered_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(house="municipality") ^ Q(organisation__isnull=False),
                name="complaint_of_support_has_organisation",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answer__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False, answer__isnull=False),
                name="complaint_is_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(
                    extended_at__isnull=True,
                    extended_to_on__isnull=True,
                    extended_because__isnull=True,
                )
                | Q(
                    extended_at__isnull=False,
                    extended_to_on__isnull=False,
                    extended_because__isnull=False,
                ),
                name="complaint_is_extended_with_its_reason",
            ),
            RowPolicies(
                "naast.learning.experience.policy.COMPLAINTS",
                name="experience_complaint",
                insert=("complain",),
                update=("answer", "extend", "see"),
                delete=("erase",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class LookQuestion(models.Model):
    """That she asks why somebody looked in her file, and the answer: one for each look.

    It holds what who answers must know of the look, because the record itself opens for her and
    for who looked alone. It has a key of its own: who answers reads no file. What she asks never
    changes: the app may only write the answer, and that she saw it (0008, 0009).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    house = models.CharField(max_length=20)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    seen_at = models.DateTimeField(null=True)
    entry_id = models.UUIDField(unique=True)
    action = models.CharField(max_length=80)
    looked_at = models.DateTimeField()
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    to_lead = models.BooleanField()
    text = SealedField(label="experience.look_question", null=True)
    wrapped_key = models.BinaryField()
    controller = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    answer_by_on = models.DateField()
    answer = SealedField(label="experience.look_answer", null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        indexes = [
            models.Index(fields=["person"]),
            models.Index(fields=["organisation", "answered_at"]),
            models.Index(fields=["municipality", "answered_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(house="municipality") ^ Q(organisation__isnull=False),
                name="look_in_support_has_organisation",
            ),
            models.CheckConstraint(
                condition=Q(seen_at__isnull=True) | Q(answered_at__isnull=False),
                name="look_seen_once_answered",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answer__isnull=True)
                | (
                    Q(answered_at__isnull=False, answered_by__isnull=False, answer__isnull=False)
                    & ~Q(answered_by=F("looked_by"))
                ),
                name="look_is_answered_by_another",
            ),
            RowPolicies(
                "naast.learning.experience.policy.LOOK_QUESTIONS",
                name="experience_lookquestion",
                insert=("ask",),
                update=("answer", "see"),
                delete=("erase",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
