"""What residents answered of an organisation: counted, hidden and published when a quarter closes.

No fact is kept of it: facts know no organisation, and these figures cannot be made again.
"""

from importlib import import_module

from django.db import migrations, models

from naast.learning.insight.rules import Table

# The twin of `rules.said_shown`; tests hold them equal.
SHOWN = """
CREATE FUNCTION insight_said_shown(answers int[], agree int[], workers int[]) RETURNS boolean[]
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  size int := cardinality(answers);
  shown boolean[] := array_fill(true, ARRAY[size]);
  last int := 0;  -- the last that could be shown: the cover, where somebody is small
  small boolean := false;
BEGIN
  FOR at IN 1 .. size LOOP
    IF answers[at] < 8 OR agree[at] < 5 OR workers[at] < 3 THEN
      small := true;
      shown[at] := false;
    ELSE
      last := at;
    END IF;
  END LOOP;
  IF NOT small THEN
    RETURN CASE WHEN insight_said_is_safe(answers, agree, shown) THEN shown
                ELSE array_fill(false, ARRAY[size]) END;
  END IF;
  FOR at IN REVERSE last .. 1 LOOP
    CONTINUE WHEN NOT shown[at];
    EXIT WHEN at < last AND insight_said_is_safe(answers, agree, shown);
    shown[at] := false;
  END LOOP;
  RETURN shown;
END $$;
"""
SAFE = """
-- Of each figure between what it lies; of the totals too; and what follows by subtracting.
CREATE FUNCTION insight_said_is_safe(answers int[], agree int[], shown boolean[]) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  WITH whole AS (
    SELECT GREATEST(0, (sum(a) + 2) / 5 * 5 - 2) AS n_low, (sum(a) + 2) / 5 * 5 + 2 AS n_high,
           GREATEST(0, (sum(y) + 2) / 5 * 5 - 2) AS y_low, (sum(y) + 2) / 5 * 5 + 2 AS y_high,
           NOT bool_and(s) AS hidden
    FROM unnest(answers, agree, shown) AS one (a, y, s)
  ), part AS (
    SELECT nth, GREATEST(8, (a + 2) / 5 * 5 - 2) AS n_low, (a + 2) / 5 * 5 + 2 AS n_high,
           GREATEST(5, (y + 2) / 5 * 5 - 2) AS y_low, (y + 2) / 5 * 5 + 2 AS y_high
    FROM unnest(answers, agree, shown) WITH ORDINALITY AS one (a, y, s, nth) WHERE s
  ), parts AS (
    SELECT sum(n_low) AS n_low, sum(n_high) AS n_high, sum(y_low) AS y_low, sum(y_high) AS y_high
    FROM part
  ), narrowed AS (
    SELECT LEAST(p.n_high, p.n_low + w.n_high - s.n_low) AS n_high,
           LEAST(p.y_high, p.y_low + w.y_high - s.y_low) AS y_high,
           CASE WHEN w.hidden THEN p.n_low
                ELSE GREATEST(p.n_low, p.n_high + w.n_low - s.n_high) END AS n_low,
           CASE WHEN w.hidden THEN p.y_low
                ELSE GREATEST(p.y_low, p.y_high + w.y_low - s.y_high) END AS y_low
    FROM part p CROSS JOIN parts s CROSS JOIN whole w
  ), doubt AS (
    SELECT GREATEST(0, n_low - y_high) AS low, n_high - y_low AS high FROM narrowed
  ), over AS (
    SELECT w.n_high - w.y_low - (SELECT sum(low) FROM doubt) AS doubting,
           w.n_high - (SELECT sum(n_low) FROM narrowed) AS answering,
           w.y_high - (SELECT sum(y_low) FROM narrowed) AS agreeing
    FROM whole w
  )
  SELECT NOT EXISTS (
           SELECT FROM doubt WHERE low < 5 AND LEAST(high, low + over.doubting) - low < 4
         ) AND (NOT whole.hidden OR (answering >= 13 AND agreeing >= 9))
  FROM over CROSS JOIN whole
);
"""

# The same answers as in `stood_beside`: of support, by who helped last, and who counts as support.
# What is hidden leaves no row: nobody learns whether somebody answered.
SAID = """
CREATE FUNCTION insight_publish_said(closed bigint) RETURNS void LANGUAGE sql
  SET search_path = public, pg_temp AS $$
WITH period AS (
  SELECT municipality_id,
         make_timestamptz(year, quarter * 3 - 2, 1, 0, 0, 0, 'Europe/Amsterdam') AS since,
         make_timestamptz(year + quarter / 4, quarter * 3 % 12 + 1, 1, 0, 0, 0, 'Europe/Amsterdam')
           AS before
  FROM insight_closedperiod WHERE id = closed
), answer AS (
  SELECT a.organisation_id, a.stood_beside, helped.user_id
  FROM period p
  JOIN matching_question q ON q.municipality_id = p.municipality_id AND q.house = 'support'
  JOIN experience_answer a ON a.question_id = q.id
    AND a.answered_at >= p.since AND a.answered_at < p.before AND a.stood_beside IS NOT NULL
  LEFT JOIN LATERAL (
    SELECT m.user_id, m.kind FROM matching_placement m WHERE m.question_id = q.id
    ORDER BY m.from_at DESC, m.user_id LIMIT 1
  ) helped ON true
  WHERE insight_is_support(COALESCE(insight_group(helped.kind), ''))
), said AS (
  -- Whoever has no organisation cannot be shown, and is in the totals: as one that is small.
  SELECT organisation_id, count(*)::int AS answers,
         (count(*) FILTER (WHERE stood_beside >= 4))::int AS agree,
         CASE WHEN organisation_id IS NULL THEN 0 ELSE count(DISTINCT user_id)::int END AS workers
  FROM answer GROUP BY organisation_id
), held AS (
  SELECT array_agg(organisation_id ORDER BY organisation_id) AS organisations,
         array_agg(answers ORDER BY organisation_id) AS answers,
         array_agg(agree ORDER BY organisation_id) AS agree,
         array_agg(workers ORDER BY organisation_id) AS workers
  FROM said HAVING count(*) > 0
)
INSERT INTO insight_published (period_id, "table", cell, value)
SELECT closed, figure.tab, one.organisation::text, (figure.value + 2) / 5 * 5
FROM held h
CROSS JOIN LATERAL unnest(h.organisations, h.answers, h.agree,
                          insight_said_shown(h.answers, h.agree, h.workers))
  AS one (organisation, answers, agree, shown)
CROSS JOIN LATERAL (VALUES ('said_answers', one.answers), ('said_agree', one.agree))
  AS figure (tab, value)
WHERE one.shown
ORDER BY one.organisation, figure.tab
$$;

REVOKE ALL ON FUNCTION insight_publish_said(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION insight_publish_said(bigint) TO naast_figures;
"""

BEFORE = import_module("naast.learning.insight.migrations.0002_figures").PUBLISH.replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)
END = "AS one (cell, value)\n$$;"
assert END in BEFORE
AFTER = BEFORE.replace(END, "AS one (cell, value);\nSELECT insight_publish_said(closed);\n$$;")

BACK = """
DROP FUNCTION insight_publish_said(bigint);
DROP FUNCTION insight_said_shown(int[], int[], int[]);
DROP FUNCTION insight_said_is_safe(int[], int[], boolean[]);
"""


class Migration(migrations.Migration):
    """Can be undone. Quarters that were closed before have none of these figures."""

    dependencies = [
        ("insight", "0003_only_support"),
        ("experience", "0003_under_the_floor"),
    ]

    operations = [
        migrations.AlterField(
            model_name="published",
            name="table",
            field=models.CharField(
                choices=[(table.value, table.value) for table in Table], max_length=30
            ),
        ),
        migrations.RunSQL(SAFE + SHOWN + SAID, BACK),
        migrations.RunSQL(AFTER, BEFORE),
    ]
