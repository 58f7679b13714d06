"""Who may do what with which documents. Read as: verb, role, reach.

Nobody with a grant sees a document here. Who may is known by what refers to it: an app shows that
somebody may, by its own table, and then reads under `holding`, the role of that one step, which
knows that one document.
"""

from typing import Any

from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Table


def about_me(me: Any) -> Q:
    return Q(subject_id=me.person_id)


def hers_in_support(me: Any) -> Q:
    """What lies with the municipality is kept as the law says (Wmo 2015 art. 5.3.4)."""
    return about_me(me) & Q(house="support")


def this_one(me: Any) -> Q:
    return Q(id__any=me.row_ids)


def of_this_one(me: Any) -> Q:
    return Q(file_id__any=me.row_ids)


FILES: Table = {
    "view": {"resident": about_me, "holding": this_one},
    "keep": {"holding": this_one},
    "remove": {"holding": this_one},
}
PARTS: Table = {
    "view": {"resident": about_me, "holding": of_this_one},
    "keep": {"holding": of_this_one},
    "remove": {"holding": of_this_one},
    # Her key closes every part for good; the bytes need not stay either.
    "erase": {"resident": hers_in_support},
}


def _personal(model: str, export: str) -> Personal:
    return Personal(
        model=model,
        subject="subject_id",
        house="both",
        controller="the controller of the file",
        ground="as the file in which it was put",
        retention="as the person",
        export=export,
    )


PERSONAL = (
    _personal("files.StoredFile", "what kind of document, how large, since when"),
    _personal("files.Part", "the document itself"),
)
