"""How long each organisation keeps files, and which file is held longer."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import Promise

from naast.core.policy.walls import RowPolicies
from naast.support.keeping.rules import GROUNDS, Why
from naast.support.keeping.words import GROUNDS as GROUND_WORDS
from naast.support.keeping.words import WHY


class KeepingTerm(models.Model):
    """For how many months an organisation keeps a file once the help is over, from a day on.

    Public, and about nobody: residents read it in their file. `source` says where that was decided.
    A new term is a new row, so that what held before can be told.
    """

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    from_on = models.DateField()
    months = models.PositiveSmallIntegerField()
    ground = models.CharField(max_length=20, choices=GROUND_WORDS)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "from_on"], name="one_keeping_a_day"),
            models.CheckConstraint(
                condition=Q(
                    *(
                        Q(ground=ground, months__range=(law.fewest, law.most))
                        for ground, law in GROUNDS.items()
                    ),
                    _connector=Q.OR,
                ),
                name="keeping_as_its_ground_allows",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.months}"


class Hold(models.Model):
    """That a file is kept longer than its time, why, and until when somebody looks again.

    `user` is NULL where the resident holds it herself. Once its day is over it holds nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    why = models.CharField(max_length=20, choices=WHY)
    placed_at = models.DateTimeField()
    until_on = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(why=Why.HERSELF, user__isnull=True)
                | (~Q(why=Why.HERSELF) & Q(user__isnull=False)),
                name="hold_is_hers_or_of_staff",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("placed_at")),
                name="hold_ends_after_it_began",
            ),
            RowPolicies(
                "naast.support.keeping.policy.HOLDS",
                name="keeping_hold",
                insert=("place", "ask"),
                update=("end", "stop"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.why} {self.until_on}"

    @property
    def why_words(self) -> Promise | str:
        return dict(WHY)[Why(self.why)]
