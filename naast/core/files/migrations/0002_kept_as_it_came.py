from django.db import migrations

# A document is added and removed, never changed; and what is sealed gets no smaller by squeezing it.
CLOSE = """
    REVOKE UPDATE, TRUNCATE ON files_storedfile, files_part FROM naast_app;
    ALTER TABLE files_part ALTER COLUMN sealed SET STORAGE EXTERNAL
"""
OPEN = """
    GRANT UPDATE ON files_storedfile, files_part TO naast_app;
    ALTER TABLE files_part ALTER COLUMN sealed SET STORAGE EXTENDED
"""


class Migration(migrations.Migration):
    dependencies = [("files", "0001_initial")]
    operations = [migrations.RunSQL(CLOSE, OPEN)]
