from django.db import migrations

# Row policies hold for the owner too, who acts as nobody here: she steps outside for this one step.
TABLES = ("people_agreement", "matching_question")
OPEN = "".join(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;" for table in TABLES)
CLOSE = "".join(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;" for table in TABLES)

# Who agreed got a question of her own then, which says what it follows.
FILL = """
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE people_agreement a SET question_id = q.follows_id
FROM matching_question q
WHERE q.person_id = a.person_id AND q.follows_id IS NOT NULL AND a.question_id IS NULL;
"""


class Migration(migrations.Migration):
    """Going back empties nothing: the column goes with the migration that made it."""

    dependencies = [
        ("matching", "0010_weights"),
        ("people", "0009_agreement_knows_its_question"),
    ]

    operations = [migrations.RunSQL(OPEN + FILL + CLOSE, migrations.RunSQL.noop)]
