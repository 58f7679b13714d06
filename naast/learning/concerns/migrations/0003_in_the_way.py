"""How often a rule stood in somebody's way; told to all who work there, so hidden where few (I-9).

PostgreSQL counts as `naast_figures`, which reads which rule and by how many workers, and not what it
prevented. Only quarters that are over, to the nearest five: nobody reads one resident's talk in a
number that rises. A rule met fewer than five times, or noted by fewer than three, is absent.
"""

from django.db import migrations

READS = """
GRANT SELECT (municipality_id, user_id, rule_kind, rule, holder, quarter)
  ON concerns_obstacle TO naast_figures;
CREATE POLICY counted ON concerns_obstacle FOR SELECT TO naast_figures USING (true);
"""
READS_BACK = """
REVOKE SELECT (municipality_id, user_id, rule_kind, rule, holder, quarter)
  ON concerns_obstacle FROM naast_figures;
DROP POLICY counted ON concerns_obstacle;
"""

# The twin of `rules.in_the_way`; a test holds them equal.
COUNTS = """
CREATE FUNCTION concerns_in_the_way(town bigint, moment timestamptz)
  RETURNS TABLE (kind text, name text, whose text, times int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
SELECT o.rule_kind, min(o.rule), min(o.holder), (count(*)::int + 2) / 5 * 5
FROM concerns_obstacle o
WHERE o.municipality_id = town
  AND o.quarter < to_char(moment AT TIME ZONE 'Europe/Amsterdam', 'YYYY"-Q"Q')
GROUP BY o.rule_kind, lower(o.rule), lower(o.holder)
HAVING count(*) >= 5 AND count(DISTINCT o.user_id) >= 3
ORDER BY 4 DESC, 2, 3, 1
$$;

REVOKE ALL ON FUNCTION concerns_in_the_way(bigint, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION concerns_in_the_way(bigint, timestamptz) TO naast_app;

-- For this moment only: who gets a function must be allowed to make one here.
GRANT CREATE ON SCHEMA public TO naast_figures;
ALTER FUNCTION concerns_in_the_way(bigint, timestamptz) OWNER TO naast_figures;
REVOKE CREATE ON SCHEMA public FROM naast_figures;
"""


class Migration(migrations.Migration):
    """Can be undone."""

    dependencies = [
        ("concerns", "0002_rules_in_the_way"),
        ("insight", "0002_figures"),
    ]

    operations = [
        migrations.RunSQL(READS, READS_BACK),
        migrations.RunSQL(COUNTS, "DROP FUNCTION concerns_in_the_way(bigint, timestamptz);"),
    ]
