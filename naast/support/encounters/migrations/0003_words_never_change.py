from django.db import migrations

# Row policies hide rows, not columns: that a message was seen may be noted, its words never change.
CLOSE = """
    REVOKE UPDATE ON encounters_message FROM naast_app;
    GRANT UPDATE (seen_at, seen_by_id) ON encounters_message TO naast_app
"""
OPEN = """
    REVOKE UPDATE (seen_at, seen_by_id) ON encounters_message FROM naast_app;
    GRANT UPDATE ON encounters_message TO naast_app
"""


class Migration(migrations.Migration):
    dependencies = [("encounters", "0002_message_thread")]
    operations = [migrations.RunSQL(CLOSE, OPEN)]
