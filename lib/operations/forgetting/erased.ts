import 'server-only';
import pg from 'pg';
import {
  addresses,
  openPlaces,
  passphrases,
  people,
  standingPosts,
  stopMails,
  wantedMails,
} from '#lib/operations/forgetting/listed.sql';
import { addressId } from '#lib/people/address/rules';
import { leaveAgain } from '#lib/people/leaving/mutations';
import { keptKey } from '#lib/platform/config/keys';
import { unseal } from '#lib/platform/config/seal';
import { database } from '#lib/platform/database/client';
import { type Table, tables } from '#lib/platform/database/copy';
import { eraseByKeys, keysOf, rowsOf } from '#lib/platform/database/cursor';
import { run, type Statement } from '#lib/platform/database/statement';
import { hashOf } from '#lib/platform/database/tombstones';

/** What of a row may be listed: as what, how it is asked for (`id`, and `key` where that is something else), and what is then done. */
type Rule = {
  what: string;
  rows: Statement<Record<never, never>, Row>;
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
    rows: standingPosts,
    apply: (id, withdrawnAt) => database().post.updateMany({ where: { id }, data: { withdrawnAt } }),
  },
  {
    what: 'Place: closed',
    rows: openPlaces,
    apply: (id, closedAt) => database().place.updateMany({ where: { id }, data: { closedAt } }),
  },
  {
    what: 'Person: passphrase',
    rows: passphrases,
    apply: (passphraseHash) =>
      database().person.updateMany({ where: { passphraseHash }, data: { passphraseHash: null } }),
  },
  {
    what: 'Person: address',
    rows: addresses,
    idOf: ({ id, sealed }) => addressId(id, unseal('email', sealed as Buffer)),
    apply: (id) =>
      database().person.updateMany({
        where: { id: id.slice(0, id.indexOf('/')) },
        data: { emailHash: null, emailSealed: null },
      }),
  },
  {
    what: 'Person: mails',
    rows: wantedMails,
    apply: (id) => {
      const [person = '', sort = ''] = id.split('/');
      return run(database(), stopMails, { id: person, sort });
    },
  },
  { what: 'Person', rows: people, apply: leaveAgain },
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
      for (const { id, day } of await listed(rowsOf<Row>(client, rule.rows.text), rule, find)) {
        await rule.apply(id, day);
        any = true;
      }
    return any;
  } finally {
    await client.end();
  }
}

async function eraseRows(client: pg.Client, table: Table, find: Find): Promise<boolean> {
  const gone = await listed(keysOf(client, table), { what: table.name }, find);
  const ids = gone.map(({ id }) => id);
  if (ids[0]) await eraseByKeys(client, table, ids);
  return ids[0] !== undefined;
}

/** Those of some rows that are listed, and since which day. */
async function listed(
  rows: AsyncIterable<Row>,
  { what, idOf = ({ id }) => id }: Pick<Rule, 'what' | 'idOf'>,
  find: Find,
): Promise<{ id: string; day: Date }[]> {
  const found: { id: string; day: Date }[] = [];
  for await (const row of rows) {
    const id = idOf(row);
    const day = find(what, id);
    if (day) found.push({ id, day });
  }
  return found;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
