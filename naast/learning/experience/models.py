"""What residents answer. Nobody who worked with them reads a single answer."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.learning.experience.rules import Item

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
SCORES = [
    (5, _("Yes, very much")),
    (4, _("Yes")),
    (3, _("A little")),
    (2, _("No")),
    (1, _("No, not at all")),
]


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
