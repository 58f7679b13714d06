"""Count what is asked of the database."""

from django.test.utils import CaptureQueriesContext

MARKS = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


def statements(captured: CaptureQueriesContext) -> list[str]:
    """Return the statements, without the marks of transactions: a test has more of those."""
    return [one["sql"] for one in captured if not one["sql"].startswith(MARKS)]
