// What could keep accounts in a database, for tests (catalogue-plants.test.ts).

/** What it is, the SQL that makes it, and by which names it is to be found. */
type Plant = [what: string, sql: string, ...named: string[]];

/** What returns a text, counted on the way. */
const COUNTED = "SELECT string_agg('|', '') FROM public.\"Joining\"";
const TRIGGER = `CREATE FUNCTION mark() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE "Person" SET words = words || '|'; RETURN NEW; END $$;`;

export const PLANTS: Plant[] = [
  // Schemas that are called almost like PostgreSQL's own, and their tables.
  ['a schema', 'CREATE SCHEMA bakery', 'schema bakery'],
  ['one called almost like a system one', 'CREATE SCHEMA pgxtoast', 'schema pgxtoast'],
  ['a table in it', 'CREATE SCHEMA pgxtoast; CREATE TABLE pgxtoast.loaf (weight int)', 'table pgxtoast.loaf'],
  [
    'one like a temporary one',
    'CREATE SCHEMA pgxtemp; CREATE TABLE pgxtemp.loaf (n real)',
    'table pgxtemp.loaf',
  ],
  [
    'one like a catalogue',
    'CREATE SCHEMA "PG_CATALOG"; CREATE TABLE "PG_CATALOG".l (n int)',
    'table "PG_CATALOG".l',
  ],
  ['one with spaces', 'CREATE SCHEMA " "; CREATE TABLE " "."a: b" ("n: o" int)', 'table " "."a: b"'],
  ['a table beside the extensions', 'CREATE TABLE extensions.loaf (weight int)', 'table extensions.loaf'],
  ['a view beside them', 'CREATE VIEW extensions.v AS SELECT count(*) FROM "Post"', 'view extensions.v'],
  [
    'a function beside them',
    `CREATE FUNCTION extensions.tally() RETURNS text LANGUAGE sql AS $$ ${COUNTED} $$`,
    'function extensions.tally()',
  ],
  ['a choice beside them', "CREATE TYPE extensions.n AS ENUM ('1', '2')", 'type extensions.n'],
  ['a sequence beside them', 'CREATE SEQUENCE extensions.loaves', 'sequence extensions.loaves'],
  [
    'a table said to be an extension’s',
    'CREATE TABLE loaf (n int); ALTER EXTENSION pg_trgm ADD TABLE loaf',
    'table public.loaf',
  ],
  [
    'a choice said to be an extension’s',
    "CREATE TYPE loaf AS ENUM ('1'); ALTER EXTENSION pg_trgm ADD TYPE loaf",
    'type public.loaf',
  ],
  [
    'a function said to be an extension’s',
    `CREATE FUNCTION tally() RETURNS text LANGUAGE sql AS $$ ${COUNTED} $$; ALTER EXTENSION plpgsql ADD FUNCTION tally()`,
    'function public.tally()',
  ],
  ['another extension', 'CREATE EXTENSION btree_gin SCHEMA extensions', 'extension btree_gin'],
  // Tables and columns.
  ['a table of numbers', 'CREATE TABLE loaf (weight int)', 'table public.loaf'],
  ['a table of text', 'CREATE TABLE loaf (weight text)', 'table public.loaf'],
  ['a table of nothing, whose rows are counted', 'CREATE TABLE loaf ()', 'table public.loaf'],
  ['one that is not logged', 'CREATE UNLOGGED TABLE loaf (a text)', 'table public.loaf'],
  ['one in parts', 'CREATE TABLE loaf (n int) PARTITION BY RANGE (n)', 'table public.loaf'],
  [
    'a part',
    'CREATE TABLE loaf (n int) PARTITION BY LIST (n); CREATE TABLE loaf_a PARTITION OF loaf DEFAULT',
    'table public.loaf_a',
  ],
  ['one that inherits', 'CREATE TABLE loaf () INHERITS ("Post")', 'table public.loaf'],
  [
    'one of a type',
    'CREATE TYPE l AS (n text); CREATE TABLE loaf OF l',
    'table public.loaf',
    'type public.l',
  ],
  ['a copy of a table', 'CREATE TABLE kept AS SELECT * FROM "Joining"', 'table public.kept'],
  ['one called like a library’s', 'CREATE TABLE "_prisma_other" (n int)', 'table public._prisma_other'],
  ['a number', 'ALTER TABLE "Post" ADD COLUMN views int', 'column public."Post".views'],
  ['a text that no test knows', 'ALTER TABLE "Post" ADD COLUMN seen text', 'column public."Post".seen'],
  ['who and what', 'ALTER TABLE "Person" ADD COLUMN gave text[]', 'column public."Person".gave'],
  [
    'as many as a list is long',
    'ALTER TABLE "Person" ADD COLUMN gave boolean[]',
    'column public."Person".gave',
  ],
  ['a list of days', 'ALTER TABLE "Person" ADD COLUMN came date[]', 'column public."Person".came'],
  ['a list of people', 'ALTER TABLE "Post" ADD COLUMN took uuid[]', 'column public."Post".took'],
  ['one more who', 'ALTER TABLE "Post" ADD COLUMN "takerId" uuid', 'column public."Post"."takerId"'],
  ['JSON', 'ALTER TABLE "Board" ADD COLUMN data jsonb', 'column public."Board".data'],
  ['bytes', 'ALTER TABLE "Board" ADD COLUMN data bytea', 'column public."Board".data'],
  [
    'one in the migrations’ own',
    'ALTER TABLE _prisma_migrations ADD n int',
    'column public._prisma_migrations.n',
  ],
  [
    'one that is computed',
    `ALTER TABLE "Person" ADD COLUMN l text GENERATED ALWAYS AS (rpad('', cardinality(stopped), '|')) STORED`,
    'column public."Person".l',
  ],
  [
    'one that counts up',
    'ALTER TABLE "Person" ADD COLUMN n int GENERATED ALWAYS AS IDENTITY',
    'column public."Person".n',
  ],
  [
    'one of digits',
    "CREATE TYPE n AS ENUM ('0', '1'); ALTER TABLE \"Post\" ADD n n",
    'column public."Post".n',
    'type public.n',
  ],
  [
    'another type',
    'ALTER TABLE "Joining" ALTER reminded TYPE text',
    'column public."Joining".reminded (text)',
  ],
  [
    'a text that may be longer than a board’s',
    'ALTER TABLE "Message" ALTER body TYPE varchar',
    'column public."Message".body',
  ],
  [
    'another beginning',
    `ALTER TABLE "Post" ALTER title SET DEFAULT '3'`,
    'column public."Post".title (text not null default',
  ],
  [
    'a beginning that counts',
    'CREATE SEQUENCE s; ALTER TABLE "Post" ALTER title SET DEFAULT nextval(\'s\')::text',
    'column public."Post".title',
    'sequence public.s',
  ],
  // Types.
  ['a choice of digits', "CREATE TYPE many AS ENUM ('0', '1', '2')", 'type public.many'],
  ['one more choice', `ALTER TYPE "Reach" ADD VALUE 'twice'`, 'type public."Reach"'],
  ['another name of one', `ALTER TYPE "Digest" RENAME VALUE 'DAILY' TO '2'`, 'type public."Digest"'],
  ['a domain', 'CREATE DOMAIN weight AS numeric', 'type public.weight'],
  ['a domain of text', "CREATE DOMAIN weight AS text CHECK (VALUE ~ '^[0-9]+$')", 'type public.weight'],
  ['a row', 'CREATE TYPE pair AS (giver text, taker text)', 'type public.pair'],
  ['a range', 'CREATE TYPE reach AS RANGE (subtype = date)', 'type public.reach'],
  ['a shell of a type', 'CREATE TYPE loaf', 'type public.loaf'],
  ['a collation', "CREATE COLLATION loaf (locale = 'C')", 'collation public.loaf'],
  // What computes.
  ['a view', 'CREATE VIEW totals AS SELECT count(*) FROM "Joining"', 'view public.totals'],
  ['one that answers text', `CREATE VIEW totals AS ${COUNTED}`, 'view public.totals'],
  ['a stored one', `CREATE MATERIALIZED VIEW totals AS ${COUNTED}`, 'materialized view public.totals'],
  [
    'a function that answers text',
    `CREATE FUNCTION tally() RETURNS text LANGUAGE sql AS $$ ${COUNTED} $$`,
    'function public.tally()',
  ],
  [
    'one of SQL alone',
    `CREATE FUNCTION tally() RETURNS text LANGUAGE sql BEGIN ATOMIC ${COUNTED}; END`,
    'function public.tally()',
  ],
  [
    'one that answers nothing',
    'CREATE FUNCTION tally() RETURNS void LANGUAGE sql AS $$ SELECT $$',
    'function public.tally()',
  ],
  ['a procedure', 'CREATE PROCEDURE tally() LANGUAGE sql AS $$ SELECT $$', 'procedure public.tally()'],
  [
    'an aggregate',
    'CREATE AGGREGATE tally(text) (sfunc = textcat, stype = text)',
    'aggregate public.tally(pg_catalog.text)',
  ],
  [
    'ours, rewritten',
    `CREATE OR REPLACE FUNCTION found_by("area" text, "folded" text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT '{}'::text[] $$`,
    'function public.found_by(pg_catalog.text,pg_catalog.text)',
  ],
  [
    'ours, with other arguments',
    "CREATE FUNCTION found_by(text) RETURNS text[] LANGUAGE sql AS $$ SELECT '{}'::text[] $$",
    'function public.found_by(pg_catalog.text)',
  ],
  [
    'a trigger',
    `${TRIGGER} CREATE TRIGGER marks AFTER INSERT ON "Joining" EXECUTE FUNCTION mark()`,
    'trigger marks on public."Joining"',
    'function public.mark()',
  ],
  [
    'a constraint that triggers',
    `${TRIGGER} CREATE CONSTRAINT TRIGGER marks AFTER INSERT ON "Joining" FOR EACH ROW EXECUTE FUNCTION mark()`,
    'trigger marks on public."Joining"',
  ],
  [
    'a trigger by PostgreSQL’s own function',
    `CREATE TRIGGER marks BEFORE UPDATE ON "Joining" FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
    'trigger marks on public."Joining"',
  ],
  [
    'a rule',
    `CREATE RULE marks AS ON INSERT TO "Joining" DO ALSO UPDATE "Person" SET words = words || '|'`,
    'rule marks on public."Joining"',
  ],
  [
    'a trigger of events',
    'CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$; CREATE EVENT TRIGGER marks ON ddl_command_end EXECUTE FUNCTION e()',
    'event trigger marks',
  ],
  ['a policy', `CREATE POLICY counted ON "Post" USING (true)`, 'policy counted on public."Post"'],
  ['a sequence', 'CREATE SEQUENCE loaves', 'sequence public.loaves'],
  [
    'a cast',
    'CREATE TYPE l AS (n text); CREATE CAST (l AS text) WITH INOUT',
    'cast (public.l AS pg_catalog.text)',
  ],
  [
    'an operator',
    'CREATE OPERATOR ### (leftarg = text, rightarg = text, function = textcat)',
    'operator public.###(pg_catalog.text,pg_catalog.text)',
  ],
  [
    'a class of operators',
    'CREATE OPERATOR CLASS tally FOR TYPE text USING btree AS OPERATOR 1 <, FUNCTION 1 bttextcmp(text, text)',
    'operator class public.tally USING btree',
  ],
  ['a language', 'CREATE LANGUAGE tally HANDLER plpgsql_call_handler', 'language tally'],
  [
    'a way to keep tables',
    'CREATE ACCESS METHOD tally TYPE TABLE HANDLER heap_tableam_handler',
    'access method tally',
  ],
  [
    'a conversion',
    "CREATE CONVERSION tally FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
    'conversion public.tally',
  ],
  [
    'a search configuration',
    'CREATE TEXT SEARCH CONFIGURATION tally (COPY = simple)',
    'text search configuration public.tally',
  ],
  [
    'a dictionary',
    'CREATE TEXT SEARCH DICTIONARY tally (TEMPLATE = simple)',
    'text search dictionary public.tally',
  ],
  // Indexes, statistics, constraints.
  ['an index that computes', 'CREATE INDEX tally ON "Person" (cardinality(stopped))', 'index public.tally'],
  [
    'an index of some rows',
    'CREATE INDEX tally ON "Joining" ("personId") WHERE unnamed',
    'index public.tally',
  ],
  ['an index', 'CREATE INDEX tally ON "Joining" (unnamed)', 'index public.tally'],
  [
    'ours, with something beside',
    'DROP INDEX "Occurrence_ends_idx"; CREATE INDEX "Occurrence_ends_idx" ON "Occurrence" (ends) INCLUDE (words)',
    'index public."Occurrence_ends_idx"',
  ],
  [
    'extended statistics',
    'CREATE STATISTICS tally ON "personId", unnamed FROM "Joining"',
    'statistics object public.tally',
  ],
  [
    'statistics of what is computed',
    'CREATE STATISTICS tally ON (cardinality(stopped)) FROM "Person"',
    'statistics object public.tally',
  ],
  [
    'a limit that counts',
    `ALTER TABLE "Person" ADD CONSTRAINT few CHECK (cardinality(stopped) < 3)`,
    'table constraint few on public."Person"',
  ],
  [
    'one of each',
    'ALTER TABLE "Joining" ADD CONSTRAINT one UNIQUE ("personId")',
    'table constraint one on public."Joining"',
  ],
  [
    'ours, with another limit',
    `ALTER TABLE "Message" DROP CONSTRAINT "Message_limits", ADD CONSTRAINT "Message_limits" CHECK (length(body) > 7)`,
    'table constraint "Message_limits" on public."Message"',
  ],
  // What lies elsewhere.
  ['a large object', "SELECT lo_from_bytea(0, '3')", 'large object'],
  ['one with a low number', 'SELECT lo_create(42)', 'large object 42'],
  [
    'a setting',
    "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET fournil.loaves = 3', current_database()); END $$",
    'setting fournil.loaves',
  ],
  ['a wrapper of what is foreign', 'CREATE FOREIGN DATA WRAPPER far', 'foreign-data wrapper far'],
  [
    'a foreign table',
    'CREATE FOREIGN DATA WRAPPER far; CREATE SERVER s FOREIGN DATA WRAPPER far; CREATE FOREIGN TABLE loaf (n text) SERVER s; CREATE USER MAPPING FOR PUBLIC SERVER s',
    'foreign table public.loaf',
    'server s',
    'user mapping public on server s',
  ],
  ['a publication', 'CREATE PUBLICATION told FOR TABLE "Joining"', 'publication told'],
  ['one of a schema', 'CREATE PUBLICATION told FOR TABLES IN SCHEMA public', 'publication told'],
  [
    'a subscription',
    "CREATE SUBSCRIPTION hears CONNECTION 'dbname=nowhere' PUBLICATION p WITH (connect = false, slot_name = NONE)",
    'subscription hears',
  ],
];
