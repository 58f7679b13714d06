"""What she reads who comes with the code that was made for her, because another asked."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from naast.entrances.portal.file_words import ASKED_BY
from naast.entrances.portal.forms import InvitedForm
from naast.entrances.portal.place import Place
from naast.support.matching.actions import Inviting
from naast.support.matching.rules import UNSAID


def asks(
    request: HttpRequest,
    *,
    place: Place,
    asked: Inviting,
    code: str,
    public: bool = False,
    form: InvitedForm | None = None,
) -> HttpResponse:
    """Show what is asked of her; the code goes along in the form, and nowhere else.

    `public`: she said that others use this computer too.
    """
    first = {"code": code, "openbaar": public}
    empty = InvitedForm(initial=first, unsaid=asked.relation == UNSAID)
    context = {
        "place": place,
        "form": form or empty,
        "asked": asked,
        "who": ASKED_BY[asked.relation],
        "stays": True,  # a link to the other language would leave the code behind
    }
    status = HTTPStatus.OK if form is None else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "portal/invited.html", context, status=status)


def opens_nothing(request: HttpRequest, *, place: Place, status: int) -> HttpResponse:
    """Show the form again to who sent it with a code that opens nothing, or no more.

    Unknown, answered, too old and mistyped look the same. What she typed stays.
    """
    form = InvitedForm(request.POST, unsaid="band" in request.POST, opens=False)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        form.add_error("code", _("This went wrong too often. Wait fifteen minutes, or call us."))
    elif "code" not in form.errors:
        form.add_error("code", _("This code opens nothing. Look at each word, and try again."))
    context = {"place": place, "form": form, "asked": None, "stays": True}
    return render(request, "portal/invited.html", context, status=status)
