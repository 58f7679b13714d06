"""Questions from every channel, what was offered, who was chosen, and who stands beside whom."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.support.matching.rules import Channel, ContactWay, PassReason, QuestionStatus
from naast.support.people.hats import InHerCircle, WearsHat
from naast.support.people.rules import HatKind, House

STATUSES = [
    (QuestionStatus.OPEN, _("Waiting")),
    (QuestionStatus.ACCEPTED, _("Accepted")),
    (QuestionStatus.WITHDRAWN, _("Withdrawn")),
]
CHANNELS = [
    (Channel.WEB, _("Website")),
    (Channel.PHONE, _("Phone")),
    (Channel.WALK_IN, _("Walk-in")),
    (Channel.OUTREACH, _("Outreach")),
    (Channel.REFERRED, _("Referred")),
]
CONTACT_WAYS = [
    (ContactWay.CALL_BACK, _("I want to be called")),
    (ContactWay.MESSAGE, _("By message, in my file")),
    (ContactWay.MAIL, _("By mail")),
    (ContactWay.WALK_IN, _("At a walk-in point")),
    (ContactWay.HOME, _("At my home")),
    (ContactWay.VIDEO, _("By video call")),
]
PASS_REASONS = [
    (PassReason.NO_ROOM, _("No room now")),
    (PassReason.OTHER_KNOWLEDGE, _("Needs other knowledge")),
    (PassReason.TOO_CLOSE, _("I know this person")),
    (PassReason.AWAY, _("I am away")),
]


class Question(models.Model):
    """The header of a question: where, about what, promised when, to whom. Never who."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=12)
    house = models.CharField(max_length=20)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    zone = models.ForeignKey("places.Zone", on_delete=models.PROTECT, related_name="+", null=True)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    asker = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    asker_relation = models.CharField(max_length=30, blank=True)
    # The question that another asked for her before she agreed; together they are one in figures.
    follows = models.ForeignKey("self", on_delete=models.SET_NULL, related_name="+", null=True)
    against_representative = models.BooleanField(default=False)
    channel = models.CharField(max_length=20, choices=CHANNELS)
    # Why she asks just now: a code of `WhyNow`, empty where nothing was said.
    why_now = models.CharField(max_length=20, blank=True, default="", db_default="")
    referrer = models.CharField(max_length=30, blank=True)
    domains = ArrayField(models.CharField(max_length=30), default=list)
    wishes = models.JSONField(default=dict)
    language = models.CharField(max_length=8, default="nl")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    chosen_by_resident = models.BooleanField(default=True)
    status = models.CharField(max_length=20, choices=STATUSES, default=QuestionStatus.OPEN)
    asked_at = models.DateTimeField()
    promised_at = models.DateTimeField()
    warned_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    first_contact_at = models.DateTimeField(null=True)
    # Proof of the words that she read before it went to the municipality (DESIGN §2).
    notice = models.CharField(max_length=40, blank=True)
    notice_at = models.DateTimeField(null=True)
    # How she wants to be in touch first; a call-back is promised for a moment of her choice.
    contact_way = models.CharField(
        max_length=20, choices=CONTACT_WAYS, blank=True, default="", db_default=""
    )
    call_from_at = models.DateTimeField(null=True)
    call_until_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "status"]),
            models.Index(fields=["organisation", "status", "promised_at"]),
            models.Index(fields=["municipality", "status", "promised_at"]),
            models.Index(fields=["person"]),
            # How long people waited lately is told on residents' pages.
            models.Index(fields=["municipality", "asked_at"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "number"], name="one_question_a_number"
            ),
            models.CheckConstraint(
                condition=Q(house=House.MUNICIPALITY, organisation__isnull=True)
                | Q(house=House.SUPPORT, organisation__isnull=False),
                name="question_house_has_its_keeper",
            ),
            models.CheckConstraint(
                condition=Q(follows__isnull=True) | ~Q(asker=F("person")),
                name="question_follows_that_of_another",
            ),
            models.CheckConstraint(
                condition=~Q(house=House.MUNICIPALITY) | Q(notice_at__isnull=False),
                name="municipal_question_came_with_notice",
            ),
            models.CheckConstraint(
                condition=~Q(status=QuestionStatus.ACCEPTED)
                | Q(accepted_at__isnull=False, user__isnull=False),
                name="accepted_question_has_somebody",
            ),
            models.CheckConstraint(
                condition=Q(
                    contact_way=ContactWay.CALL_BACK,
                    call_from_at__isnull=False,
                    call_until_at__gt=F("call_from_at"),
                )
                | (
                    ~Q(contact_way=ContactWay.CALL_BACK)
                    & Q(call_from_at__isnull=True, call_until_at__isnull=True)
                ),
                name="call_back_has_its_moment",
            ),
            RowPolicies(
                "naast.support.matching.policy.QUESTIONS",
                name="matching_question",
                insert=("ask",),
                update=(
                    "accept",
                    "pass_on",
                    "propose",
                    "withdraw",
                    "choose_other",
                    "warn",
                    "hand_over",
                    "note_contact",
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class QuestionText(models.Model):
    """Her own words. They open with her key: for who stands beside her, not before."""

    question = models.OneToOneField(
        Question, on_delete=models.CASCADE, primary_key=True, related_name="text"
    )
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    house = models.CharField(max_length=20)
    text = SealedField(label="matching.question_text")

    class Meta:
        constraints = [
            RowPolicies(
                "naast.support.matching.policy.TEXTS",
                name="matching_questiontext",
                insert=("ask",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.question_id)


class Offer(models.Model):
    """What was shown when she chose: whom, in which order, and why (the terms of the score)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    house = models.CharField(max_length=20)
    shown = models.JSONField(default=list)
    chosen = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            RowPolicies(
                "naast.support.matching.policy.OFFERS", name="matching_offer", insert=("log",)
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Invitation(models.Model):
    """A code for her for whom somebody asked, with which she says yes or no herself.

    It is of who asked: of the other it holds nothing, not a name. Only a fingerprint of the code is
    kept. A new one ends the one before; the answer ends it too.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    house = models.CharField(max_length=20)
    code_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    agreed = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question"], condition=Q(ended_at__isnull=True), name="one_code_a_question"
            ),
            models.CheckConstraint(
                condition=Q(agreed__isnull=True) | Q(ended_at__isnull=False),
                name="answered_invitation_is_over",
            ),
            RowPolicies(
                "naast.support.matching.policy.INVITATIONS",
                name="matching_invitation",
                insert=("make",),
                update=("end",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class PassOn(models.Model):
    """That a question was passed on, with a reason, and to whom it went."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    house = models.CharField(max_length=20)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=30, choices=PASS_REASONS)
    proposed = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            RowPolicies(
                "naast.support.matching.policy.PASSED_ON",
                name="matching_passon",
                insert=("pass_on",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.reason}"


class Placement(models.Model):
    """Who stands beside whom, from-until: the only source of load.

    One for who took the question; one more for who helps along with her, or stands in for her from
    a moment to a moment that both are known beforehand.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    circle = models.ForeignKey("people.Circle", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    hat = models.CharField(max_length=20, null=True)  # noqa: DJ001
    house = models.CharField(max_length=20)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    zone = models.ForeignKey("places.Zone", on_delete=models.PROTECT, related_name="+", null=True)
    kind = models.CharField(max_length=30)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["user"], condition=Q(until_at__isnull=True), name="running_placements"
            ),
            models.Index(
                fields=["user"],
                condition=Q(until_at__isnull=False, hat__isnull=False),
                name="placements_with_an_end",
            ),
            models.Index(fields=["organisation", "from_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__isnull=False) | Q(hat__isnull=False),
                name="placement_runs_with_its_hat",
            ),
            models.CheckConstraint(
                condition=Q(hat__isnull=True)
                | Q(house=House.SUPPORT, hat=HatKind.SUPPORTS)
                | Q(house=House.MUNICIPALITY, hat=HatKind.DECIDES),
                name="placement_hat_fits_house",
            ),
            models.CheckConstraint(
                condition=Q(until_at__isnull=True) | Q(until_at__gte=F("from_at")),
                name="placement_ends_after_it_starts",
            ),
            WearsHat(name="placement_wears_hat"),
            InHerCircle(name="placement_in_her_circle"),
            RowPolicies(
                "naast.support.matching.policy.PLACEMENTS",
                name="matching_placement",
                insert=("place",),
                update=("end",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} for {self.question_id}"


class WeightVersion(models.Model):
    """How much each term of the score counts in a municipality, from a day on, and why (I-7).

    About nobody, and read by everybody: it holds no person, so no row policy guards it. Rows are
    added, never changed; the record says who set them.
    """

    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    weights = models.JSONField()
    reason = models.CharField(max_length=300)
    set_at = models.DateTimeField()
    from_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["municipality", "from_on"])]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="weights_change_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.from_on}"
