"""A vision in words: its parts, what changed, the line through the years."""

from typing import Any

from naast.learning.steering.models import Vision
from naast.learning.steering.queries.vision import version
from naast.learning.steering.rules.vision import Change, Mark, Part, follows_since, line
from naast.learning.steering.words import vision as words


def parts(*, row: Vision, decided: list[Vision]) -> list[dict[str, Any]]:
    """Return the words of a version by part; of the one that holds, since when a part says so."""
    versions = [version(row=one) for one in decided]
    holds = bool(decided) and decided[-1].pk == row.pk
    return [
        {
            "name": words.PARTS[part],
            "text": row.parts[part],
            "since": follows_since(versions=versions, part=part) if holds else None,
        }
        for part in Part
        if row.parts.get(part)
    ]


def changed(*, found: tuple[Change, ...]) -> list[dict[str, Any]]:
    """Return what changed, by part, with the words that came and went."""
    return [
        {
            "name": words.PARTS[one.part],
            "how": words.HOW[one.how],
            "runs": [
                {"text": text, "came": mark is Mark.IN, "went": mark is Mark.OUT}
                for mark, text in one.words
            ],
        }
        for one in found
    ]


def years(*, decided: list[Vision], names: dict[int, str]) -> list[dict[str, Any]]:
    """Return the decided versions through the years, newest first, with what each changed."""
    by_key = {row.pk: row for row in decided}
    found = line(versions=[version(row=row) for row in decided])
    return [
        {
            "row": by_key[one.key],  # type: ignore[index]
            "writers": writers(row=by_key[one.key], names=names),  # type: ignore[index]
            "changed": [words.PARTS[change.part] for change in what],
            "first": number == 0,
        }
        for number, (one, what) in reversed(list(enumerate(found)))
    ]


def writers(*, row: Vision, names: dict[int, str]) -> dict[str, Any]:
    """Return who wrote along: organisations by name, the council, and who else."""
    return {
        "organisations": [names[one] for one in row.writer_ids if one in names],
        "council": row.with_council,
        "others": row.others,
    }
