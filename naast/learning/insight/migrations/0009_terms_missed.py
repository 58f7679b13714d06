"""How many terms of the law a municipality had to keep, and missed, in years that are over (I-9).

PostgreSQL counts as `naast_figures`, which reads no words and no person. When a term is over is not
computed here: who asks hands over, for each day on which a term began, its last day, so that the
law is in one place. A term belongs to the year of its last day, so that a year that is over changes
no more by waiting. A year of few, or of fewer than three workers, is absent; of missed and of kept
fewer than five are not told apart from none.
"""

from django.db import migrations

READS = """
GRANT SELECT (id, municipality_id, user_id, notified_at, reported_at, applied_at, applied_for)
  ON decisions_matter TO naast_figures;
GRANT SELECT (matter_id, provision, decided_at) ON decisions_decision TO naast_figures;
CREATE POLICY counted ON decisions_decision FOR SELECT TO naast_figures USING (true);
"""
READS_BACK = """
REVOKE SELECT (id, municipality_id, user_id, notified_at, reported_at, applied_at, applied_for)
  ON decisions_matter FROM naast_figures;
REVOKE SELECT (matter_id, provision, decided_at) ON decisions_decision FROM naast_figures;
DROP POLICY counted ON decisions_decision;
"""

# The twin of `rules.terms_told`; a test holds them equal.
MISSED = """
CREATE FUNCTION insight_terms_missed(
    town bigint, moment timestamptz, provisions text[], terms text[], began date[], last date[])
  RETURNS TABLE (year int, term text, ran int, missed int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
WITH happened AS (
  SELECT 'WMO_ONDERZOEK' AS term, m.user_id, m.notified_at AS began_at,
         least(m.reported_at, m.applied_at, m.closed_at) AS met_at
  FROM decisions_matter m WHERE m.municipality_id = town
  UNION ALL
  SELECT 'WMO_BESCHIKKING', m.user_id, m.applied_at,
         least((SELECT min(d.decided_at) FROM decisions_decision d
                WHERE d.matter_id = m.id AND d.provision = m.applied_for), m.closed_at)
  FROM decisions_matter m WHERE m.municipality_id = town AND m.applied_for = ANY(provisions)
), over AS (
  SELECT extract(year FROM l.last_on)::int AS year, h.term, h.user_id,
         (h.met_at IS NULL
          OR (h.met_at AT TIME ZONE 'Europe/Amsterdam')::date > l.last_on) AS late
  FROM happened h
  JOIN unnest(terms, began, last) AS l (term, began_on, last_on)
    ON l.term = h.term AND l.began_on = (h.began_at AT TIME ZONE 'Europe/Amsterdam')::date
), counted AS (
  SELECT o.year, o.term, count(*)::int AS ran, (count(*) FILTER (WHERE late))::int AS late,
         count(DISTINCT user_id)::int AS workers
  FROM over o
  WHERE o.year < extract(year FROM moment AT TIME ZONE 'Europe/Amsterdam')::int
    AND o.year >= extract(year FROM moment AT TIME ZONE 'Europe/Amsterdam')::int - 3
  GROUP BY o.year, o.term
)
SELECT c.year, c.term, (c.ran + 2) / 5 * 5,
       CASE WHEN c.late < 5 THEN NULL
            WHEN c.ran - c.late < 5 THEN (c.ran + 2) / 5 * 5
            ELSE (c.late + 2) / 5 * 5 END
FROM counted c WHERE c.ran >= 8 AND c.workers >= 3
ORDER BY c.year DESC, c.term
$$;

REVOKE ALL ON FUNCTION
  insight_terms_missed(bigint, timestamptz, text[], text[], date[], date[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  insight_terms_missed(bigint, timestamptz, text[], text[], date[], date[]) TO naast_app;

-- For this moment only: who gets a function must be allowed to make one here.
GRANT CREATE ON SCHEMA public TO naast_figures;
ALTER FUNCTION insight_terms_missed(bigint, timestamptz, text[], text[], date[], date[])
  OWNER TO naast_figures;
REVOKE CREATE ON SCHEMA public FROM naast_figures;
"""


class Migration(migrations.Migration):
    """Can be undone."""

    dependencies = [
        ("insight", "0008_fairness"),
        ("decisions", "0016_letters"),
    ]

    operations = [
        migrations.RunSQL(READS, READS_BACK),
        migrations.RunSQL(
            MISSED,
            "DROP FUNCTION insight_terms_missed("
            "bigint, timestamptz, text[], text[], date[], date[]);",
        ),
    ]
