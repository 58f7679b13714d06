"""How long people waited lately, by who receives their question: for who chooses, beforehand.

PostgreSQL counts, and hides what is about few. The span is three whole months, so that nobody learns
from two looks what happened in between; it ended fourteen days ago at least, and who still waits
counts as the longest: a figure of those alone who were helped would be too good. Who chose a moment
to be called did not wait. Nothing is told of one worker, nor of fewer than three (I-9, R-076).
"""

from django.db import migrations

READS = """
GRANT SELECT (organisation_id, status, contact_way) ON matching_question TO naast_figures;
"""
READS_BACK = """
REVOKE SELECT (organisation_id, status, contact_way) ON matching_question FROM naast_figures;
"""

# The twin of `rules.lately` and `rules.waiting_told`; tests hold them equal. The organisation is
# empty for the municipality's own workers. 10000 days stand for who still waits.
LATELY = """
CREATE FUNCTION insight_waiting_lately(town bigint, moment timestamptz)
  RETURNS TABLE (organisation bigint, median int, p90 int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
WITH span AS (
  SELECT (until_on - interval '3 months') AT TIME ZONE 'Europe/Amsterdam' AS since,
         until_on AT TIME ZONE 'Europe/Amsterdam' AS before
  FROM date_trunc(
    'month', (moment AT TIME ZONE 'Europe/Amsterdam')::date - interval '14 days') AS until_on
), waited AS (
  SELECT q.organisation_id, p.user_id,
         COALESCE(insight_waiting_days(q.asked_at, q.first_contact_at), 10000) AS days
  FROM span JOIN matching_question q ON q.asked_at >= since AND q.asked_at < before
  LEFT JOIN LATERAL (
    SELECT user_id, kind FROM matching_placement WHERE question_id = q.id
    ORDER BY from_at, user_id LIMIT 1
  ) p ON true
  WHERE q.municipality_id = town AND q.follows_id IS NULL AND q.contact_way <> 'call_back'
    AND (q.first_contact_at IS NOT NULL OR q.status <> 'withdrawn')
    AND (q.house <> 'support' OR insight_is_support(COALESCE(insight_group(p.kind), '')))
), marks AS (
  SELECT organisation_id, count(DISTINCT user_id) AS workers,
         percentile_disc(0.5) WITHIN GROUP (ORDER BY days) AS median,
         percentile_disc(0.9) WITHIN GROUP (ORDER BY days) AS p90
  FROM waited GROUP BY organisation_id
), sides AS (
  SELECT m.organisation_id, m.workers, m.median, m.p90,
         LEAST(count(*) FILTER (WHERE days <= m.median), count(*) FILTER (WHERE days >= m.median))
           AS at_median,
         LEAST(count(*) FILTER (WHERE days <= m.p90), count(*) FILTER (WHERE days >= m.p90)) AS at_p90
  FROM marks m JOIN waited w ON w.organisation_id IS NOT DISTINCT FROM m.organisation_id
  GROUP BY m.organisation_id, m.workers, m.median, m.p90
)
SELECT organisation_id,
       CASE WHEN median < 10000 AND workers >= 3 AND at_median >= 5 THEN median END,
       CASE WHEN p90 < 10000 AND workers >= 3 AND at_p90 >= 5 THEN p90 END
FROM sides
$$;

REVOKE ALL ON FUNCTION insight_waiting_lately(bigint, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION insight_waiting_lately(bigint, timestamptz) TO naast_app;

-- For this moment only: who gets a function must be allowed to make one here.
GRANT CREATE ON SCHEMA public TO naast_figures;
ALTER FUNCTION insight_waiting_lately(bigint, timestamptz) OWNER TO naast_figures;
REVOKE CREATE ON SCHEMA public FROM naast_figures;
"""


class Migration(migrations.Migration):
    """Can be undone."""

    dependencies = [
        ("insight", "0005_asked_for_another"),
        ("matching", "0006_follows"),
    ]

    operations = [
        migrations.RunSQL(READS, READS_BACK),
        migrations.RunSQL(LATELY, "DROP FUNCTION insight_waiting_lately(bigint, timestamptz);"),
    ]
