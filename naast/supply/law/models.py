"""What a municipality confirmed or corrected about a term of the law. About nobody."""

from django.db import models
from django.db.models import Q


class TermVersion(models.Model):
    """A term as somebody read it at its source, in force in a municipality from a day on (I-10).

    It is public and holds no person, so no row policy guards it; the record says who read it. Rows
    are added, never changed: what ran under an older version keeps it. `length` and `extension`
    are in the unit of the term in the table, and empty where the law gives no length.
    """

    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    term_id = models.CharField(max_length=30)
    length = models.PositiveSmallIntegerField(null=True)
    extension = models.PositiveSmallIntegerField(null=True)
    article = models.CharField(max_length=120)
    seen = models.CharField(max_length=200)
    from_on = models.DateField()
    set_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["municipality", "term_id", "from_on"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(seen="") & ~Q(article=""), name="term_names_where_it_was_read"
            ),
            models.CheckConstraint(
                condition=Q(length__isnull=True) | Q(length__gt=0), name="term_has_a_length"
            ),
            models.CheckConstraint(
                condition=Q(extension__isnull=True) | Q(extension__gt=0, length__isnull=False),
                name="extension_makes_a_term_longer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.term_id} {self.from_on}"
