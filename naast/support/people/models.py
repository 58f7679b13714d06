"""People as the law and life have them. What tells who they are is sealed with their key."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.support.people.hats import InHerCircle, WearsHat
from naast.support.people.rules import (
    AgreedHow,
    HatKind,
    House,
    Manner,
    RelationKind,
    RepresentationKind,
)

HOUSES = [(House.SUPPORT, _("Support")), (House.MUNICIPALITY, _("Municipality"))]
HATS = [(HatKind.SUPPORTS, _("Stands beside")), (HatKind.DECIDES, _("Decides"))]
MANNERS = [
    (Manner.BESIDE, _("Beside")),
    (Manner.BEHIND, _("Behind who stands beside")),
    (Manner.JUDGES, _("Judges an objection")),
]
RELATIONS = [
    (RelationKind.PARENT_WITH_CUSTODY, _("Parent with custody")),
    (RelationKind.OTHER_PARENT, _("Other parent")),
    (RelationKind.PARTNER, _("Partner")),
    (RelationKind.CHILD, _("Son or daughter")),
    (RelationKind.CARER, _("Carer")),
    (RelationKind.NEIGHBOUR, _("Neighbour")),
    (RelationKind.FRIEND, _("Friend")),
    (RelationKind.IN_THE_FIELD, _("Somebody who works with her")),
]
REPRESENTATIONS = [
    (RepresentationKind.CURATOR, _("Curator")),
    (RepresentationKind.MENTOR, _("Mentor")),
    (RepresentationKind.ADMINISTRATOR, _("Administrator of money")),
    (RepresentationKind.CUSTODY, _("Custody")),
    (RepresentationKind.AUTHORISED, _("Written authorisation")),
]
AGREED_HOW = [
    (AgreedHow.PAPER, _("On paper")),
    (AgreedHow.SPOKEN, _("Spoken, with a witness")),
    (AgreedHow.CODE, _("With a code of her own")),
]


class Circle(models.Model):
    """The persons who count as one for I-1: at first one person."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)

    def __str__(self) -> str:
        return str(self.id)


class Person(models.Model):
    """A resident in one house, with her wrapped key: who sees this row can open what is hers.

    `controller` names the key outside the database. Without `wrapped_key` she is erased: nothing of
    hers opens any more, in no backup either.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="+")
    house = models.CharField(max_length=20, choices=HOUSES)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    controller = models.CharField(max_length=40)
    wrapped_key = models.BinaryField(null=True)
    language = models.CharField(max_length=8, default="nl")
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(house=House.MUNICIPALITY) ^ Q(organisation__isnull=False),
                name="person_support_has_organisation",
            ),
            models.CheckConstraint(
                condition=Q(wrapped_key__isnull=False) ^ Q(erased_at__isnull=False),
                name="person_has_key_or_is_erased",
            ),
            models.UniqueConstraint(fields=["id", "circle"], name="person_in_circle_to_point_at"),
            RowPolicies(
                "naast.support.people.policy.PERSONS",
                name="people_person",
                insert=("register",),
                update=("move", "erase", "link"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Link(models.Model):
    """That she is one human being with a file in each house, because she said so with both codes.

    A table of its own: on the row of a person it would tell the one house about the other.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    supported = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    decided = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    linked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["supported", "decided"], name="linked_once"),
            RowPolicies("naast.support.people.policy.LINKS", name="people_link", insert=("link",)),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Details(models.Model):
    """What she left of herself: a first name, ways to reach her, and whether they are safe."""

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="details"
    )
    house = models.CharField(max_length=20, choices=HOUSES)
    first_name = SealedField(label="people.first_name", null=True)
    phone = SealedField(label="people.phone", null=True)
    phone_index = models.CharField(max_length=64, blank=True, db_index=True)
    mail = SealedField(label="people.mail", null=True)
    mail_index = models.CharField(max_length=64, blank=True, db_index=True)
    born_on = SealedField(label="people.born_on", null=True)
    safe_to_call = models.BooleanField(default=False)
    safe_to_text = models.BooleanField(default=False)
    safe_to_mail = models.BooleanField(default=False)

    class Meta:
        constraints = [
            RowPolicies(
                "naast.support.people.policy.DETAILS",
                name="people_details",
                insert=("write",),
                update=("write",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person_id)


class Code(models.Model):
    """The code with which she comes back, as a fingerprint only. A new one ends the old one.

    With a PIN when she set one, as a fingerprint too. It hangs on the code, so it ends with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    house = models.CharField(max_length=20, choices=HOUSES)
    code_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    pin_hash = models.CharField(max_length=64, blank=True, default="", db_default="")
    pin_since = models.DateTimeField(null=True)
    pin_wrong = models.PositiveIntegerField(default=0, db_default=0)
    pin_wrong_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at__isnull=True), name="one_code_a_person"
            ),
            models.CheckConstraint(
                condition=Q(pin_hash="") ^ Q(pin_since__isnull=False), name="pin_has_its_moment"
            ),
            RowPolicies(
                "naast.support.people.policy.CODES",
                name="people_code",
                insert=("make",),
                update=("end", "protect"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Guesses(models.Model):
    """How many wrong codes came from one source in a quarter of an hour, over all web processes.

    `source` is a fingerprint of a network, or stands for the whole installation; within the hour it
    is gone.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    source = models.CharField(max_length=64)
    since = models.DateTimeField()
    tries = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "since"], name="one_count_a_source"),
            RowPolicies(
                "naast.support.people.policy.GUESSES",
                name="people_guesses",
                insert=("count",),
                update=("count",),
                delete=("forget",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tries} since {self.since}"


class Hat(models.Model):
    """What a user is in a circle: supports or decides, never both (I-1).

    The hat outlives the standing: it stays for the matter, its objection and twelve months.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    house = models.CharField(max_length=20, choices=HOUSES)
    kind = models.CharField(max_length=20, choices=HATS)
    from_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "user"], name="one_hat_a_circle"),
            models.UniqueConstraint(fields=["circle", "user", "kind"], name="hat_to_point_at"),
            models.CheckConstraint(
                condition=Q(house=House.SUPPORT, kind=HatKind.SUPPORTS)
                | Q(house=House.MUNICIPALITY, kind=HatKind.DECIDES),
                name="hat_fits_house",
            ),
            RowPolicies(
                "naast.support.people.policy.HATS",
                name="people_hat",
                insert=("wear",),
                update=("rehang",),
                delete=("take_off", "rehang"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.circle_id}"


class Standing(models.Model):
    """Who stands beside whom (or decides about whom), from-until. Only a standing opens rows.

    `hat` repeats the hat's kind while the standing runs and is NULL once it has ended, so that the
    composite foreign key holds for all that runs. Who stands in for a while has her end from the
    start: her rows open from `from_at` to `until_at` by the clock, and `hat` goes soon after. Who
    stands behind the one beside her is here too, in another `manner`: that opens far less.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    house = models.CharField(max_length=20, choices=HOUSES)
    hat = models.CharField(max_length=20, choices=HATS, null=True)  # noqa: DJ001
    manner = models.CharField(
        max_length=20, choices=MANNERS, default=Manner.BESIDE, db_default=Manner.BESIDE
    )
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user", "until_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "user"],
                condition=Q(until_at__isnull=True),
                name="one_running_standing",
            ),
            models.CheckConstraint(
                condition=Q(until_at__isnull=False) | Q(hat__isnull=False),
                name="standing_runs_with_its_hat",
            ),
            models.CheckConstraint(
                condition=Q(hat__isnull=True)
                | Q(house=House.SUPPORT, hat=HatKind.SUPPORTS)
                | Q(house=House.MUNICIPALITY, hat=HatKind.DECIDES),
                name="standing_hat_fits_house",
            ),
            models.CheckConstraint(
                condition=Q(until_at__isnull=True) | Q(until_at__gte=F("from_at")),
                name="standing_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(manner=Manner.BEHIND) | Q(house=House.SUPPORT),
                name="nobody_stands_behind_who_decides",
            ),
            models.CheckConstraint(
                condition=~Q(manner=Manner.JUDGES) | Q(house=House.MUNICIPALITY),
                name="who_judges_is_of_the_municipality",
            ),
            WearsHat(name="standing_wears_hat"),
            InHerCircle(name="standing_in_her_circle"),
            RowPolicies(
                "naast.support.people.policy.STANDINGS",
                name="people_standing",
                insert=("begin",),
                update=("end",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} beside {self.person_id}"


class Relation(models.Model):
    """Somebody around her. Her carer can be a resident in his own right (`other`)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    house = models.CharField(max_length=20, choices=HOUSES)
    kind = models.CharField(max_length=30, choices=RELATIONS)
    name = SealedField(label="people.relation_name", null=True)
    phone = SealedField(label="people.relation_phone", null=True)
    other = models.ForeignKey(Person, on_delete=models.SET_NULL, related_name="+", null=True)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            RowPolicies(
                "naast.support.people.policy.RELATIONS",
                name="people_relation",
                insert=("write",),
                update=("write",),
                delete=("write",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.person_id}"


class Representation(models.Model):
    """Who may speak for her, in what, since when, and who saw the proof.

    The birth date is sealed; the date that follows from it stands plain, for the walls.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    house = models.CharField(max_length=20, choices=HOUSES)
    relation = models.ForeignKey(Relation, on_delete=models.CASCADE, related_name="+")
    representative = models.ForeignKey(
        Person, on_delete=models.SET_NULL, related_name="+", null=True
    )
    kind = models.CharField(max_length=20, choices=REPRESENTATIONS)
    for_money = models.BooleanField(default=False)
    for_care = models.BooleanField(default=False)
    may_see = models.BooleanField(default=False)
    may_agree = models.BooleanField(default=False)
    receives_letters = models.BooleanField(default=False)
    may_see_until = models.DateField(null=True)
    evidence_seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    evidence_seen_at = models.DateTimeField()
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=RepresentationKind.ADMINISTRATOR) | Q(for_care=False),
                name="administrator_for_money_only",
            ),
            models.CheckConstraint(
                condition=~Q(kind=RepresentationKind.MENTOR) | Q(for_money=False),
                name="mentor_never_for_money",
            ),
            RowPolicies(
                "naast.support.people.policy.REPRESENTATIONS",
                name="people_representation",
                insert=("write",),
                update=("write", "close"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"


class Agreement(models.Model):
    """That she, or who represents her, agreed to help that another asked for her: how, when, seen.

    Without it nothing of her is kept but the words of who asked, in the asker's own file. Whether
    the asker may look along, she decides. Nobody notes it for who agrees with a code of her own. It
    is withdrawn when she erases her file: that she did is all that stays.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asker = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    # To what she agreed: who asked may ask for more than one. A number alone, since this band knows
    # no questions; empty only in what the release before this one still writes.
    question_id = models.UUIDField(null=True)
    house = models.CharField(max_length=20, choices=HOUSES)
    relation = models.CharField(max_length=30, choices=RELATIONS)
    by_subject = models.BooleanField()
    by_representative = models.BooleanField()
    how = models.CharField(max_length=20, choices=AGREED_HOW)
    witness = SealedField(label="people.witness", null=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    agreed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    asker_may_see = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "asker"], name="agreed_once"),
            models.CheckConstraint(
                condition=Q(by_subject=True) | Q(by_representative=True), name="somebody_agreed"
            ),
            models.CheckConstraint(
                condition=~Q(how=AgreedHow.SPOKEN) | Q(witness__isnull=False),
                name="spoken_has_a_witness",
            ),
            models.CheckConstraint(
                condition=Q(how=AgreedHow.CODE, noted_by__isnull=True, by_subject=True)
                | (~Q(how=AgreedHow.CODE) & Q(noted_by__isnull=False)),
                name="agreed_by_code_alone_or_noted",
            ),
            RowPolicies(
                "naast.support.people.policy.AGREEMENTS",
                name="people_agreement",
                insert=("note", "agree"),
                update=("let_see", "withdraw"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
