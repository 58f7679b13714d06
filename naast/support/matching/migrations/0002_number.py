from django.db import migrations

# Numbers that staff use on the phone; they tell the order and nothing else.
CREATE = "CREATE SEQUENCE matching_question_number START 1001"
DROP = "DROP SEQUENCE matching_question_number"


class Migration(migrations.Migration):
    dependencies = [("matching", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
