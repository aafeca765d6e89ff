import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { transportAnswers } from '#lib/notifications/transport';
import { keptBackups } from '#lib/operations/backup/kept-backups';
import { NO_RECIPIENT } from '#lib/operations/backup/recipient-words';
import { withoutIdentity } from '#lib/operations/command-line';
import { lastNight } from '#lib/operations/forgetting/clocks';
import { askedIdentity } from '#lib/operations/restore/opening-key';
import { config } from '#lib/platform/config/config';
import { keptKey, keyFile } from '#lib/platform/config/keys';
import { recipientOf } from '#lib/platform/config/recipient';
import { unseal } from '#lib/platform/config/seal';
import { refuseUndeclared } from '#lib/platform/database/catalogue';
import { database } from '#lib/platform/database/client';
import { hasRoomAtNight } from '#lib/platform/database/embedded';
import { migrations } from '#lib/platform/database/migrate';
import { NO_ROOM } from '#lib/platform/database/night-errors';
import { now } from '#lib/values/time/clock';

/** A night may wait for a clock that is to be trusted, or for a machine that slept. */
const LATELY = 3 * 24 * 60 * 60 * 1000;

/** What is looked at, each with what to do where it is not as it should be. */
const CHECKS: { what: string; else: string; look: (given: string) => Promise<void> | void }[] = [
  {
    what: 'The data directory can be written to',
    else: 'change the owner of DATA_DIR, or make room on the disk',
    look: () => {
      const { DATA_DIR } = config();
      mkdirSync(DATA_DIR, { recursive: true });
      accessSync(DATA_DIR, constants.R_OK | constants.W_OK | constants.X_OK);
    },
  },
  {
    what: 'The keys are for their owner only',
    else: 'run: chmod -R go= DATA_DIR/keys',
    look: () => {
      keptKey('secret');
      const { mode } = statSync(path.join(config().DATA_DIR, 'keys', 'secret'));
      if (process.platform !== 'win32' && mode & 0o077) throw new Error('others can read them');
    },
  },
  {
    what: 'The database answers, and is the one of this version',
    else: 'run npm start once, which brings it up to date',
    look: migrated,
  },
  {
    what: 'The database holds a board, and nothing that could keep accounts',
    else: 'npm start says what takes it away; a board needs a database of its own',
    look: () => refuseUndeclared(process.env.DATABASE_URL as string),
  },
  {
    what: 'The secret opens what was sealed with it',
    else: 'SECRET, or DATA_DIR/keys/secret, is not the one this database was written with: bring it back',
    look: async () => {
      const sealed = await database().letter.findFirst({ select: { sealed: true } });
      if (sealed) unseal('letter', sealed.sealed);
      const person = await database().person.findFirst({ where: { emailSealed: { not: null } } });
      if (person?.emailSealed) unseal('email', person.emailSealed);
    },
  },
  {
    what: 'The bytes of what is forgotten were erased lately',
    else: 'run npm run keeper -- forget, which says why not; DATA_DIR/log may say more',
    look: async () => {
      const last = await lastNight();
      if (last !== undefined && now().getTime() - last > LATELY)
        throw new Error(`the last time was ${new Date(last).toISOString().slice(0, 10)}`);
    },
  },
  {
    what: 'The disk has room for the next night, which writes what lives once more',
    else: 'make room, or move DATA_DIR to a larger disk: until then the bytes of what is forgotten stay in its files',
    look: async () => {
      const { DATABASE_URL, DATA_DIR } = config();
      if (!DATABASE_URL && !(await hasRoomAtNight(DATA_DIR, process.env.DATABASE_URL as string)))
        throw new Error(NO_ROOM);
    },
  },
  {
    what: 'Backups are made every morning, where they are asked for',
    else: 'run npm run backup -- FILE, which says why not; see BACKUPS and BACKUP_DIR',
    look: async () => {
      const { BACKUPS, BACKUP_RECIPIENT } = config();
      if (BACKUPS !== 'daily') return;
      if (!BACKUP_RECIPIENT) throw new Error(NO_RECIPIENT);
      const begun = statSync(keyFile('erased'), { throwIfNoEntry: false })?.mtime ?? now();
      const made = (await keptBackups()).filter(({ file }) => existsSync(file)).map(({ madeAt }) => madeAt);
      const last = new Date(made.sort().at(-1) ?? begun);
      if (now().getTime() - last.getTime() > LATELY)
        throw new Error(`there is none since ${last.toISOString().slice(0, 10)}`);
    },
  },
  {
    what: 'Whoever keeps the board holds the identity that opens its backups',
    else: 'look for it where you put it; where it is lost: npm run keeper -- backup-identity makes another, before a backup is needed',
    look: holdsIdentity,
  },
  {
    what: 'Mails can be handed over',
    else: 'look at MAIL_URL; without it, mails are written to DATA_DIR/mail',
    look: transportAnswers,
  },
];

/** Nobody can say so but whoever holds it: asked at a terminal, or named by a file. Where neither is, how to show it. */
async function holdsIdentity(given: string): Promise<void> {
  const { BACKUP_RECIPIENT } = config();
  if (!BACKUP_RECIPIENT) return;
  const { identity: file } = withoutIdentity(given.split(' '));
  const identity = await askedIdentity(file);
  if (!identity) throw new NotShown('not shown: npm run keeper -- check --identity FILE, or at a terminal');
  if (recipientOf(identity) !== BACKUP_RECIPIENT) throw new Error('it is that of another recipient');
}

/** Neither well nor wrong: nobody was asked. */
class NotShown extends Error {}

async function migrated(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    const sql = 'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL';
    const { rows } = await client.query<{ migration_name: string }>(sql);
    const done = new Set(rows.map((row) => row.migration_name));
    const missing = migrations().filter((name) => !done.has(name));
    if (missing.length > 0) throw new Error(`not applied: ${missing.join(', ')}`);
  } finally {
    await client.end();
  }
}

/** Looks whether everything is as it should be, and says so line by line; the command ends with 1 where something is not. */
export async function check(given = ''): Promise<string> {
  const lines: string[] = [];
  for (const { what, else: advice, look } of CHECKS) {
    try {
      await look(given);
      lines.push(`ok      ${what}`);
    } catch (error) {
      if (error instanceof NotShown) {
        lines.push(`--      ${what}: ${error.message}`);
        continue;
      }
      process.exitCode = 1;
      const why = error instanceof Error ? error.message.split('\n')[0] : 'unknown';
      lines.push(`not ok  ${what}: ${why}\n        ${advice}`);
    }
  }
  return lines.join('\n');
}
