from django.db import migrations

# What the row policies ask: who acts, in which role, with which values (naast.core.policy.rules).
CREATE = """
CREATE FUNCTION acting(role text, attribute text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN NULLIF(current_setting('naast.actor', true), '')::jsonb #>> ARRAY[role, attribute];
CREATE FUNCTION acting(role text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN COALESCE(NULLIF(current_setting('naast.actor', true), '')::jsonb ? role, false);
"""
DROP = "DROP FUNCTION acting(text, text); DROP FUNCTION acting(text);"


class Migration(migrations.Migration):
    initial = True
    operations = [migrations.RunSQL(CREATE, DROP)]
