import type { CatalogueRow } from '#lib/platform/database/catalogue.sql';

/** What is taken away by other words than DROP, its kind and its name. */
const OTHERWISE: Record<string, (name: string, relation: string) => string> = {
  column: (name, relation) => `ALTER TABLE ${relation} DROP COLUMN ${name.slice(relation.length + 1)};`,
  'table constraint': (name, relation) =>
    `ALTER TABLE ${relation} DROP CONSTRAINT ${name.slice(0, -` on ${relation}`.length)};`,
  'domain constraint': (name) => `-- ${name} goes with its domain`,
  schema: (name) => `DROP SCHEMA IF EXISTS ${name} CASCADE;`,
  extension: (name) => `DROP EXTENSION ${name} CASCADE;`,
  'large object': (name) => `SELECT lo_unlink(${name});`,
  'statistics object': (name) => `DROP STATISTICS IF EXISTS ${name};`,
  'foreign-data wrapper': (name) => `DROP FOREIGN DATA WRAPPER IF EXISTS ${name};`,
  'user mapping': (name) => `DROP USER MAPPING IF EXISTS FOR ${name.replace(' on server ', ' SERVER ')};`,
  'publication relation': (name) => `-- ${name} goes with it`,
  'publication namespace': (name) => `-- ${name} goes with it`,
  setting: (name) => `ALTER DATABASE … RESET ${name};`,
};

/** The SQL that takes an object away. Whoever reads it decides. */
export function remedyFor({ kind, name, relation, extension }: CatalogueRow): string {
  const what = kind.toUpperCase();
  const first = extension ? `ALTER EXTENSION ${extension} DROP ${what} ${name}; ` : '';
  return first + (OTHERWISE[kind]?.(name, relation ?? '') ?? `DROP ${what} IF EXISTS ${name};`);
}
