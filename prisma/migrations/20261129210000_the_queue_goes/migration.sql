-- Work behind the pages is claimed from the rows it is about (docs/decisions/one-schedule.md): the tables of graphile-worker go, with
-- whatever jobs still stand in them. Each was about a row that waits and is claimed from now on.
DROP SCHEMA IF EXISTS "graphile_worker" CASCADE;
