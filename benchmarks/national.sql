-- A pool as large as the country's: 342 municipalities, 12 000 workers, 1 000 000 placements of
-- which one in twenty runs. Made from the rows of the demo world, so that each looks like one.
-- Municipality 1 is a large city with 400 workers; the others have 34 or 35 each.
SET session_replication_role = replica;  -- placements without the persons they are about

INSERT INTO places_municipality
SELECT (jsonb_populate_record(m, jsonb_build_object(
  'id', n, 'code', 'GX' || n, 'name', 'Plaats ' || n, 'slug', 'plaats-' || n))).*
FROM places_municipality m, generate_series(1000, 1341) n WHERE m.id = (SELECT min(id) FROM places_municipality);

INSERT INTO organisations_organisation
SELECT (jsonb_populate_record(o, jsonb_build_object(
  'id', n, 'name', 'Organisatie ' || n, 'slug', 'organisatie-' || n, 'pool_of_id', NULL))).*
FROM organisations_organisation o, generate_series(1000, 1500) n
WHERE o.id = (SELECT min(id) FROM organisations_organisation);

INSERT INTO identity_user (id, password, email, name, is_active, is_demo)
SELECT n, '', n || '@national.example', 'Werker ' || n, true, false
FROM generate_series(100000, 111999) n;

CREATE TEMP TABLE example AS
SELECT *, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS all_of_them
FROM supporters_supporter;
CREATE TEMP TABLE worker AS
SELECT gen_random_uuid() AS id, n, e.id AS like_id,
       CASE WHEN n < 400 THEN 1000 ELSE 1001 + n % 341 END AS municipality_id
FROM generate_series(0, 11999) n JOIN example e ON e.place = n % e.all_of_them;

INSERT INTO supporters_supporter
  (id, kind, position, team_zone_ids, payer, mandate, municipality_ids,
   employer_municipality_id, organisation_id, user_id)
SELECT w.id, e.kind, e.position, '{}', e.payer, e.mandate, ARRAY[w.municipality_id],
       CASE WHEN e.employer_municipality_id IS NULL THEN NULL ELSE w.municipality_id END,
       CASE WHEN e.organisation_id IS NULL THEN NULL ELSE 1000 + w.municipality_id % 500 END,
       100000 + w.n
FROM worker w JOIN example e ON e.id = w.like_id;

INSERT INTO supporters_poolrecord
SELECT (jsonb_populate_record(p, jsonb_build_object('supporter_id', w.id))).*
FROM worker w JOIN supporters_poolrecord p ON p.supporter_id = w.like_id;
INSERT INTO supporters_screening
SELECT (jsonb_populate_record(p, jsonb_build_object('supporter_id', w.id))).*
FROM worker w JOIN supporters_screening p ON p.supporter_id = w.like_id;
INSERT INTO supporters_card
SELECT (jsonb_populate_record(p, jsonb_build_object(
  'supporter_id', w.id, 'municipality_ids', ARRAY[w.municipality_id]))).*
FROM worker w JOIN supporters_card p ON p.supporter_id = w.like_id;
INSERT INTO supporters_declaration
SELECT (jsonb_populate_record(p, jsonb_build_object(
  'id', gen_random_uuid(), 'supporter_id', w.id, 'declared_on', p.declared_on - 300 * year,
  'declared_at', p.declared_at - make_interval(days => 300 * year)))).*
FROM worker w JOIN supporters_declaration p ON p.supporter_id = w.like_id,
     generate_series(0, 2) year;
INSERT INTO supporters_interest (id, provider, declaration_id, supporter_id)
SELECT gen_random_uuid(), 'Zorg ' || supporter_id, id, supporter_id
FROM supporters_declaration WHERE hashtext(id::text) % 20 = 0
ON CONFLICT DO NOTHING;

INSERT INTO matching_placement
  (id, hat, house, kind, from_at, until_at, circle_id, municipality_id, organisation_id,
   person_id, user_id, question_id)
SELECT gen_random_uuid(), CASE WHEN nth / 12000 % 20 = 0 THEN 'supports' END, 'support', 'formal',
       now() - interval '1 year', CASE WHEN nth / 12000 % 20 = 0 THEN NULL ELSE now() - interval '1 day' END,
       gen_random_uuid(), s.municipality_ids[1], s.organisation_id, gen_random_uuid(), s.user_id,
       gen_random_uuid()
FROM generate_series(0, 999999) nth
JOIN worker w ON w.n = nth::bigint * 7919 % 12000 JOIN supporters_supporter s ON s.id = w.id
WHERE s.organisation_id IS NOT NULL;

SET session_replication_role = origin;
ANALYZE;
