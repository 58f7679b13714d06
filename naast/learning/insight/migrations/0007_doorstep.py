"""How often somebody of the municipality was on the doorstep within a week, lately, by zone (R-294).

From the question to the municipality until the first visit, in Dutch days; a call is no visit. Of
three whole months that ended a fortnight ago at least, as for waiting. Who withdrew, and who was
helped within the week without a visit, is not counted; who still waits counts as too late. What is
about few residents or fewer than three workers is hidden, with the same rule as what is said of
organisations: by zone beside the whole municipality.
"""

from django.db import migrations

READS = "GRANT SELECT (first_visit_at) ON decisions_matter TO naast_figures;"
READS_BACK = "REVOKE SELECT (first_visit_at) ON decisions_matter FROM naast_figures;"

# The twin of `rules.doorstep_told`; a test holds them equal. The row without a zone that is `whole`
# is the municipality.
DOORSTEP = """
CREATE FUNCTION insight_doorstep_lately(town bigint, moment timestamptz)
  RETURNS TABLE (whole boolean, zone bigint, asked int, in_time int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
WITH span AS (
  SELECT (until_on - interval '3 months') AT TIME ZONE 'Europe/Amsterdam' AS since,
         until_on AT TIME ZONE 'Europe/Amsterdam' AS before
  FROM date_trunc(
    'month', (moment AT TIME ZONE 'Europe/Amsterdam')::date - interval '14 days') AS until_on
), waited AS (
  SELECT q.zone_id, p.user_id, insight_waiting_days(q.asked_at, m.first_visit_at) <= 7 AS early
  FROM span JOIN matching_question q ON q.asked_at >= since AND q.asked_at < before
  LEFT JOIN decisions_matter m ON m.question_id = q.id
  LEFT JOIN LATERAL (
    SELECT user_id FROM matching_placement WHERE question_id = q.id
    ORDER BY from_at, user_id LIMIT 1
  ) p ON true
  WHERE q.municipality_id = town AND q.house = 'municipality' AND q.follows_id IS NULL
    AND (m.first_visit_at IS NOT NULL OR q.status <> 'withdrawn')
    AND NOT (m.first_visit_at IS NULL AND m.closed_at IS NOT NULL
             AND insight_waiting_days(q.asked_at, m.closed_at) <= 7)
), cell AS (
  SELECT zone_id, count(*)::int AS asked, (count(*) FILTER (WHERE early))::int AS in_time,
         CASE WHEN zone_id IS NULL THEN 0 ELSE count(DISTINCT user_id)::int END AS workers
  FROM waited GROUP BY zone_id
), held AS (
  SELECT array_agg(zone_id ORDER BY zone_id) AS zones, array_agg(asked ORDER BY zone_id) AS asked,
         array_agg(in_time ORDER BY zone_id) AS in_time,
         array_agg(workers ORDER BY zone_id) AS workers
  FROM cell HAVING count(*) > 0
)
SELECT false, one.zone, (one.asked + 2) / 5 * 5, (one.in_time + 2) / 5 * 5
FROM held h
CROSS JOIN LATERAL unnest(h.zones, h.asked, h.in_time,
                          insight_said_shown(h.asked, h.in_time, h.workers))
  AS one (zone, asked, in_time, shown)
WHERE one.shown
UNION ALL
SELECT true, NULL, (count(*)::int + 2) / 5 * 5, ((count(*) FILTER (WHERE early))::int + 2) / 5 * 5
FROM waited
HAVING count(*) >= 8 AND count(*) FILTER (WHERE early) >= 5 AND count(DISTINCT user_id) >= 3
$$;

REVOKE ALL ON FUNCTION insight_doorstep_lately(bigint, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION insight_doorstep_lately(bigint, timestamptz) TO naast_app;

-- For this moment only: who gets a function must be allowed to make one here.
GRANT CREATE ON SCHEMA public TO naast_figures;
ALTER FUNCTION insight_doorstep_lately(bigint, timestamptz) OWNER TO naast_figures;
REVOKE CREATE ON SCHEMA public FROM naast_figures;
"""


class Migration(migrations.Migration):
    """Can be undone."""

    dependencies = [
        ("insight", "0006_waiting_lately"),
        ("decisions", "0005_fill_first_visit"),
    ]

    operations = [
        migrations.RunSQL(READS, READS_BACK),
        migrations.RunSQL(DOORSTEP, "DROP FUNCTION insight_doorstep_lately(bigint, timestamptz);"),
    ]
