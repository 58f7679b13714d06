"""What a client council says, and what the municipality answers."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from naast.core.policy.walls import RowPolicies
from naast.learning.steering.rules.council import Answer, Body, Voice
from naast.learning.steering.words.council import ANSWERS, BODIES, VOICES

LONGEST_WORDS = 3000


class CouncilWord(models.Model):
    """A question, advice, point of the agenda, doubt or opinion of the council, with its answer.

    Of advice that is asked, `asked` is what the municipality puts to the council, with the day
    before which it advises; `said_on` is empty until it did. `public_from` is the moment from which
    everybody reads it: once its answer is late, or at once for an opinion. `user` wrote it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    voice = models.CharField(max_length=20, choices=[(v, VOICES[v]) for v in Voice])
    about = models.CharField(max_length=120)
    asked = models.TextField(max_length=LONGEST_WORDS, blank=True)
    asked_on = models.DateField(null=True)
    advise_before_on = models.DateField(null=True)
    text = models.TextField(max_length=LONGEST_WORDS, blank=True)
    said_on = models.DateField(null=True)
    answer_before_on = models.DateField(null=True)
    public_from = models.DateTimeField(null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=20, choices=[(a, ANSWERS[a]) for a in Answer], blank=True)
    answer_text = models.TextField(max_length=LONGEST_WORDS, blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "said_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answer_text="", answered_on__isnull=True)
                | ~Q(answer="") & ~Q(answer_text="") & Q(answered_on__isnull=False),
                name="an_answer_to_a_council_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(said_on__isnull=True, voice=Voice.ADVICE_ASKED, text="")
                | Q(said_on__isnull=False) & ~Q(text=""),
                name="a_council_said_something",
            ),
            models.CheckConstraint(
                condition=~Q(voice=Voice.ADVICE_ASKED)
                | ~Q(asked="") & Q(asked_on__isnull=False, advise_before_on__isnull=False),
                name="advice_is_asked_about_something",
            ),
            RowPolicies(
                "naast.learning.steering.policy.COUNCIL_WORDS",
                name="steering_councilword",
                insert=("say", "ask"),
                update=("say", "advise", "answer"),
            ),
        ]

    def __str__(self) -> str:
        return self.about


class ClientBody(models.Model):
    """A council or organisation of clients, and its own role in a municipality."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    body = models.CharField(max_length=20, choices=[(b, BODIES[b]) for b in Body])
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=200)
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "from_on"])]

    def __str__(self) -> str:
        return self.name
