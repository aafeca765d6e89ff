import 'server-only';
import pg from 'pg';
import { addressId } from '#lib/people/address/rules';
import { leaveAgain } from '#lib/people/leaving/mutations';
import { keptKey } from '#lib/platform/config/keys';
import { unseal } from '#lib/platform/config/seal';
import { database } from '#lib/platform/database/client';
import { nameOf, type Table, tables } from '#lib/platform/database/copy';
import { hashOf } from '#lib/platform/database/tombstones';

/** So many rows at once: of a table with millions, few are in memory. */
const BATCH = 5_000;

/** What of a row may be listed: as what, how it is asked for (`id`, and `key` where that is something else), and what is then done. */
type Rule = {
  what: string;
  rows: string;
  idOf?: (row: Row) => string;
  apply: (id: string, day: Date) => Promise<unknown>;
};
type Row = { id: string; sealed?: Buffer };
/** Since which day something is listed, if it is. */
type Find = (what: string, id: string) => Date | undefined;

// What was withdrawn or closed goes in its time, as it would have gone. People go last: then what is theirs alone is known.
const RULES: Rule[] = [
  {
    what: 'Post: withdrawn',
    rows: `SELECT id::text FROM "Post" WHERE "withdrawnAt" IS NULL`,
    apply: (id, withdrawnAt) => database().post.updateMany({ where: { id }, data: { withdrawnAt } }),
  },
  {
    what: 'Place: closed',
    rows: `SELECT id::text FROM "Place" WHERE "closedAt" IS NULL`,
    apply: (id, closedAt) => database().place.updateMany({ where: { id }, data: { closedAt } }),
  },
  {
    what: 'Person: passphrase',
    rows: `SELECT "passphraseHash" AS id FROM "Person" WHERE "passphraseHash" IS NOT NULL`,
    apply: (passphraseHash) =>
      database().person.updateMany({ where: { passphraseHash }, data: { passphraseHash: null } }),
  },
  {
    what: 'Person: address',
    rows: `SELECT id::text, "emailSealed" AS sealed FROM "Person" WHERE "emailSealed" IS NOT NULL`,
    idOf: ({ id, sealed }) => addressId(id, unseal('email', sealed as Buffer)),
    apply: (id) =>
      database().person.updateMany({
        where: { id: id.slice(0, id.indexOf('/')) },
        data: { emailHash: null, emailSealed: null },
      }),
  },
  {
    what: 'Person: mails',
    rows: `SELECT p.id || '/' || sort AS id FROM "Person" p, unnest(enum_range(NULL::"MailSort")) AS sort
           WHERE NOT sort = ANY(p."stopped")`,
    apply: (id) => {
      const [person, sort] = id.split('/');
      return database().$executeRaw`
        UPDATE "Person" SET "stopped" = "stopped" || ${sort}::"MailSort" WHERE id = ${person}::uuid`;
    },
  },
  { what: 'Person', rows: `SELECT id::text FROM "Person"`, apply: leaveAgain },
];

/**
 * Erases what a backup brought back and people had erased since, by the list of it (the table Erased): rows of any table by their keys;
 * what was withdrawn or closed is so from that day; whoever left leaves once more. @returns whether anything was there that is listed
 */
export async function eraseListed(): Promise<boolean> {
  const key = keptKey('erased');
  const rows = await database().erased.findMany();
  const days = new Map(rows.map(({ hash, day }) => [hex(hash), day]));
  if (days.size === 0) return false;
  const find: Find = (what, id) => days.get(hex(hashOf(what, id, key)));
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  let any = false;
  try {
    for (const table of await tables(client))
      if (table.name !== 'Person' && (await eraseRows(client, table, find))) any = true;
    for (const rule of RULES)
      for (const { id, day } of await listed(client, rule, find)) {
        await rule.apply(id, day);
        any = true;
      }
    return any;
  } finally {
    await client.end();
  }
}

async function eraseRows(client: pg.Client, table: Table, find: Find): Promise<boolean> {
  const key = `concat_ws('/', ${table.key.map((column) => pg.escapeIdentifier(column)).join(', ')})`;
  const rows = `SELECT ${key} AS id FROM ${nameOf(table)}`;
  const gone = await listed(client, { what: table.name, rows }, find);
  const ids = gone.map(({ id }) => id);
  if (ids[0]) await client.query(`DELETE FROM ${nameOf(table)} WHERE ${key} = ANY($1)`, [ids]);
  return ids[0] !== undefined;
}

/** Those of some rows that are listed, and since which day. */
async function listed(
  client: pg.Client,
  { what, rows, idOf = ({ id }) => id }: Pick<Rule, 'what' | 'rows' | 'idOf'>,
  find: Find,
): Promise<{ id: string; day: Date }[]> {
  const found: { id: string; day: Date }[] = [];
  await client.query('BEGIN');
  await client.query(`DECLARE looking CURSOR FOR ${rows}`);
  for (;;) {
    const { rows: some } = await client.query<Row>(`FETCH ${BATCH} FROM looking`);
    for (const row of some) {
      const id = idOf(row);
      const day = find(what, id);
      if (day) found.push({ id, day });
    }
    if (!some[BATCH - 1]) break;
  }
  await client.query('COMMIT');
  return found;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
