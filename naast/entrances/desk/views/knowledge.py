"""How busy one's own people are, and what they are asked without knowing much of it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.core.identity.queries import Request, names
from naast.core.policy.walls import Actor
from naast.entrances.desk.knowledge import Worker, asked_of, loaded
from naast.entrances.desk.load import my_people
from naast.supply.law.queries import domains
from naast.supply.organisations import queries as organisations
from naast.support.casework import queries as casework
from naast.support.casework.rules import counts_minutes

MOST_CASES = 5_000


@never_cache
@require_safe
def knowledge(request: Request) -> HttpResponse:
    """Show per organisation that one coordinates who is how busy, and what nobody knows much of."""
    actor, at = request.actor, timezone.now()
    if not actor.holds("coordinator"):
        raise Http404
    people = my_people(actor=actor, at=at)
    known = names(user_ids={one.user_id for one in people})
    cases = _cases(actor)
    context = {
        "organisations": [
            _organisation(
                name,
                [one for one in people if one.organisation_id == id_],
                known,
                [(user_id, about) for of, user_id, about in cases if of == id_],
            )
            for id_, name in sorted(
                organisations.names(ids=actor.scopes["coordinator"].organisation_ids).items(),
                key=lambda one: one[1].casefold(),
            )
        ]
    }
    return render(request, "desk/knowledge.html", context)


def _cases(actor: Actor) -> list[tuple[int, int, list[str]]]:
    """Return of running cases in one's own organisations: of which, with whom, about what."""
    rows = casework.cases(actor=actor).filter(
        closed_at__isnull=True, organisation_id__in=actor.scopes["coordinator"].organisation_ids
    )
    return list(rows.values_list("organisation_id", "user_id", "domains")[:MOST_CASES])


def _organisation(
    name: str, people: list[Any], known: dict[int, str], cases: list[tuple[int, list[str]]]
) -> dict[str, Any]:
    life = {one.domain.value: str(one.name) for one in domains()}
    rows = loaded(
        workers=[
            Worker(
                user_id=one.user_id,
                name=known.get(one.user_id, ""),
                running=one.running,
                ceiling=one.pool.ceiling if counts_minutes(kind=one.kind) else None,
                knows=frozenset(one.pool.domains),
            )
            for one in people
        ],
        cases=cases,
    )
    return {
        "name": name,
        "cases": len(cases),
        "full": sum(one.full for one in rows),
        "people": [
            {
                "name": one.worker.name,
                "running": one.worker.running,
                "ceiling": one.worker.ceiling,
                "full": one.full,
                "lacks": [{"name": life.get(code, code), "n": n} for code, n in one.lacks],
            }
            for one in rows
        ],
        "parts": [
            {
                "name": life[one.code],
                "cases": one.cases,
                "without": one.without,
                "knowing": one.knowing,
                "nobody": one.cases > 0 and not one.knowing,
            }
            for one in asked_of(codes=list(life), people=rows, cases=cases)
        ],
    }
