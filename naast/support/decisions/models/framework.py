"""The assessment framework and the articles on which decisions rest, and what breaks through them.

About nobody: an article is public, and a breakthrough keeps no person, no officer and no day.
"""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.core.policy.walls import RowPolicies
from naast.support.decisions.models.mandates import LAWS
from naast.support.decisions.rules.deviation import DeviationGoal, LeftRule
from naast.support.decisions.rules.framework import ArticleKind

ARTICLE_KINDS = [
    (ArticleKind.LAW, _("The law")),
    (ArticleKind.ORDINANCE, _("The ordinance")),
    (ArticleKind.FRAMEWORK, _("The assessment framework")),
    (ArticleKind.POLICY_RULE, _("A policy rule")),
    (ArticleKind.HARDSHIP, _("The hardship clause of the ordinance")),
]
LEFT_RULES = [
    (LeftRule.POLICY_RULE, _("A policy rule")),
    (LeftRule.ORDINANCE, _("The ordinance, by its hardship clause")),
    (LeftRule.LAW, pgettext_lazy("left rule", "A law")),
]
GOALS = [
    (DeviationGoal.TAKE_PART, _("Being among people")),
    (DeviationGoal.STAY_HOME, _("Being able to stay at home")),
    (DeviationGoal.SAFE, _("Being safe")),
    (DeviationGoal.HEALTH, _("Not becoming more ill")),
    (DeviationGoal.CARER, _("Relief for who cares")),
    (DeviationGoal.MONEY, _("Money in order")),
    (DeviationGoal.CHILDREN, _("The children")),
]


class Article(models.Model):
    """An article on which a decision can rest (R-299), in force from a day on; in one municipality.

    Rows are added and never changed, save their last day: a decision keeps those it rested on.
    """

    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=20, choices=ARTICLE_KINDS)
    law = models.CharField(max_length=10, choices=LAWS)
    provisions = ArrayField(models.CharField(max_length=30))
    name = models.CharField(max_length=120)
    says = models.CharField(max_length=400)
    source = models.CharField(max_length=200)
    from_on = models.DateField()
    last_on = models.DateField(null=True)
    set_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["municipality", "law", "from_on"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(source="") & ~Q(says=""),
                name="article_says_what_and_where",
            ),
            models.CheckConstraint(
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("from_on")),
                name="article_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Breakthrough(models.Model):
    """That a rule was left, and what for (R-301): for learning, without a person.

    Nothing leads back: no decision, no officer, no zone, and no day but its quarter.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    provision = models.CharField(max_length=30)
    left_rule = models.CharField(max_length=20, choices=LEFT_RULES)
    goal = models.CharField(max_length=20, choices=GOALS)
    quarter = models.CharField(max_length=7)

    class Meta:
        indexes = [models.Index(fields=["municipality", "quarter"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(left_rule=LeftRule.LAW), name="no_law_is_broken_through"
            ),
            RowPolicies(
                "naast.support.decisions.policy.BREAKTHROUGHS",
                name="decisions_breakthrough",
                insert=("add",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provision} {self.left_rule} {self.quarter}"
