"""Keep the framework and the articles on which decisions rest (R-299)."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor, must_act
from naast.support.decisions.actions.mandates import ROLE, NotThatRegister
from naast.support.decisions.models import Article
from naast.support.decisions.queries.mandates import keeps_register_of
from naast.support.decisions.rules import Provision
from naast.support.decisions.rules.framework import ArticleKind
from naast.support.decisions.rules.mandates import Law


@transaction.atomic
def enter_article(
    *,
    actor: Actor,
    municipality_id: int,
    kind: ArticleKind,
    law: Law,
    provisions: Collection[Provision],
    name: str,
    says: str,
    source: str,
    from_on: date,
    at: datetime,
) -> Article:
    """Enter an article as it reads at its source. Raises NotThatRegister."""
    must_act(actor)
    if municipality_id not in keeps_register_of(actor=actor):
        raise NotThatRegister(municipality_id)
    article = Article.objects.create(
        municipality_id=municipality_id,
        kind=kind,
        law=law,
        provisions=sorted(provisions),
        name=name.strip(),
        says=says.strip(),
        source=source.strip(),
        from_on=from_on,
        set_at=at,
    )
    record(actor, "decisions.article.entered", article, role=ROLE)
    return article


@transaction.atomic
def end_article(*, actor: Actor, article_id: int, last_on: date) -> Article:
    """Let an article count up to and with a day; what rested on it still does.

    Raises NotThatRegister, Article.DoesNotExist, ValueError for a day before it began.
    """
    must_act(actor)
    article = Article.objects.select_for_update().get(pk=article_id)
    if article.municipality_id not in keeps_register_of(actor=actor):
        raise NotThatRegister(article.municipality_id)
    if last_on < article.from_on:
        raise ValueError(last_on)
    article.last_on = last_on
    article.save(update_fields=["last_on"])
    record(actor, "decisions.article.ended", article, role=ROLE)
    return article
