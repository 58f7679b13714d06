"""A round of our own: municipalities, whom one asks there, and what was coded.

Nobody's name stands here but that of who works with Naast: a respondent is a party and a function.
"""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from naast.core.policy.walls import RowPolicies
from naast.learning.inventory import words
from naast.learning.inventory.rules.asking import InterviewState, Party, Stage
from naast.learning.inventory.rules.rounds import Table

LONGEST_ANSWER = 4000


class Round(models.Model):
    """An inventory over municipalities, in the days that it asks. Holds nobody's data.

    `criteria` are by what municipalities are chosen; `meeting_parties` are the organisations at the
    expert meeting with how many came. What is published changes no more.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=60, unique=True)
    aim = models.TextField(max_length=1000)
    criteria = ArrayField(models.CharField(max_length=20), default=list)
    criteria_more = models.TextField(max_length=500, blank=True)
    asks_from = models.DateField()
    asks_until = models.DateField()
    stage = models.CharField(
        max_length=10, choices=[(s, words.STAGES[s]) for s in Stage], default=Stage.ASKING
    )
    published_on = models.DateField(null=True)
    before = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    meeting_on = models.DateField(null=True)
    meeting_parties = models.JSONField(default=list)
    meeting_outcomes = models.TextField(max_length=4000, blank=True)
    # What a reader of a published round needs of talks that she may not read: see actions.publish.
    frozen = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(asks_until__gte=F("asks_from")), name="round_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.PUBLISHED, published_on__isnull=False)
                | ~Q(stage=Stage.PUBLISHED) & Q(published_on__isnull=True),
                name="round_is_published_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Chosen(models.Model):
    """A municipality of a round, and why it was chosen."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="chosen")
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "municipality"], name="chosen_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Interview(models.Model):
    """A talk with one party about one municipality: planned, invited, held or not.

    `organisation` is None for the official of the municipality. `function` is what the respondent
    does, never who she is. `answers` is by `rules.asking.Question`; `impressions` are the questions
    of which the answer is an impression between the lines.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    chosen = models.ForeignKey(Chosen, on_delete=models.CASCADE, related_name="interviews")
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    party = models.CharField(max_length=10, choices=[(p, words.PARTIES[p]) for p in Party])
    state = models.CharField(
        max_length=10,
        choices=[(s, words.STATES[s]) for s in InterviewState],
        default=InterviewState.PLANNED,
    )
    interviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    invited_on = models.DateField(null=True)
    held_on = models.DateField(null=True)
    function = models.CharField(max_length=120, blank=True)
    answers = models.JSONField(default=dict)
    impressions = ArrayField(models.CharField(max_length=20), default=list)

    class Meta:
        indexes = [models.Index(fields=["municipality"]), models.Index(fields=["organisation"])]
        constraints = [
            RowPolicies(
                "naast.learning.inventory.policy.INTERVIEWS",
                name="inventory_interview",
                insert=("ask",),
                update=("ask",),
            ),
            models.CheckConstraint(
                condition=Q(party=Party.OFFICIAL, organisation__isnull=True)
                | ~Q(party=Party.OFFICIAL) & Q(organisation__isnull=False),
                name="interview_of_one_party",
            ),
            models.UniqueConstraint(
                fields=["chosen", "organisation"], nulls_distinct=False, name="each_asked_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Coding(models.Model):
    """What one coder gave to a municipality in one table; or what was settled, with the reason.

    `formal` and `informal_official` are the two features from which a profile follows, in the row
    of `Table.PROFILE`; `moving_to` the profile to which it is on its way. `seen` is True once the
    round is published, of what was settled.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    chosen = models.ForeignKey(Chosen, on_delete=models.CASCADE, related_name="codings")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    table = models.CharField(max_length=30, choices=[(t, words.TABLES[t]) for t in Table])
    codes = ArrayField(models.CharField(max_length=40), default=list)
    formal = models.CharField(max_length=10, blank=True)
    informal_official = models.BooleanField(null=True)
    moving_to = models.CharField(max_length=1, blank=True)
    impression = models.BooleanField(default=False)
    reason = models.TextField(max_length=1000, blank=True)
    coder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    coded_on = models.DateField()
    settled = models.BooleanField(default=False)
    seen = models.BooleanField(default=False)

    class Meta:
        constraints = [
            RowPolicies(
                "naast.learning.inventory.policy.CODINGS",
                name="inventory_coding",
                insert=("code",),
                update=("code",),
                delete=("code",),
            ),
            models.UniqueConstraint(
                fields=["chosen", "organisation", "table", "coder"],
                condition=Q(settled=False),
                nulls_distinct=False,
                name="each_coder_codes_once",
            ),
            models.UniqueConstraint(
                fields=["chosen", "organisation", "table"],
                condition=Q(settled=True),
                nulls_distinct=False,
                name="settled_once",
            ),
            models.CheckConstraint(
                condition=Q(seen=False) | Q(settled=True), name="only_what_is_settled_is_seen"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
