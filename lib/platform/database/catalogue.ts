import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { type CatalogueRow, objects, settle } from '#lib/platform/database/catalogue.sql';
import { remedyFor } from '#lib/platform/database/catalogue-remedy';
import { run } from '#lib/platform/database/statement';

/** Where every object is declared that a board's database may hold. */
const DECLARED = path.resolve('prisma/catalogue.txt');
/** What a board needs of PostgreSQL's own extensions; what others bring is not known here. */
const EXTENSIONS = ['pg_trgm', 'plpgsql'];

/** A database holds what no board has: it is another program's as well, or somebody changed it. */
export class UndeclaredObjects extends Error {}

/** An object as prisma/catalogue.txt has it. */
export type Declared = { thing: string; detail: string };

/** Every object of a database that somebody made. The connection's search path and formats are other ones afterwards. */
export async function catalogueOf(client: pg.Client): Promise<CatalogueRow[]> {
  await run(client, settle, {});
  return await run(client, objects, { extensions: EXTENSIONS });
}

/** An object as one line of prisma/catalogue.txt: what it is, its name, and what it says. */
export function lineOf({ kind, name, detail }: CatalogueRow): string {
  return `${kind} ${name}: ${onOneLine(detail)}`.trimEnd();
}

const onOneLine = (detail: string) => detail.trim().replace(/\s+/g, ' ');

/** The objects that some lines declare; empty lines and those with a # say nothing. */
export function declaredBy(text: string): Declared[] {
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return lines.map((line) => {
    const [, thing = line, detail = ''] = /^(.*?): ?(.*)$/.exec(line) ?? [];
    return { thing, detail };
  });
}

/** What a database holds that no line declares, or declares otherwise: each named, with what takes it away. */
export async function undeclaredIn(client: pg.Client): Promise<{ thing: string; remedy: string }[]> {
  const declared = new Map(
    declaredBy(readFileSync(DECLARED, 'utf8')).map(({ thing, detail }) => [thing, detail]),
  );
  const rows = await catalogueOf(client);
  const unknownTables = new Set(
    rows.filter((row) => row.name === row.relation && !declared.has(thingOf(row))).map(({ name }) => name),
  );
  return rows.flatMap((row) => {
    const { relation, name } = row;
    if (relation !== null && relation !== name && unknownTables.has(relation)) return []; // goes with its table
    const thing = thingOf(row);
    const expected = declared.get(thing);
    const found = onOneLine(row.detail);
    if (expected === found) return [];
    if (expected === undefined) return [{ thing, remedy: remedyFor(row) }];
    return [
      {
        thing: `${thing} (${found})`,
        remedy: `-- ${thing} has to be as prisma/catalogue.txt has it: ${expected}`,
      },
    ];
  });
}

const thingOf = ({ kind, name }: CatalogueRow) => `${kind} ${name}`;

/** Refuses a database that holds anything but a board (docs/decisions/the-catalogue.md). @throws UndeclaredObjects naming all of it, and what to do */
export async function refuseUndeclared(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const found = await undeclaredIn(client).finally(() => client.end());
  if (!found[0]) return;
  const things = found.map(({ thing }) => thing).join(', ');
  const remedies = found.map(({ remedy }) => `  ${remedy}`).join('\n');
  throw new UndeclaredObjects(
    `This database holds what no board has, and what could keep accounts: ${things}\n` +
      'Fournil needs a database of its own. Give DATABASE_URL an empty one, or take away what is not ours:\n' +
      remedies,
  );
}
