"""The words of the kinds on the screen."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.supply.services.rules import Kind

KINDS: dict[Kind, Promise] = {
    Kind.INITIATIVE: _("By people from the neighbourhood"),
    Kind.ASSOCIATION: _("Clubs and associations"),
    Kind.VOLUNTEERS: _("Volunteers who help"),
    Kind.PROVISION: _("Open to everybody"),
    Kind.RIGHT: _("What the law offers"),
}
