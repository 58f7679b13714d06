"""Read the record."""

from django.db.models import QuerySet

from naast.core.audit import policy
from naast.core.audit.models import Entry
from naast.core.policy.walls import Actor, reach


def entries(*, actor: Actor, verb: str = "view") -> QuerySet[Entry]:
    """Return the entries on which `actor` may do `verb`, newest first, with who did it."""
    return (
        Entry.objects.filter(reach(policy.ENTRIES, actor, verb))
        .select_related("user")
        .order_by("-at", "id")
    )
