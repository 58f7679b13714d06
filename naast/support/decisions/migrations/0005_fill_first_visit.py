from django.db import migrations

# Row policies hold for the owner too, who acts as nobody here: she steps outside for this one step.
TABLES = ("decisions_matter", "decisions_talk")
OPEN = "".join(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;" for table in TABLES)
CLOSE = "".join(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;" for table in TABLES)

# The first talk at which somebody stood on the doorstep was noted with the talk alone.
FILL = """
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE decisions_matter m SET first_visit_at = visited.at
FROM (SELECT matter_id, min(at) AS at FROM decisions_talk WHERE kind = 'visit' GROUP BY matter_id)
  AS visited
WHERE visited.matter_id = m.id;
"""


class Migration(migrations.Migration):
    """Can be undone: the talks stay as they are."""

    dependencies = [("decisions", "0004_first_visit")]

    operations = [migrations.RunSQL(OPEN + FILL + CLOSE, migrations.RunSQL.noop)]
