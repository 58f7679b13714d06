"""Several decisions a matter: each gets a key of its own. What is there keeps the key of its matter.

Cannot be undone once a matter has two decisions. For one moment the release before cannot decide:
it writes no key of a decision. See decision 0020.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models

# A generated column fills itself also behind row policies; then it becomes an ordinary one. What
# residents said of a decision names it by the key of its matter, which stays its key.
SPLIT = """
SET CONSTRAINTS ALL IMMEDIATE;
DO $$
DECLARE found text;
BEGIN
  FOR found IN SELECT conname FROM pg_constraint
    WHERE conrelid = 'decisions_decisiontext'::regclass AND contype = 'f'
      AND confrelid = 'decisions_matter'::regclass
  LOOP EXECUTE format('ALTER TABLE decisions_decisiontext DROP CONSTRAINT %I', found); END LOOP;
END $$;
ALTER TABLE decisions_decision ADD COLUMN id uuid GENERATED ALWAYS AS (matter_id) STORED;
ALTER TABLE decisions_decision ALTER COLUMN id DROP EXPRESSION;
ALTER TABLE decisions_decision DROP CONSTRAINT decisions_decision_pkey;
ALTER TABLE decisions_decision ADD CONSTRAINT decisions_decision_pkey PRIMARY KEY (id);
CREATE INDEX decisions_decision_matter_id ON decisions_decision (matter_id);
ALTER TABLE decisions_decisiontext RENAME COLUMN matter_id TO decision_id;
ALTER TABLE decisions_decisiontext ADD CONSTRAINT decisions_decisiontext_of_decision
  FOREIGN KEY (decision_id) REFERENCES decisions_decision (id) DEFERRABLE INITIALLY DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [("decisions", "0010_another_officer_goes_on")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(SPLIT)],
            state_operations=[
                migrations.AlterField(
                    "decision",
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="decisions.matter",
                    ),
                ),
                migrations.AddField(
                    "decision",
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                migrations.RemoveField("decisiontext", "matter"),
                migrations.AddField(
                    "decisiontext",
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="text",
                        serialize=False,
                        to="decisions.decision",
                    ),
                ),
            ],
        ),
    ]
