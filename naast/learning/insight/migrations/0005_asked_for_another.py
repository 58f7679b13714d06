"""What somebody asked for another, and that one's own question once she agreed, are one question.

It was asked, taken and spoken about once: when the asker did. How it ended and how it was is told by
her whom it is about, from when she agreed; the asker is not counted as her. Until then, or when she
never does, what the asker closed and answered counts. Who also asks for herself asks two questions.
"""

from importlib import import_module

from django.db import migrations

READS = "GRANT SELECT (follows_id) ON matching_question TO naast_figures;"
READS_BACK = "REVOKE SELECT (follows_id) ON matching_question FROM naast_figures;"

BEFORE = {
    name: getattr(import_module(f"naast.learning.insight.migrations.{module}"), name).replace(
        "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
    )
    for name, module in (("GATHER", "0002_figures"), ("SAID", "0004_said_of_organisations"))
}
# What is said of each organisation rests on the same answers as the totals: else one could subtract.
SAID = (
    (
        "WHERE insight_is_support(COALESCE(insight_group(helped.kind), ''))",
        """WHERE insight_is_support(COALESCE(insight_group(helped.kind), ''))
    AND NOT EXISTS (SELECT FROM matching_question hers
                    WHERE hers.follows_id = q.id AND hers.asked_at <= a.answered_at)""",
    ),
)
GATHER = (
    (
        """SELECT id, house, zone_id, domains, asked_at, first_contact_at
  FROM matching_question""",
        """SELECT id, house, zone_id, domains, asked_at, first_contact_at, follows_id
  FROM matching_question""",
    ),
    (
        """  FROM question
  UNION ALL
  SELECT 'taken', question_id, from_at, '', NULL, NULL, NULL, NULL, NULL
  FROM placed WHERE nth = 1
""",
        """  FROM question WHERE follows_id IS NULL
  UNION ALL
  SELECT 'taken', question_id, from_at, '', NULL, NULL, NULL, NULL, NULL
  FROM placed JOIN question q ON q.id = question_id WHERE nth = 1 AND follows_id IS NULL
""",
    ),
    (
        "FROM question WHERE first_contact_at IS NOT NULL",
        "FROM question WHERE first_contact_at IS NOT NULL AND follows_id IS NULL",
    ),
    (
        "JOIN question q ON q.id = question_id WHERE closed_at IS NOT NULL",
        """JOIN question q ON q.id = question_id WHERE closed_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM question hers
                    WHERE hers.follows_id = question_id AND hers.asked_at <= closed_at)""",
    ),
    (
        "FROM experience_answer JOIN question q ON q.id = question_id",
        """FROM experience_answer JOIN question q ON q.id = question_id
  WHERE NOT EXISTS (SELECT FROM question hers
                    WHERE hers.follows_id = question_id AND hers.asked_at <= answered_at)""",
    ),
)


def after(text: str, changes: tuple[tuple[str, str], ...]) -> str:
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


class Migration(migrations.Migration):
    """Can be undone. What is published stays as it was published."""

    dependencies = [
        ("insight", "0004_said_of_organisations"),
        ("matching", "0006_follows"),
    ]

    operations = [
        migrations.RunSQL(READS, READS_BACK),
        migrations.RunSQL(after(BEFORE["GATHER"], GATHER), BEFORE["GATHER"]),
        migrations.RunSQL(after(BEFORE["SAID"], SAID), BEFORE["SAID"]),
    ]
