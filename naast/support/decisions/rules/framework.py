"""On which articles a decision rests: what counts on its day for its provision. Pure."""

from enum import StrEnum


class ArticleKind(StrEnum):
    """Where an article stands."""

    LAW = "law"
    ORDINANCE = "ordinance"
    FRAMEWORK = "framework"
    POLICY_RULE = "policy_rule"
    HARDSHIP = "hardship"


RESTS_ON = (
    ArticleKind.LAW,
    ArticleKind.ORDINANCE,
    ArticleKind.FRAMEWORK,
    ArticleKind.POLICY_RULE,
)
"""On what every decision rests; the hardship clause only where the ordinance was left."""
