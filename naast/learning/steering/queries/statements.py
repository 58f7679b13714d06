"""What a municipality tells everybody about independence. Public: nobody need act."""

from datetime import date

from naast.learning.steering.models import Statement


def independence_statement(*, municipality_id: int, on: date) -> tuple[str, date] | None:
    """Return what independent means in a municipality, and since when it says so; None: nothing."""
    found = (
        Statement.objects.filter(municipality_id=municipality_id, from_on__lte=on)
        .order_by("-from_on")
        .values_list("text", "from_on")
        .first()
    )
    return found if found and found[0] else None
