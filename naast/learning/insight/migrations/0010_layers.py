"""Support by its three layers, and talks with somebody beside her: published when a quarter closes.

Of each layer how many questions were taken, how many contacts there were, how many were helped to
the end and how many of those without a provision. Of the talks that the municipality had with
residents: to how many of them support was offered, by how many it was known, and beside how many
somebody stood. No fact is kept: these cannot be made again.
"""

from importlib import import_module

from django.db import migrations, models

from naast.learning.insight.rules import Table

READS = """
GRANT SELECT (id, municipality_id, user_id, layer, opened_at) ON casework_case TO naast_figures;
GRANT SELECT (case_id, user_id, layer, at) ON casework_contact TO naast_figures;
GRANT SELECT (matter_id, user_id, at, support_offered, support_known, support_used)
  ON decisions_talk TO naast_figures;
CREATE POLICY counted ON casework_contact FOR SELECT TO naast_figures USING (true);
CREATE POLICY counted ON decisions_talk FOR SELECT TO naast_figures USING (true);
"""
READS_BACK = """
DROP POLICY counted ON casework_contact;
DROP POLICY counted ON decisions_talk;
REVOKE SELECT (id, municipality_id, user_id, layer, opened_at) ON casework_case FROM naast_figures;
REVOKE SELECT (case_id, user_id, layer, at) ON casework_contact FROM naast_figures;
REVOKE SELECT (matter_id, user_id, at, support_offered, support_known, support_used)
  ON decisions_talk FROM naast_figures;
"""

# Many contacts may be of one resident: of fewer than five residents they are hidden, as work of too
# few workers is. Of who was helped to the end the totals stand in `outcome`, so they are hidden as
# what is said of organisations is.
LAYERS = """
CREATE FUNCTION insight_publish_layers(closed bigint) RETURNS void LANGUAGE sql
  SET search_path = public, pg_temp AS $$
WITH period AS (
  SELECT municipality_id,
         make_timestamptz(year, quarter * 3 - 2, 1, 0, 0, 0, 'Europe/Amsterdam') AS since,
         make_timestamptz(year + quarter / 4, quarter * 3 % 12 + 1, 1, 0, 0, 0, 'Europe/Amsterdam')
           AS before
  FROM insight_closedperiod WHERE id = closed
), layer AS (
  SELECT unnest(ARRAY['1', '2', '3']) AS cell
), held AS (
  SELECT c.id, c.layer::text AS layer, c.user_id, c.opened_at, c.closed_at, c.outcome
  FROM period JOIN casework_case c ON c.municipality_id = period.municipality_id
  LEFT JOIN LATERAL (
    SELECT m.kind FROM matching_placement m WHERE m.question_id = c.question_id
    ORDER BY m.from_at DESC, m.user_id LIMIT 1
  ) took ON true
  -- Who is not counted as support is in no figure of it.
  WHERE insight_is_support(COALESCE(insight_group(took.kind), ''))
), taken AS (
  SELECT held.* FROM held JOIN period ON held.opened_at >= since AND held.opened_at < before
), spoke AS (
  SELECT n.layer::text AS layer, n.case_id, n.user_id
  FROM period JOIN casework_contact n ON n.at >= since AND n.at < before
  JOIN held ON held.id = n.case_id
), counted AS (
  SELECT 'layer_questions' AS tab, layer.cell, count(t.id)::int AS value,
         count(DISTINCT t.user_id)::int AS workers
  FROM layer LEFT JOIN taken t ON t.layer = layer.cell GROUP BY layer.cell
  UNION ALL
  SELECT 'layer_contacts', layer.cell, count(s.case_id)::int,
         CASE WHEN count(DISTINCT s.case_id) < 5 THEN 0 ELSE count(DISTINCT s.user_id)::int END
  FROM layer LEFT JOIN spoke s ON s.layer = layer.cell GROUP BY layer.cell
), whole AS (
  SELECT 'layer_questions' AS tab, count(*)::int AS value, count(DISTINCT user_id)::int AS workers
  FROM taken
  UNION ALL
  SELECT 'layer_contacts', count(*)::int,
         CASE WHEN count(DISTINCT case_id) < 5 THEN 0 ELSE count(DISTINCT user_id)::int END
  FROM spoke
), adding_up AS (
  SELECT tab, array_agg(cell ORDER BY cell) AS cells,
         insight_shown(array_agg(value ORDER BY cell), array_agg(workers ORDER BY cell)) AS shown
  FROM counted GROUP BY tab
), ended AS (
  SELECT layer, count(*)::int AS answers,
         (count(*) FILTER (WHERE outcome IN ('own_strength', 'volunteer', 'for_everyone')))::int
           AS agree,
         count(DISTINCT user_id)::int AS workers
  FROM held JOIN period ON held.closed_at >= since AND held.closed_at < before GROUP BY layer
), laid AS (
  SELECT array_agg(layer ORDER BY layer) AS cells, array_agg(answers ORDER BY layer) AS answers,
         array_agg(agree ORDER BY layer) AS agree, array_agg(workers ORDER BY layer) AS workers
  FROM ended HAVING count(*) > 0
), talk AS (
  SELECT t.matter_id, t.user_id, t.support_offered, t.support_known, t.support_used
  FROM period JOIN decisions_matter m ON m.municipality_id = period.municipality_id
  JOIN decisions_talk t ON t.matter_id = m.id AND t.at >= since AND t.at < before
), resident AS (
  SELECT matter_id, bool_or(support_offered) AS offered, bool_or(support_known) AS known,
         bool_or(support_used) AS used
  FROM talk GROUP BY matter_id
), talked AS (
  SELECT one.tab, count(*)::int AS n, (count(*) FILTER (WHERE one.so))::int AS agree,
         (SELECT count(DISTINCT user_id)::int FROM talk) AS workers
  FROM resident r CROSS JOIN LATERAL (VALUES
    ('talk_offered', r.offered), ('talk_known', r.known), ('talk_used', r.used)
  ) AS one (tab, so)
  GROUP BY one.tab
)
INSERT INTO insight_published (period_id, "table", cell, value)
SELECT closed, tab, 'total',
       CASE WHEN value >= 5 AND workers >= 3 THEN (value + 2) / 5 * 5 END
FROM whole
UNION ALL
SELECT closed, a.tab, one.cell, one.value
FROM adding_up a CROSS JOIN LATERAL unnest(a.cells, a.shown) AS one (cell, value)
UNION ALL
SELECT closed, figure.tab, one.layer, (figure.value + 2) / 5 * 5
FROM laid l
CROSS JOIN LATERAL unnest(l.cells, l.answers, l.agree,
                          insight_said_shown(l.answers, l.agree, l.workers))
  AS one (layer, answers, agree, shown)
CROSS JOIN LATERAL (VALUES ('layer_closed', one.answers), ('layer_near', one.agree))
  AS figure (tab, value)
WHERE one.shown
UNION ALL
SELECT closed, tab, 'total', CASE WHEN n >= 5 AND workers >= 3 THEN (n + 2) / 5 * 5 END FROM talked
UNION ALL
-- Of five to seven, "five" would leave two at most without.
SELECT closed, tab, 'agree',
       CASE WHEN n >= 8 AND agree >= 5 AND workers >= 3 THEN (agree + 2) / 5 * 5 END
FROM talked
ORDER BY 2, 3
$$;

REVOKE ALL ON FUNCTION insight_publish_layers(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION insight_publish_layers(bigint) TO naast_figures;
"""

BEFORE = import_module("naast.learning.insight.migrations.0008_fairness").AFTER
END = "SELECT insight_publish_fair(closed);\n$$;"
assert END in BEFORE
AFTER = BEFORE.replace(
    END, "SELECT insight_publish_fair(closed);\nSELECT insight_publish_layers(closed);\n$$;"
)


class Migration(migrations.Migration):
    """Can be undone. Quarters that were closed before have none of these figures."""

    dependencies = [
        ("insight", "0009_terms_missed"),
        ("casework", "0018_why_now"),
        ("decisions", "0017_objections"),
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
        migrations.RunSQL(LAYERS, "DROP FUNCTION insight_publish_layers(bigint);"),
        migrations.RunSQL(AFTER, BEFORE),
    ]
