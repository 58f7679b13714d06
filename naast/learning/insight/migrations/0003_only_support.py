"""Waiting, outcome and answers tell of support alone: who is no supporter is not in them (R-069).

An omtinker works in the support house and is not counted as support, so the house did not keep her
out. `group` still tells how many questions she took, in a cell of her own.
"""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("naast.learning.insight.migrations.0002_figures").COUNTS.replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)

# The twin of `counted_as_support` of a kind of worker; where nobody took it, nobody keeps it out.
IS_SUPPORT = """
CREATE FUNCTION insight_is_support("group" text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN "group" NOT IN ('omtinker', 'municipal');
"""
CHANGES = (
    (
        "), town AS (",
        """), help AS (
  SELECT * FROM fact WHERE house <> 'support' OR insight_is_support("group")
), town AS (""",
    ),
    ("FROM fact WHERE event = 'contacted'", "FROM help WHERE event = 'contacted'"),
    ("FROM fact f CROSS JOIN LATERAL", "FROM help f CROSS JOIN LATERAL"),
    ("LEFT JOIN fact f ON f.event = 'closed'", "LEFT JOIN help f ON f.event = 'closed'"),
)


def after() -> str:
    text = BEFORE
    for old, new in CHANGES:
        assert old in text, old
        text = text.replace(old, new)
    return text


class Migration(migrations.Migration):
    """Can be undone. What is published stays as it was published."""

    dependencies = [("insight", "0002_figures")]

    operations = [
        migrations.RunSQL(IS_SUPPORT, "DROP FUNCTION insight_is_support(text);"),
        migrations.RunSQL(after(), BEFORE),
    ]
