"""Where residents doubt more than was agreed: found by PostgreSQL, which tells no score (I-5).

`naast_figures` reads the answers; what comes out of its function is an organisation and a
municipality, nothing else. Rows it sees by the policies `counted`, which insight makes.
"""

from django.db import migrations

READS = """
GRANT SELECT (organisation_id, municipality_id, house, question_id, answered_at, stood_beside)
  ON experience_answer TO naast_figures;
GRANT SELECT (question_id, user_id, kind, from_at) ON matching_placement TO naast_figures;
GRANT SELECT (organisation_id, municipality_id, from_on, until_on, independence_floor)
  ON organisations_agreement TO naast_figures;
GRANT SELECT (organisation_id, municipality_id, closed_at)
  ON organisations_independencereview TO naast_figures;
CREATE POLICY counted ON organisations_independencereview FOR SELECT TO naast_figures USING (true);
"""

# What insight grants itself stays.
READS_BACK = """
REVOKE SELECT (organisation_id, municipality_id, house) ON experience_answer FROM naast_figures;
REVOKE SELECT (organisation_id, municipality_id, from_on, until_on, independence_floor)
  ON organisations_agreement FROM naast_figures;
REVOKE SELECT (organisation_id, municipality_id, closed_at)
  ON organisations_independencereview FROM naast_figures;
DROP POLICY counted ON organisations_independencereview;
"""

# Numbers of `experience.rules`: 5 is FEWEST_ANSWERS, 4 is AGREES_FROM, a year is LOOKS_BACK. Tests
# hold them equal. Who helped last is asked about; who is not counted as support is left out.
UNDER_FLOOR = """
CREATE FUNCTION experience_under_floor(moment timestamptz)
  RETURNS TABLE (organisation bigint, municipality bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
WITH agreed AS (
  SELECT organisation_id, municipality_id, max(independence_floor) AS floor
  FROM organisations_agreement
  WHERE independence_floor IS NOT NULL
    AND daterange(from_on, until_on) @> (moment AT TIME ZONE 'Europe/Amsterdam')::date
  GROUP BY organisation_id, municipality_id
), looked AS (
  SELECT organisation_id, municipality_id, bool_or(closed_at IS NULL) AS runs,
         max(closed_at) AS until_at
  FROM organisations_independencereview GROUP BY organisation_id, municipality_id
)
SELECT g.organisation_id, g.municipality_id
FROM agreed g LEFT JOIN looked l USING (organisation_id, municipality_id)
JOIN LATERAL (
  SELECT count(*) AS answers, count(*) FILTER (WHERE a.stood_beside >= 4) AS agree
  FROM experience_answer a
  LEFT JOIN LATERAL (
    SELECT p.kind FROM matching_placement p WHERE p.question_id = a.question_id
    ORDER BY p.from_at DESC, p.user_id LIMIT 1
  ) helped ON true
  WHERE a.organisation_id = g.organisation_id AND a.municipality_id = g.municipality_id
    AND a.house = 'support' AND a.stood_beside IS NOT NULL
    AND a.answered_at > GREATEST(moment - interval '365 days', l.until_at)
    AND a.answered_at <= moment
    AND COALESCE(helped.kind, '') NOT IN ('omtinker', 'meitinker')
) found ON found.answers >= 5 AND found.agree * 100 < found.answers * g.floor
WHERE l.runs IS NOT TRUE
ORDER BY 1, 2
$$;

REVOKE ALL ON FUNCTION experience_under_floor(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION experience_under_floor(timestamptz) TO naast_app;

-- For this moment only: who gets a function must be allowed to make one here.
GRANT CREATE ON SCHEMA public TO naast_figures;
ALTER FUNCTION experience_under_floor(timestamptz) OWNER TO naast_figures;
REVOKE CREATE ON SCHEMA public FROM naast_figures;
"""


class Migration(migrations.Migration):
    """Can be undone."""

    dependencies = [
        ("experience", "0002_call_back"),
        ("matching", "0001_initial"),
        ("organisations", "0002_review_with_finding_and_floor"),
    ]

    operations = [
        migrations.RunSQL(READS, READS_BACK),
        migrations.RunSQL(UNDER_FLOOR, "DROP FUNCTION experience_under_floor(timestamptz);"),
    ]
