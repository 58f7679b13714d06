"""Whether the match treats everybody alike: counted, hidden and published when a quarter closes.

Of the offers of support that were logged in a quarter, in their four counts: how many, in how many
there were two people or more to choose from, how many were not passed on, and in how many she spoke
to somebody by what was promised (or that day is still to come). By language, zone, kind of who took
it and part of life, each apart and never crossed. No fact is kept: these cannot be made again.
"""

from importlib import import_module

from django.db import migrations, models

from naast.learning.insight.rules import Table

READS = """
GRANT SELECT (promised_at, language) ON matching_question TO naast_figures;
GRANT SELECT (id, question_id, at, shown) ON matching_offer TO naast_figures;
GRANT SELECT (question_id) ON matching_passon TO naast_figures;
CREATE POLICY counted ON matching_offer FOR SELECT TO naast_figures USING (true);
CREATE POLICY counted ON matching_passon FOR SELECT TO naast_figures USING (true);
"""
READS_BACK = """
DROP POLICY counted ON matching_offer;
DROP POLICY counted ON matching_passon;
REVOKE SELECT (promised_at, language) ON matching_question FROM naast_figures;
REVOKE SELECT (id, question_id, at, shown) ON matching_offer FROM naast_figures;
REVOKE SELECT (question_id) ON matching_passon FROM naast_figures;
"""

# The twin of `rules.fairness.fair_shown`; tests hold them equal.
SHOWN = """
CREATE FUNCTION insight_fair_is_safe(offered int[], choice int[], kept int[], in_time int[],
                                     shown boolean[]) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN insight_said_is_safe(offered, choice, shown)
     AND insight_said_is_safe(offered, kept, shown)
     AND insight_said_is_safe(offered, in_time, shown);

CREATE FUNCTION insight_fair_shown(offered int[], choice int[], kept int[], in_time int[],
                                   workers int[]) RETURNS boolean[]
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  size int := cardinality(offered);
  shown boolean[] := array_fill(true, ARRAY[size]);
  last int := 0;  -- the last that could be shown: the cover, where somebody is small
  small boolean := false;
BEGIN
  FOR at IN 1 .. size LOOP
    IF offered[at] < 8 OR LEAST(choice[at], kept[at], in_time[at]) < 5 OR workers[at] < 3 THEN
      small := true;
      shown[at] := false;
    ELSE
      last := at;
    END IF;
  END LOOP;
  IF NOT small THEN
    RETURN CASE WHEN insight_fair_is_safe(offered, choice, kept, in_time, shown) THEN shown
                ELSE array_fill(false, ARRAY[size]) END;
  END IF;
  FOR at IN REVERSE last .. 1 LOOP
    CONTINUE WHEN NOT shown[at];
    EXIT WHEN at < last AND insight_fair_is_safe(offered, choice, kept, in_time, shown);
    shown[at] := false;
  END LOOP;
  RETURN shown;
END $$;
"""

# A part of life is told apart from all others, as one offer may be about more. Where a zone is
# hidden among the questions it is hidden here. What is hidden leaves no row.
FAIR = """
CREATE FUNCTION insight_publish_fair(closed bigint) RETURNS void LANGUAGE sql
  SET search_path = public, pg_temp AS $$
WITH period AS (
  SELECT municipality_id, closed_at,
         make_timestamptz(year, quarter * 3 - 2, 1, 0, 0, 0, 'Europe/Amsterdam') AS since,
         make_timestamptz(year + quarter / 4, quarter * 3 % 12 + 1, 1, 0, 0, 0, 'Europe/Amsterdam')
           AS before
  FROM insight_closedperiod WHERE id = closed
), offer AS (
  SELECT q.id, q.zone_id, q.domains, CASE q.language WHEN 'nl' THEN 'nl' ELSE 'other' END AS language,
         COALESCE(insight_group(took.kind), 'none') AS kind, took.user_id,
         jsonb_array_length(o.shown) >= 2 AS choice,
         NOT EXISTS (SELECT FROM matching_passon p WHERE p.question_id = q.id) AS kept,
         COALESCE(q.first_contact_at, period.closed_at) <= q.promised_at AS in_time
  FROM period
  JOIN matching_question q ON q.municipality_id = period.municipality_id AND q.house = 'support'
    AND q.asked_at >= period.since AND q.asked_at < period.before AND q.follows_id IS NULL
    AND (q.first_contact_at IS NOT NULL OR q.status <> 'withdrawn')
  JOIN LATERAL (
    SELECT shown FROM matching_offer WHERE question_id = q.id AND jsonb_array_length(shown) > 0
    ORDER BY at, id LIMIT 1
  ) o ON true
  LEFT JOIN LATERAL (
    SELECT m.user_id, m.kind FROM matching_placement m WHERE m.question_id = q.id
    ORDER BY m.from_at, m.user_id LIMIT 1
  ) took ON true
  -- Who is not counted as support is in no figure of it.
  WHERE took.kind IS NULL OR insight_is_support(COALESCE(insight_group(took.kind), ''))
), grouped AS (
  SELECT 'language' AS division, 'language:' || language AS cell,
         CASE language WHEN 'nl' THEN 1 ELSE 2 END AS place, offer.* FROM offer
  UNION ALL
  SELECT 'zone', 'zone:' || COALESCE(z.id::text, 'none'), COALESCE(z.nth, 1000), offer.*
  FROM offer LEFT JOIN (
    SELECT id, (row_number() OVER (ORDER BY "order", id))::int AS nth FROM places_zone
    WHERE municipality_id = (SELECT municipality_id FROM period)
  ) z ON z.id = offer.zone_id
  UNION ALL
  SELECT 'kind', 'kind:' || kind, COALESCE(array_position(insight_cells('group'), kind), 1000),
         offer.* FROM offer
  UNION ALL
  SELECT 'domain:' || d, CASE WHEN d = ANY (offer.domains) THEN 'domain:' || d ELSE 'rest' END,
         CASE WHEN d = ANY (offer.domains) THEN 1 ELSE 2 END, offer.*
  FROM offer CROSS JOIN unnest(insight_cells('domain')) AS d
), counted AS (
  SELECT division, cell, place, count(*)::int AS offered,
         (count(*) FILTER (WHERE choice))::int AS choice, (count(*) FILTER (WHERE kept))::int AS kept,
         (count(*) FILTER (WHERE in_time))::int AS in_time,
         -- Who was taken by nobody is about nobody's work; what is told elsewhere is told here.
         CASE WHEN cell = 'kind:none' THEN 3
              WHEN division = 'zone' AND NOT EXISTS (
                SELECT FROM insight_published told WHERE told.period_id = closed
                  AND told."table" = 'zone' AND told.cell = substr(grouped.cell, 6)
                  AND told.value IS NOT NULL) THEN 0
              ELSE count(DISTINCT user_id)::int END AS workers
  FROM grouped GROUP BY division, cell, place
), held AS (
  SELECT array_agg(cell ORDER BY place, cell) AS cells,
         array_agg(offered ORDER BY place, cell) AS offered,
         array_agg(choice ORDER BY place, cell) AS choice,
         array_agg(kept ORDER BY place, cell) AS kept,
         array_agg(in_time ORDER BY place, cell) AS in_time,
         array_agg(workers ORDER BY place, cell) AS workers
  FROM counted GROUP BY division
), shown AS (
  SELECT one.cell, one.offered, one.choice, one.kept, one.in_time
  FROM held h CROSS JOIN LATERAL unnest(
    h.cells, h.offered, h.choice, h.kept, h.in_time,
    insight_fair_shown(h.offered, h.choice, h.kept, h.in_time, h.workers)
  ) AS one (cell, offered, choice, kept, in_time, seen)
  WHERE one.seen AND one.cell <> 'rest'
  UNION ALL
  SELECT 'all:total', n, choice, kept, in_time
  FROM (
    SELECT count(*)::int AS n, (count(*) FILTER (WHERE choice))::int AS choice,
           (count(*) FILTER (WHERE kept))::int AS kept,
           (count(*) FILTER (WHERE in_time))::int AS in_time, count(DISTINCT user_id) AS workers
    FROM offer
  ) every WHERE n >= 8 AND LEAST(choice, kept, in_time) >= 5 AND workers >= 3
)
INSERT INTO insight_published (period_id, "table", cell, value)
SELECT closed, figure.tab, shown.cell, (figure.value + 2) / 5 * 5
FROM shown CROSS JOIN LATERAL (VALUES
  ('fair_offered', shown.offered), ('fair_choice', shown.choice), ('fair_kept', shown.kept),
  ('fair_in_time', shown.in_time)
) AS figure (tab, value)
ORDER BY shown.cell, figure.tab
$$;

REVOKE ALL ON FUNCTION insight_publish_fair(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION insight_publish_fair(bigint) TO naast_figures;
"""
BACK = """
DROP FUNCTION insight_publish_fair(bigint);
DROP FUNCTION insight_fair_shown(int[], int[], int[], int[], int[]);
DROP FUNCTION insight_fair_is_safe(int[], int[], int[], int[], boolean[]);
"""

BEFORE = import_module("naast.learning.insight.migrations.0004_said_of_organisations").AFTER
END = "SELECT insight_publish_said(closed);\n$$;"
assert END in BEFORE
AFTER = BEFORE.replace(
    END, "SELECT insight_publish_said(closed);\nSELECT insight_publish_fair(closed);\n$$;"
)


class Migration(migrations.Migration):
    """Can be undone. Quarters that were closed before have none of these figures."""

    dependencies = [
        ("insight", "0007_doorstep"),
        ("matching", "0010_weights"),
    ]

    operations = [
        migrations.AlterField(
            model_name="published",
            name="table",
            field=models.CharField(
                choices=[(table.value, table.value) for table in Table], max_length=30
            ),
        ),
        migrations.RunSQL(READS, READS_BACK),
        migrations.RunSQL(SHOWN + FAIR, BACK),
        migrations.RunSQL(AFTER, BEFORE),
    ]
