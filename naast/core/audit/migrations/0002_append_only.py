from django.db import migrations

# Row policies cannot tell the app that nothing is ever changed or removed here; privileges can.
CLOSE = "REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM naast_app"
OPEN = "GRANT UPDATE, DELETE ON audit_entry TO naast_app"


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(CLOSE, OPEN)]
