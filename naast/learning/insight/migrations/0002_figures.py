"""Who counts: rows become facts, facts become figures, inside PostgreSQL and nowhere else.

`naast_figures` never logs in. It may read the columns below, none of which tells who somebody is
save `user_id` of a placement: how many workers a figure is about must be known to hide it, and only
that number is kept. The app may call one function, `insight_close_period`, and read what came of it.
"""

from django.db import migrations

# Column by column, so that a column added later is not read by itself.
READS = """
GRANT SELECT (id, house, municipality_id, zone_id, domains, asked_at, first_contact_at)
  ON matching_question TO naast_figures;
GRANT SELECT (question_id, user_id, kind, from_at) ON matching_placement TO naast_figures;
GRANT SELECT (question_id, closed_at, outcome) ON casework_case, decisions_matter TO naast_figures;
GRANT SELECT (question_id, answered_at, stood_beside, my_interest, knew_enough, got_further)
  ON experience_answer TO naast_figures;
GRANT SELECT (kind, municipality_ids) ON supporters_supporter TO naast_figures;
GRANT SELECT (id, municipality_id, "order") ON places_zone TO naast_figures;

CREATE POLICY counted ON matching_question FOR SELECT TO naast_figures USING (true);
CREATE POLICY counted ON matching_placement FOR SELECT TO naast_figures USING (true);
CREATE POLICY counted ON casework_case FOR SELECT TO naast_figures USING (true);
CREATE POLICY counted ON decisions_matter FOR SELECT TO naast_figures USING (true);
CREATE POLICY counted ON experience_answer FOR SELECT TO naast_figures USING (true);
CREATE POLICY counted ON supporters_supporter FOR SELECT TO naast_figures USING (true);

GRANT SELECT, INSERT ON insight_closedperiod, insight_fact, insight_published TO naast_figures;
REVOKE ALL ON insight_fact FROM naast_app;
REVOKE INSERT, UPDATE, DELETE ON insight_closedperiod, insight_published FROM naast_app;
"""

READS_BACK = """
REVOKE ALL ON matching_question, matching_placement, casework_case, decisions_matter, experience_answer,
  supporters_supporter, places_zone, insight_closedperiod, insight_fact, insight_published
  FROM naast_figures;
REVOKE SELECT (id, house, municipality_id, zone_id, domains, asked_at, first_contact_at)
  ON matching_question FROM naast_figures;
REVOKE SELECT (question_id, user_id, kind, from_at) ON matching_placement FROM naast_figures;
REVOKE SELECT (question_id, closed_at, outcome) ON casework_case, decisions_matter FROM naast_figures;
REVOKE SELECT (question_id, answered_at, stood_beside, my_interest, knew_enough, got_further)
  ON experience_answer FROM naast_figures;
REVOKE SELECT (kind, municipality_ids) ON supporters_supporter FROM naast_figures;
REVOKE SELECT (id, municipality_id, "order") ON places_zone FROM naast_figures;
DROP POLICY counted ON matching_question;
DROP POLICY counted ON matching_placement;
DROP POLICY counted ON casework_case;
DROP POLICY counted ON decisions_matter;
DROP POLICY counted ON experience_answer;
DROP POLICY counted ON supporters_supporter;
GRANT SELECT, INSERT, UPDATE, DELETE ON insight_fact TO naast_app;
GRANT INSERT, UPDATE, DELETE ON insight_closedperiod, insight_published TO naast_app;
"""

# Twins of pure functions in Python; tests hold them equal.
TWINS = """
CREATE FUNCTION insight_waiting_days(asked timestamptz, helped timestamptz) RETURNS int
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (helped AT TIME ZONE 'Europe/Amsterdam')::date - (asked AT TIME ZONE 'Europe/Amsterdam')::date;

CREATE FUNCTION insight_group(kind text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE kind
    WHEN 'formal' THEN 'formal'
    WHEN 'trained_volunteer' THEN 'informal'
    WHEN 'adviser_for_the_elderly' THEN 'informal'
    WHEN 'experience_expert' THEN 'lived'
    WHEN 'family_expert' THEN 'lived'
    WHEN 'omtinker' THEN 'omtinker'
    WHEN 'meitinker' THEN 'municipal'
  END;

-- The categories of each table, in the order in which they are given up as cover: the last first.
CREATE FUNCTION insight_cells(tab text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE tab
    WHEN 'group' THEN ARRAY['formal', 'informal', 'municipal', 'lived', 'omtinker']
    WHEN 'domain' THEN ARRAY['housing', 'money', 'work', 'learning', 'family', 'body', 'mind',
                             'household', 'getting_around', 'people', 'caring', 'future']
    WHEN 'outcome' THEN ARRAY['own_strength', 'volunteer', 'for_everyone', 'made_to_measure',
                              'other_law', 'objection', 'stopped']
    WHEN 'outcome_municipality' THEN ARRAY['own_strength', 'volunteer', 'for_everyone',
                                           'made_to_measure', 'other_law', 'stopped']
  END;

CREATE FUNCTION insight_shown(cells int[], workers int[]) RETURNS int[]
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  shown int[] := '{}';
  total int := 0;
  known int := 0;
  small boolean := false;
  last int;
BEGIN
  FOR at IN 1 .. cardinality(cells) LOOP
    total := total + cells[at];
    IF cells[at] < 5 OR COALESCE(workers[at] < 3, false) THEN
      small := true;
      shown := array_append(shown, NULL);
    ELSE
      shown := array_append(shown, (cells[at] + 2) / 5 * 5);
      known := known + GREATEST(5, (cells[at] + 2) / 5 * 5 - 2);
      last := at;
    END IF;
  END LOOP;
  IF total < 5 THEN
    RETURN array_fill(NULL::int, ARRAY[cardinality(cells)]);
  END IF;
  IF NOT small THEN
    RETURN shown;
  END IF;
  FOR at IN REVERSE COALESCE(last, 0) .. 1 LOOP
    CONTINUE WHEN shown[at] IS NULL;
    EXIT WHEN at < last AND (total + 2) / 5 * 5 + 2 - known >= 9;
    known := known - GREATEST(5, shown[at] - 2);
    shown[at] := NULL;
  END LOOP;
  RETURN shown;
END $$;
"""

TWINS_BACK = """
DROP FUNCTION insight_shown(int[], int[]);
DROP FUNCTION insight_cells(text);
DROP FUNCTION insight_group(text);
DROP FUNCTION insight_waiting_days(timestamptz, timestamptz);
"""

# (a) rows → facts: what happened in the period, each event in the period in which it happened.
GATHER = """
-- The names of its arguments are those of no column: in SQL the column would win.
CREATE FUNCTION insight_gather(closed bigint, town bigint, since timestamptz, before timestamptz)
  RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
WITH question AS (
  SELECT id, house, zone_id, domains, asked_at, first_contact_at
  FROM matching_question WHERE municipality_id = town
), placed AS (
  SELECT p.question_id, p.user_id, p.from_at, insight_group(p.kind) AS kind,
         row_number() OVER (PARTITION BY question_id ORDER BY from_at, user_id) AS nth,
         row_number() OVER (PARTITION BY question_id ORDER BY from_at DESC, user_id) AS nth_last
  FROM matching_placement p JOIN question q ON q.id = p.question_id
), hands AS (
  -- Drawn anew each time, so that nobody can follow a worker from period to period.
  SELECT user_id, row_number() OVER (ORDER BY random()) AS worker
  FROM (SELECT DISTINCT user_id FROM placed) one
), happened AS (
  SELECT 'asked' AS event, id AS question_id, asked_at AS at, '' AS outcome, NULL::int AS waited,
         NULL::smallint AS a, NULL::smallint AS b, NULL::smallint AS c, NULL::smallint AS d
  FROM question
  UNION ALL
  SELECT 'taken', question_id, from_at, '', NULL, NULL, NULL, NULL, NULL
  FROM placed WHERE nth = 1
  UNION ALL
  SELECT 'contacted', id, first_contact_at, '',
         insight_waiting_days(asked_at, first_contact_at), NULL, NULL, NULL, NULL
  FROM question WHERE first_contact_at IS NOT NULL
  UNION ALL
  SELECT 'closed', question_id, closed_at, outcome, NULL, NULL, NULL, NULL, NULL
  FROM (
    SELECT question_id, closed_at, outcome FROM casework_case
    UNION ALL SELECT question_id, closed_at, outcome FROM decisions_matter
  ) ended JOIN question q ON q.id = question_id WHERE closed_at IS NOT NULL
  UNION ALL
  SELECT 'answered', question_id, answered_at, '', NULL,
         stood_beside, my_interest, knew_enough, got_further
  FROM experience_answer JOIN question q ON q.id = question_id
)
INSERT INTO insight_fact (period_id, event, house, zone_id, "group", domains, waiting_days, outcome,
                          stood_beside, my_interest, knew_enough, got_further, worker)
SELECT closed, h.event, q.house, q.zone_id, COALESCE(p.kind, ''), q.domains, h.waited, h.outcome,
       h.a, h.b, h.c, h.d, hands.worker
FROM happened h
JOIN question q ON q.id = h.question_id
LEFT JOIN placed p ON p.question_id = h.question_id
  AND CASE WHEN h.event IN ('closed', 'answered') THEN p.nth_last = 1 ELSE p.nth = 1 END
LEFT JOIN hands USING (user_id)
WHERE h.at >= since AND h.at < before
-- The order of the rows must not tell who came first.
ORDER BY random()
$$;
"""

# Facts → counts, before anything is rounded or hidden. `enough` is how many residents a figure rests
# on; `workers` is empty where a figure tells what was asked, and so is not about who helped.
COUNTS = """
CREATE FUNCTION insight_counts(closed bigint)
  RETURNS TABLE (tab text, cell text, value int, enough int, workers int, place int)
  LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
WITH fact AS (
  SELECT * FROM insight_fact WHERE period_id = closed
), town AS (
  SELECT municipality_id FROM insight_closedperiod WHERE id = closed
), asked AS (
  SELECT * FROM fact WHERE event = 'asked'
), every AS (
  SELECT count(*)::int AS n FROM asked
), houses AS (
  SELECT * FROM (VALUES ('outcome', 'support'), ('outcome_municipality', 'municipality'))
    AS one (tab, house)
), helped AS (
  SELECT CASE house WHEN 'support' THEN 'waiting' ELSE 'waiting_municipality' END AS tab,
         waiting_days, worker
  FROM fact WHERE event = 'contacted'
), marks AS (
  SELECT tab, count(*)::int AS n, count(DISTINCT worker)::int AS workers,
         percentile_disc(0.5) WITHIN GROUP (ORDER BY waiting_days) AS median,
         percentile_disc(0.9) WITHIN GROUP (ORDER BY waiting_days) AS p90
  FROM helped GROUP BY tab
), answer AS (
  SELECT one.item, one.score, f.worker
  FROM fact f CROSS JOIN LATERAL (VALUES
    ('stood_beside', f.stood_beside), ('my_interest', f.my_interest),
    ('knew_enough', f.knew_enough), ('got_further', f.got_further)
  ) AS one (item, score)
  WHERE f.event = 'answered' AND f.house = 'support' AND one.score IS NOT NULL
)
SELECT 'questions', 'total', n, n, NULL::int, 0 FROM every
UNION ALL
SELECT 'zone', z.id::text, count(a.id)::int, count(a.id)::int, NULL,
       (row_number() OVER (ORDER BY z."order", z.id))::int
FROM places_zone z JOIN town USING (municipality_id) LEFT JOIN asked a ON a.zone_id = z.id
GROUP BY z.id, z."order"
UNION ALL
SELECT 'zone', 'none', count(*)::int, count(*)::int, NULL, 1000
FROM asked WHERE zone_id IS NULL HAVING count(*) > 0
UNION ALL
-- One question may be about more parts of life, so these do not add up. Where nearly all are about
-- one of so few, the rest could be counted: then nothing is enough.
SELECT 'domain', d.cell, count(a.id)::int,
       CASE WHEN min(every.n) < 8 THEN 0 ELSE count(a.id)::int END, NULL, d.nth::int
FROM unnest(insight_cells('domain')) WITH ORDINALITY AS d (cell, nth)
CROSS JOIN every LEFT JOIN asked a ON d.cell = ANY (a.domains)
GROUP BY d.cell, d.nth
UNION ALL
SELECT 'group', 'total', count(*)::int, count(*)::int, count(DISTINCT worker)::int, 0
FROM fact WHERE event = 'taken'
UNION ALL
-- A kind of worker that is not there at all is no cell: that it did nothing tells nothing.
SELECT 'group', g.cell, count(f.id)::int, count(f.id)::int, count(DISTINCT f.worker)::int, g.nth::int
FROM unnest(insight_cells('group')) WITH ORDINALITY AS g (cell, nth)
CROSS JOIN town LEFT JOIN fact f ON f.event = 'taken' AND f."group" = g.cell
GROUP BY g.cell, g.nth, town.municipality_id
HAVING count(f.id) > 0 OR EXISTS (
  SELECT FROM supporters_supporter s
  WHERE insight_group(s.kind) = g.cell AND town.municipality_id = ANY (s.municipality_ids)
)
UNION ALL
SELECT tab, 'total', n, n, workers, 0 FROM marks
UNION ALL
SELECT m.tab, mark.cell, mark.value,
       (SELECT LEAST(count(*) FILTER (WHERE waiting_days <= mark.value),
                     count(*) FILTER (WHERE waiting_days >= mark.value))::int
        FROM helped h WHERE h.tab = m.tab),
       m.workers, mark.nth
FROM marks m CROSS JOIN LATERAL (VALUES ('median', m.median, 1), ('p90', m.p90, 2))
  AS mark (cell, value, nth)
UNION ALL
SELECT h.tab, 'total', count(f.id)::int, count(f.id)::int, count(DISTINCT f.worker)::int, 0
FROM houses h LEFT JOIN fact f ON f.event = 'closed' AND f.house = h.house
GROUP BY h.tab
UNION ALL
SELECT h.tab, o.cell, count(f.id)::int, count(f.id)::int, count(DISTINCT f.worker)::int, o.nth::int
FROM houses h CROSS JOIN LATERAL unnest(insight_cells(h.tab)) WITH ORDINALITY AS o (cell, nth)
LEFT JOIN fact f ON f.event = 'closed' AND f.house = h.house AND f.outcome = o.cell
GROUP BY h.tab, o.cell, o.nth
UNION ALL
SELECT item, 'total', count(*)::int, count(*)::int, count(DISTINCT worker)::int, 0
FROM answer GROUP BY item
UNION ALL
-- Of five to seven answers, "five agree" would leave two at most who do not.
SELECT item, 'agree', (count(*) FILTER (WHERE score >= 4))::int,
       CASE WHEN count(*) < 8 THEN 0 ELSE (count(*) FILTER (WHERE score >= 4))::int END,
       count(DISTINCT worker)::int, 1
FROM answer GROUP BY item
$$;
"""

# (b) facts → figures: rounded, and hidden where few.
PUBLISH = """
CREATE FUNCTION insight_publish(closed bigint) RETURNS void LANGUAGE sql
  SET search_path = public, pg_temp AS $$
WITH counted AS MATERIALIZED (
  SELECT * FROM insight_counts(closed)
), adding_up AS (
  SELECT tab, array_agg(cell ORDER BY place) AS cells,
         insight_shown(array_agg(value ORDER BY place), array_agg(workers ORDER BY place)) AS shown
  FROM counted WHERE tab IN ('zone', 'group', 'outcome', 'outcome_municipality') AND cell <> 'total' GROUP BY tab
)
INSERT INTO insight_published (period_id, "table", cell, value)
SELECT closed, tab, cell, CASE
  WHEN enough < 5 OR workers < 3 THEN NULL
  WHEN cell IN ('median', 'p90') THEN value
  ELSE (value + 2) / 5 * 5
END
FROM counted WHERE tab NOT IN ('zone', 'group', 'outcome', 'outcome_municipality') OR cell = 'total'
UNION ALL
SELECT closed, a.tab, one.cell, one.value
FROM adding_up a CROSS JOIN LATERAL unnest(a.cells, a.shown) AS one (cell, value)
$$;
"""

CLOSE = """
CREATE FUNCTION insight_close_period(place bigint, year int, quarter int, at timestamptz)
  RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  from_at timestamptz := make_timestamptz(year, quarter * 3 - 2, 1, 0, 0, 0, 'Europe/Amsterdam');
  until_at timestamptz := make_timestamptz(
    year + quarter / 4, quarter * 3 % 12 + 1, 1, 0, 0, 0, 'Europe/Amsterdam');
  closed bigint;
BEGIN
  IF at < until_at THEN
    RAISE EXCEPTION 'This period is not over' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  -- A second time, the unique key refuses: what is published stays.
  INSERT INTO insight_closedperiod (municipality_id, year, quarter, closed_at)
    VALUES (place, year, quarter, at) RETURNING id INTO closed;
  PERFORM insight_gather(closed, place, from_at, until_at);
  PERFORM insight_publish(closed);
  RETURN closed;
END $$;

REVOKE ALL ON FUNCTION insight_gather(bigint, bigint, timestamptz, timestamptz) FROM PUBLIC;
REVOKE ALL ON FUNCTION insight_counts(bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION insight_publish(bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION insight_close_period(bigint, int, int, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION insight_gather(bigint, bigint, timestamptz, timestamptz) TO naast_figures;
GRANT EXECUTE ON FUNCTION insight_counts(bigint) TO naast_figures;
GRANT EXECUTE ON FUNCTION insight_publish(bigint) TO naast_figures;
GRANT EXECUTE ON FUNCTION insight_close_period(bigint, int, int, timestamptz) TO naast_app;

-- For this moment only: who gets a function must be allowed to make one here.
GRANT CREATE ON SCHEMA public TO naast_figures;
ALTER FUNCTION insight_close_period(bigint, int, int, timestamptz) OWNER TO naast_figures;
REVOKE CREATE ON SCHEMA public FROM naast_figures;
"""

FUNCTIONS_BACK = """
DROP FUNCTION insight_close_period(bigint, int, int, timestamptz);
DROP FUNCTION insight_publish(bigint);
DROP FUNCTION insight_counts(bigint);
DROP FUNCTION insight_gather(bigint, bigint, timestamptz, timestamptz);
"""


class Migration(migrations.Migration):
    """Can be undone; the facts and figures go with their tables."""

    dependencies = [
        ("insight", "0001_initial"),
        ("experience", "0001_initial"),
        ("casework", "0001_initial"),
        ("decisions", "0001_initial"),
        ("matching", "0001_initial"),
        ("supporters", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(READS, READS_BACK),
        migrations.RunSQL(TWINS, TWINS_BACK),
        migrations.RunSQL(GATHER + COUNTS + PUBLISH + CLOSE, FUNCTIONS_BACK),
    ]
