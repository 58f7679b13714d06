"""The words of the library."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "research": _("Research"),
    "letter": _("Letters to parliament"),
    "practice": _("How others do it"),
    "article": _("Articles"),
}
