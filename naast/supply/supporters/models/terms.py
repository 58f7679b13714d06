"""What holds for who works here. It holds nobody's data; versions only grow."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.supply.supporters import words
from naast.supply.supporters.rules import CONDITIONS, FOR_WHOM, PROFESSION, Topic, has_conditions

TOPICS = [(one, words.TOPICS[one]) for one in Topic]
WHOM = [(one, words.FOR_WHOM[one]) for one in FOR_WHOM]


class TermVersion(models.Model):
    """What an organisation, or a municipality that employs, wrote down for a kind, from a day on.

    In force until the next version of the same topic for the same kind; one without text ends it.
    `source` says where it is written. Figures of the law stand in it as text, to be changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    employer_municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+", null=True
    )
    who = models.CharField(max_length=30, choices=WHOM)
    topic = models.CharField(max_length=20, choices=TOPICS)
    text = models.TextField(max_length=1000, blank=True)
    url = models.URLField(blank=True)
    source = models.CharField(max_length=200)
    from_on = models.DateField()
    set_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "from_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=True, employer_municipality__isnull=False)
                | Q(organisation__isnull=False, employer_municipality__isnull=True),
                name="term_of_one_employer",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="term_has_a_source"),
            models.CheckConstraint(
                condition=~Q(topic__in=[one.value for one in CONDITIONS])
                | Q(who__in=[one for one in FOR_WHOM if has_conditions(who=one)]),
                name="conditions_of_who_has_no_contract",
            ),
            models.CheckConstraint(
                condition=~Q(topic__in=[one.value for one in PROFESSION]) | ~Q(who="coordinator"),
                name="a_profile_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who} {self.topic} {self.from_on}"
