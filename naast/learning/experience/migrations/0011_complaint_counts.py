"""How many complaints came in a year that is over, by house; told to everybody, so rounded (I-9).

PostgreSQL counts as `naast_figures`, which reads no words and no person. Fewer than five are hidden,
none as well; more are told to the nearest five. Only whole years: two counts never differ by a day.
"""

from django.db import migrations

READS = """
GRANT SELECT (house, municipality_id, made_at) ON experience_complaint TO naast_figures;
CREATE POLICY counted ON experience_complaint FOR SELECT TO naast_figures USING (true);
"""
READS_BACK = """
REVOKE SELECT (house, municipality_id, made_at) ON experience_complaint FROM naast_figures;
DROP POLICY counted ON experience_complaint;
"""

# The twin of `rules.shown_count`; a test holds them equal.
COUNTS = """
CREATE FUNCTION experience_complaint_counts(town bigint, moment timestamptz)
  RETURNS TABLE (year int, house text, made int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
SELECT y, h, CASE WHEN count(c.made_at) >= 5 THEN (count(c.made_at)::int + 2) / 5 * 5 END
FROM (SELECT extract(year FROM moment AT TIME ZONE 'Europe/Amsterdam')::int AS now) n
CROSS JOIN LATERAL generate_series(n.now - 3, n.now - 1) y
CROSS JOIN unnest(ARRAY['support', 'municipality']) h
LEFT JOIN experience_complaint c ON c.municipality_id = town AND c.house = h
  AND extract(year FROM c.made_at AT TIME ZONE 'Europe/Amsterdam')::int = y
GROUP BY y, h ORDER BY y DESC, h
$$;

REVOKE ALL ON FUNCTION experience_complaint_counts(bigint, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION experience_complaint_counts(bigint, timestamptz) TO naast_app;

-- For this moment only: who gets a function must be allowed to make one here.
GRANT CREATE ON SCHEMA public TO naast_figures;
ALTER FUNCTION experience_complaint_counts(bigint, timestamptz) OWNER TO naast_figures;
REVOKE CREATE ON SCHEMA public FROM naast_figures;
"""


class Migration(migrations.Migration):
    """Can be undone."""

    dependencies = [
        ("experience", "0010_complaint_takes_longer"),
        ("insight", "0008_fairness"),
    ]

    operations = [
        migrations.RunSQL(READS, READS_BACK),
        migrations.RunSQL(
            COUNTS, "DROP FUNCTION experience_complaint_counts(bigint, timestamptz);"
        ),
    ]
