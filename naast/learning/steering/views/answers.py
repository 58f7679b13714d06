"""Answer on a subject, with what is known about it and what was answered before."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.learning.steering.actions import answers as actions
from naast.learning.steering.forms.answers import AnswerForm
from naast.learning.steering.models import Answer
from naast.learning.steering.present.answers import beside
from naast.learning.steering.present.subjects import asked
from naast.learning.steering.queries import answers
from naast.learning.steering.views.shared import fill_in, steering
from naast.supply.organisations import queries as organisations

EARLIER = 10


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, slug: str, subject: str) -> HttpResponse:
    """Answer on one subject; what stood there before stays to be read."""
    at = steering(request, slug)
    working = organisations.serving_names(municipality_ids=[at.town.pk], on=at.on)
    try:
        what = asked(subject=subject, working=working.get(at.town.pk, {}))
    except ValueError:
        raise Http404 from None
    earlier = list(
        answers.answers(actor=at.actor)
        .filter(municipality_id=at.town.pk, subject=subject)
        .select_related("user")[:EARLIER]
    )
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        question=what.question,
        options=what.options.items(),
        several=what.several,
        evidence=what.evidence,
        today=at.on,
        initial=_before(earlier[0], several=what.several) if earlier else None,
    )
    back_url = reverse(what.page, args=[slug])
    if form.is_valid():
        actions.say(actor=at.actor, municipality_id=at.town.pk, subject=subject, **form.facts())
        messages.success(request, _("Kept. What stood there before stays to be read."))
        return HttpResponseRedirect(back_url)
    return fill_in(
        request, form, title=what.question, back_url=back_url,
        beside=beside(
            knowledge=what.knowledge, tips=what.tips, earlier=earlier, options=what.options
        ),
    )  # fmt: skip


def _before(row: Answer, *, several: bool) -> dict[str, Any]:
    return {
        "codes": row.codes if several else next(iter(row.codes), ""),
        "text": row.text,
        "evidence": row.evidence,
        "evidence_on": row.evidence_on,
        "is_open": row.open_on is not None,
    }
