"""The words of the kinds on the screen."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.supply.services.hsds_in import Fault
from naast.supply.services.rules import Kind, Thing

KINDS: dict[Kind, Promise] = {
    Kind.INITIATIVE: _("By people from the neighbourhood"),
    Kind.ASSOCIATION: _("Clubs and associations"),
    Kind.VOLUNTEERS: _("Volunteers who help"),
    Kind.PROVISION: _("Open to everybody"),
    Kind.RIGHT: _("What the law offers"),
}

THINGS: dict[Thing, Promise] = {
    Thing.ORGANISATION: _("Organisation"),
    Thing.POINT: _("Walk-in point"),
}

FAULTS: dict[str, Promise] = {
    Fault.TOO_BIG: _("This file is too big. At most 2 MB, and 8 MB unpacked."),
    Fault.NOT_UTF8: _("We cannot read the letters. Save the file as UTF-8."),
    Fault.NOT_HSDS: _("This is no file of HSDS: we find no services in it."),
    Fault.BROKEN_ZIP: _("This zip cannot be opened."),
    Fault.TOO_MANY: _("This file holds too many services. At most 500."),
    Fault.EMPTY: _("This file holds no services."),
    Fault.MISSING: _("is not there"),
    Fault.TOO_LONG: _("is too long"),
    Fault.RUNS: _("begins with a sign with which a spreadsheet computes"),
    Fault.UNKNOWN_DOMAIN: _("is no part of life that we know"),
    Fault.NO_PHONE: _("is no phone number with ten digits"),
    Fault.NO_MAIL: _("is no mail address"),
    Fault.NO_URL: _("is no address of a website"),
    Fault.TWICE: _("stands in the file twice"),
    Fault.NO_PLACES: _("This file holds no organisations and no points."),
    Fault.UNKNOWN_ZONE: _("is no place in this municipality that we know"),
    Fault.NO_DAY: _("is no day of each week"),
    Fault.NO_TIME: _("is no time on the Dutch clock, from early to late"),
    Fault.OVERLAP: _("are too many on one day, or overlap"),
}

FIELDS: dict[str, Promise] = {
    "id": _("The id"),
    "name": _("The name"),
    "provider": _("Who does it"),
    "text": _("What it is"),
    "how": _("How one comes in"),
    "domains": _("What it is about"),
    "phone": _("The phone number"),
    "mail": _("The mail address"),
    "url": _("The website"),
    "address": _("The address"),
    "access": _("How one gets in"),
    "zone": _("The zone"),
    "day": _("The day"),
    "time": _("The hours"),
    "hours": _("The hours"),
}
