"""What a municipality tells everybody: public, and holding nobody's data."""

from django.db import models

LONGEST_STATEMENT = 1200


class Statement(models.Model):
    """What independent means here, as everybody reads it, from a day on (R-147).

    A later day counts; an empty text takes it off the page.
    """

    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    from_on = models.DateField()
    text = models.TextField(max_length=LONGEST_STATEMENT, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "from_on"], name="one_statement_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.from_on}"
