from django.db import migrations

# Row policies hold for the owner too, who acts as nobody here: she steps outside for this one step.
TABLES = ("supporters_supporter", "supporters_poolrecord", "supporters_screening", "supporters_seenitem")
OPEN = "".join(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;" for table in TABLES)
CLOSE = "".join(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;" for table in TABLES)

# Until now one row told until when a certificate holds and when a code was signed. Each becomes a
# look of its own, on the day it was seen; where that is unknown, on the day she came.
FILL = """
SET CONSTRAINTS ALL IMMEDIATE;
INSERT INTO supporters_seenitem (id, supporter_id, item, seen_by_id, seen_on, valid_until, noted_at)
SELECT gen_random_uuid(), s.supporter_id, 'vog', s.seen_by_id,
       LEAST(COALESCE(s.seen_on, p.since), s.vog_until - 1), s.vog_until, now()
FROM supporters_screening s JOIN supporters_poolrecord p USING (supporter_id)
WHERE s.vog_until IS NOT NULL;
INSERT INTO supporters_seenitem (id, supporter_id, item, seen_by_id, seen_on, valid_until, noted_at)
SELECT gen_random_uuid(), s.supporter_id, 'code', s.seen_by_id, s.code_signed_on, NULL, now()
FROM supporters_screening s WHERE s.code_signed_on IS NOT NULL;
UPDATE supporters_screening s SET seen = (
  SELECT jsonb_object_agg(i.item, jsonb_build_array(i.seen_on, i.valid_until))
  FROM supporters_seenitem i WHERE i.supporter_id = s.supporter_id)
WHERE EXISTS (SELECT FROM supporters_seenitem i WHERE i.supporter_id = s.supporter_id);
"""
UNFILL = """
UPDATE supporters_screening SET vog_until = (seen->'vog'->>1)::date,
       code_signed_on = (seen->'code'->>0)::date;
DELETE FROM supporters_seenitem;
"""


class Migration(migrations.Migration):
    """Can be undone: who saw what is lost then, the days are not."""

    dependencies = [("supporters", "0003_screening_in_versions")]

    operations = [migrations.RunSQL(OPEN + FILL + CLOSE, OPEN + UNFILL + CLOSE)]
