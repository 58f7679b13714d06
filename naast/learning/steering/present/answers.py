"""An answer in words: what was chosen, why, since when, who reads it, and what helps to answer."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from naast.learning.inventory.queries import printed_tip
from naast.learning.steering.models import Answer


def answer(
    *,
    slug: str,
    subject: str,
    question: Any,
    options: Mapping[str, Any],
    row: Answer | None,
    may_say: bool,
) -> dict[str, Any]:
    """Return one subject for a page; without a row nobody answered, or it is a draft."""
    return {
        "subject": subject,
        "question": question,
        "answered": row is not None,
        "chosen": [options.get(code, code) for code in row.codes] if row else [],
        "text": row.text if row else "",
        "evidence": row.evidence if row else "",
        "evidence_on": row.evidence_on if row else None,
        "on": row.said_at if row else None,
        "review_on": row.review_on if row else None,
        "draft": row is not None and row.open_on is None,
        "url": reverse("steering:answer", args=[slug, subject]) if may_say else "",
    }


def group(*, key: str, name: Any, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return subjects that stand together, with how many of them were answered."""
    count = sum(row["answered"] for row in rows)
    told = _("%(n)s of %(all)s answered") % {"n": count, "all": len(rows)}
    return {"key": key, "name": name, "rows": rows, "told": told}


def beside(
    *,
    knowledge: Iterable[tuple[Any, str]],
    tips: Iterable[tuple[str, str]],
    earlier: Sequence[Answer],
    options: Mapping[str, Any],
) -> dict[str, Any]:
    """Return what stands beside a question: what is known, tips of 2016, what one said before."""
    return {
        "knowledge": [{"text": text, "source": source} for text, source in knowledge],
        "tips": [printed_tip(table=table, code=code) for table, code in tips],
        "earlier": [
            {
                "on": row.said_at,
                "chosen": [options.get(code, code) for code in row.codes],
                "text": row.text,
                "by": row.user.name,
            }
            for row in earlier
        ],
    }
