-- The three database roles of Naast. Run once by a superuser, before the first migration; PostgreSQL 15 or later.
-- Passwords are set beside this file: ALTER ROLE naast_app PASSWORD '…'.
--
--   naast_owner    owns the tables and migrates. Row policies hold for it too (FORCE).
--   naast_app      web and worker: owns nothing, passes no wall.
--   naast_figures  never logs in: owns the few functions that turn rows into figures.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'naast_owner') THEN
    CREATE ROLE naast_owner LOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT CREATEDB;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'naast_app') THEN
    CREATE ROLE naast_app LOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'naast_figures') THEN
    CREATE ROLE naast_figures NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
END $$;

-- The owner may hand a function to naast_figures, and never inherits what that role may see (NOINHERIT above).
GRANT naast_figures TO naast_owner;

ALTER DEFAULT PRIVILEGES FOR ROLE naast_owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO naast_app;
ALTER DEFAULT PRIVILEGES FOR ROLE naast_owner GRANT USAGE, SELECT ON SEQUENCES TO naast_app;
ALTER SCHEMA public OWNER TO naast_owner;
