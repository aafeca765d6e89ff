import { statement } from '#lib/platform/database/statement';

// Every object that somebody made in a database, whatever its kind, one row each. Those that PostgreSQL brings have numbers below 16384
// (FirstNormalObjectId), so no schema has to be known by its name. Each of PostgreSQL's own tables that lists objects is read here, or
// named with its reason in catalogue-tables.test.ts.

/** What is read before: by it every expression is printed alike, whatever the server's settings are, with the schema of all that it names. */
export const settle = statement(`
  SELECT set_config(name, value, false) FROM (VALUES
    ('search_path', 'pg_catalog'), ('quote_all_identifiers', 'off'), ('timezone', 'UTC'), ('datestyle', 'ISO'),
    ('intervalstyle', 'postgres'), ('bytea_output', 'hex'), ('standard_conforming_strings', 'on')) AS s (name, value)`);

/** An object: its kind and name as PostgreSQL says them, the table that it belongs to (or its own name, where it is one), and what it is. */
export type CatalogueRow = {
  kind: string;
  name: string;
  relation: string | null;
  detail: string;
  /** Whose it is said to be, where it is said to be an extension's and is nothing that one brings. */
  extension: string | null;
};

const MADE = 'oid >= 16384';

// A table's toast, its row type and the array of it, a key's index, a foreign key's triggers and a view's own rule come and go with what they
// belong to ('i'), and what another extension brings with that. What an extension brings is written in C and holds nothing itself: a table, or a function that asks for rows, is not let
// pass because somebody calls it an extension's.
export const objects = statement<{ extensions: string[] }, CatalogueRow>(`
  WITH every (classid, objid) AS (
    SELECT 'pg_namespace'::regclass::oid, oid FROM pg_namespace
      WHERE (${MADE} OR nspname = 'public') AND NOT nspname ~ '^pg_(toast_)?temp_[0-9]+$'
    UNION ALL SELECT 'pg_class'::regclass, oid FROM pg_class WHERE ${MADE} AND relpersistence <> 't' AND relkind NOT IN ('t', 'c')
      AND NOT EXISTS (SELECT FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid AND t.relkind = 't' WHERE i.indexrelid = pg_class.oid)
    UNION ALL SELECT 'pg_type'::regclass, oid FROM pg_type WHERE ${MADE}
    UNION ALL SELECT 'pg_proc'::regclass, oid FROM pg_proc WHERE ${MADE}
    UNION ALL SELECT 'pg_constraint'::regclass, oid FROM pg_constraint WHERE ${MADE} AND contype <> 'n'
    UNION ALL SELECT 'pg_trigger'::regclass, oid FROM pg_trigger WHERE ${MADE}
    UNION ALL SELECT 'pg_rewrite'::regclass, oid FROM pg_rewrite WHERE ${MADE}
    UNION ALL SELECT 'pg_policy'::regclass, oid FROM pg_policy WHERE ${MADE}
    UNION ALL SELECT 'pg_statistic_ext'::regclass, oid FROM pg_statistic_ext WHERE ${MADE}
    UNION ALL SELECT 'pg_extension'::regclass, oid FROM pg_extension
    UNION ALL SELECT 'pg_event_trigger'::regclass, oid FROM pg_event_trigger WHERE ${MADE}
    UNION ALL SELECT 'pg_operator'::regclass, oid FROM pg_operator WHERE ${MADE}
    UNION ALL SELECT 'pg_opclass'::regclass, oid FROM pg_opclass WHERE ${MADE}
    UNION ALL SELECT 'pg_opfamily'::regclass, oid FROM pg_opfamily WHERE ${MADE}
    UNION ALL SELECT 'pg_cast'::regclass, oid FROM pg_cast WHERE ${MADE}
    UNION ALL SELECT 'pg_conversion'::regclass, oid FROM pg_conversion WHERE ${MADE}
    UNION ALL SELECT 'pg_collation'::regclass, oid FROM pg_collation
      WHERE ${MADE} AND collnamespace <> 'pg_catalog'::regnamespace
    UNION ALL SELECT 'pg_language'::regclass, oid FROM pg_language WHERE ${MADE}
    UNION ALL SELECT 'pg_transform'::regclass, oid FROM pg_transform WHERE ${MADE}
    UNION ALL SELECT 'pg_am'::regclass, oid FROM pg_am WHERE ${MADE}
    UNION ALL SELECT 'pg_ts_config'::regclass, oid FROM pg_ts_config WHERE ${MADE}
    UNION ALL SELECT 'pg_ts_dict'::regclass, oid FROM pg_ts_dict WHERE ${MADE}
    UNION ALL SELECT 'pg_ts_parser'::regclass, oid FROM pg_ts_parser WHERE ${MADE}
    UNION ALL SELECT 'pg_ts_template'::regclass, oid FROM pg_ts_template WHERE ${MADE}
    UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid FROM pg_foreign_data_wrapper WHERE ${MADE}
    UNION ALL SELECT 'pg_foreign_server'::regclass, oid FROM pg_foreign_server WHERE ${MADE}
    UNION ALL SELECT 'pg_user_mapping'::regclass, umid FROM pg_user_mappings
    UNION ALL SELECT 'pg_publication'::regclass, oid FROM pg_publication WHERE ${MADE}
    UNION ALL SELECT 'pg_publication_rel'::regclass, oid FROM pg_publication_rel WHERE ${MADE}
    UNION ALL SELECT 'pg_publication_namespace'::regclass, oid FROM pg_publication_namespace WHERE ${MADE}
    UNION ALL SELECT 'pg_subscription'::regclass, oid FROM pg_subscription
      WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
  ), brought AS (
    SELECT d.classid, d.objid FROM pg_depend d JOIN pg_extension x ON x.oid = d.refobjid
    WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND (
      NOT x.extname = ANY ($extensions::text[])
      OR d.classid IN ('pg_operator'::regclass, 'pg_opclass'::regclass, 'pg_opfamily'::regclass, 'pg_cast'::regclass, 'pg_language'::regclass)
      OR (d.classid = 'pg_type'::regclass AND EXISTS (SELECT FROM pg_type WHERE oid = d.objid AND typtype = 'b'))
      OR (d.classid = 'pg_proc'::regclass AND EXISTS (
        SELECT FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang WHERE p.oid = d.objid AND l.lanname = 'c' AND p.prokind = 'f')))
  )
  SELECT found.type AS kind, found.identity AS name, owner.identity AS relation,
    CASE e.classid
      WHEN 'pg_class'::regclass THEN (SELECT CASE WHEN c.relkind IN ('i', 'I') THEN pg_get_indexdef(c.oid)
        WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) ELSE '' END FROM pg_class c WHERE c.oid = e.objid)
      WHEN 'pg_constraint'::regclass THEN pg_get_constraintdef(e.objid)
      WHEN 'pg_trigger'::regclass THEN pg_get_triggerdef(e.objid)
      WHEN 'pg_rewrite'::regclass THEN pg_get_ruledef(e.objid)
      WHEN 'pg_statistic_ext'::regclass THEN pg_get_statisticsobjdef(e.objid)
      WHEN 'pg_type'::regclass THEN (SELECT CASE t.typtype WHEN 'e' THEN 'one of ' || (
          SELECT string_agg(quote_literal(l.enumlabel), ', ' ORDER BY l.enumsortorder) FROM pg_enum l WHERE l.enumtypid = t.oid)
        WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) ELSE '' END FROM pg_type t WHERE t.oid = e.objid)
      WHEN 'pg_proc'::regclass THEN (SELECT concat_ws(' ', coalesce(pg_get_function_result(p.oid), ''), l.lanname,
          CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END,
          CASE WHEN p.prosecdef THEN 'as its owner' END, 'AS', coalesce(pg_get_function_sqlbody(p.oid), p.prosrc))
        FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang WHERE p.oid = e.objid)
      ELSE '' END AS detail,
    (SELECT quote_ident(x.extname) FROM pg_depend d JOIN pg_extension x ON x.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass
      WHERE d.classid = e.classid AND d.objid = e.objid AND d.deptype = 'e') AS extension
  FROM every e
    CROSS JOIN LATERAL pg_identify_object(e.classid, e.objid, 0) AS found
    LEFT JOIN LATERAL (SELECT coalesce(
      CASE WHEN e.classid = 'pg_class'::regclass THEN coalesce((SELECT indrelid FROM pg_index WHERE indexrelid = e.objid), e.objid) END,
      CASE WHEN e.classid = 'pg_constraint'::regclass THEN (SELECT nullif(conrelid, 0) FROM pg_constraint WHERE oid = e.objid) END,
      CASE WHEN e.classid = 'pg_trigger'::regclass THEN (SELECT tgrelid FROM pg_trigger WHERE oid = e.objid) END,
      CASE WHEN e.classid = 'pg_rewrite'::regclass THEN (SELECT ev_class FROM pg_rewrite WHERE oid = e.objid) END,
      CASE WHEN e.classid = 'pg_policy'::regclass THEN (SELECT polrelid FROM pg_policy WHERE oid = e.objid) END) AS relid) AS of ON true
    LEFT JOIN LATERAL pg_identify_object('pg_class'::regclass, of.relid, 0) AS owner ON of.relid IS NOT NULL
  WHERE NOT EXISTS (SELECT FROM brought b WHERE b.classid = e.classid AND b.objid = e.objid)
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = e.classid AND d.objid = e.objid AND d.objsubid = 0 AND d.deptype = 'i')
  UNION ALL
  SELECT 'column', (pg_identify_object('pg_class'::regclass, c.oid, a.attnum)).identity,
    (pg_identify_object('pg_class'::regclass, c.oid, 0)).identity,
    concat_ws(' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' END,
      CASE WHEN a.attidentity <> '' THEN 'counts up' END, CASE WHEN a.attgenerated <> '' THEN 'made of' END,
      CASE WHEN a.attgenerated = '' AND d.oid IS NOT NULL THEN 'default' END, pg_get_expr(d.adbin, d.adrelid)), NULL
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.${MADE} AND c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
  UNION ALL
  SELECT 'large object', oid::text, NULL, '', NULL FROM pg_largeobject_metadata
  UNION ALL
  SELECT 'setting', split_part(said, '=', 1), NULL, '', NULL FROM pg_db_role_setting CROSS JOIN unnest(setconfig) AS said
  WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database()) AND split_part(said, '=', 1) LIKE '%.%'
    AND NOT EXISTS (SELECT FROM pg_settings WHERE name = split_part(said, '=', 1) AND category <> 'Customized Options')`);
