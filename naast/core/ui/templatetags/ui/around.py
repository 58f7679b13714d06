"""What stands around a page: the way out, the other language."""

from typing import Any

from django.conf import settings
from django.template import Context
from django.urls import translate_url
from django.utils.translation import get_language

from naast.core.ui.templatetags.ui.library import PARTS, register


@register.inclusion_tag(PARTS + "_leave.html")
def leave(words: str = "", hint: str = "") -> dict[str, Any]:
    """Draw the way out: to a page that says nothing about who was here.

    `words` and `hint` (heard, not seen) in the language of a page that is in no catalogue.
    """
    return {"url": settings.NAAST_LEAVE_URL, "words": words, "hint": hint}


@register.inclusion_tag(PARTS + "_language.html", takes_context=True)
def language_link(context: Context) -> dict[str, Any]:
    """Draw the way to the same page in the other language, where the address is known."""
    request = context.get("request")
    other = "nl" if get_language() == "en" else "en"
    here = request.get_full_path() if request else ""
    url = translate_url(here, other)
    if url == here:  # not an address in two languages
        url = ""
    return {"url": url, "other": other, "name": {"nl": "Nederlands", "en": "English"}[other]}
