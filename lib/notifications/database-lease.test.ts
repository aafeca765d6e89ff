import pg from 'pg';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { claimMail } from '#lib/notifications/deliver';
import type { MailKind } from '#lib/notifications/kinds';
import { queueMail } from '#lib/notifications/outbox';
import { allHandedOver, leasesEnd, MailServer, reader, until } from '#lib/notifications/testing';
import { database } from '#lib/platform/database/client';
import { closeGate, openGate } from '#lib/platform/database/maintenance-gate';
import { stopWorker } from '#lib/platform/jobs/running';
import { startWorkerFor } from '#lib/platform/jobs/worker';

// Who has a mail, for how long, and what others see of it meanwhile.

const server = new MailServer();
process.env.MAIL_URL = await server.start();
vi.spyOn(process.stderr, 'write').mockImplementation(() => true);

beforeEach(() => {
  server.got.length = 0;
  server.mood = () => undefined;
});
afterEach(async () => {
  openGate();
  await stopWorker();
  await database().person.deleteMany();
});
afterAll(() => server.stop());

const HOUR = 60 * 60_000;
const somebody = (name: string) => reader(name, `${name}@example.org`);
const tell = (id: string, kind: MailKind | undefined, subject: string) =>
  queueMail(database(), id, { kind, subject, text: subject, due: new Date() });
const subjects = () => server.got.map(({ subject }) => subject);
const rows = () => database().mail.findMany({ orderBy: [{ due: 'asc' }, { id: 'asc' }] });

test('all news of a reader are claimed together, and theirs wait while somebody has some; others’ and what they asked for do not', async () => {
  const [amina, boris] = [await somebody('amina'), await somebody('boris')];
  await tell(amina.id, 'COMING', 'one');
  await tell(amina.id, 'ANSWERS', 'two');
  const work = await claimMail();
  expect(new Set((await rows()).map(({ claim }) => claim)).size).toBe(1);
  await tell(amina.id, 'LETTERS', 'three');
  expect(await claimMail()).toBeUndefined();
  await tell(boris.id, 'COMING', 'another’s');
  await tell(amina.id, undefined, 'Your link');
  for (let more = await claimMail(); more; more = await claimMail()) await more();
  expect(subjects().sort()).toEqual(['Your link', 'another’s']);
  await work?.();
  expect(server.got.at(-1)?.text).toMatch(/one[\s\S]*two/);
  await (await claimMail())?.();
  expect(subjects().at(-1)).toBe('three');
  expect(await rows()).toEqual([]);
});

test('however many claim at once, and whatever is queued meanwhile, no two have news for the same reader', async () => {
  const { id } = await somebody('clara');
  for (let round = 0; round < 15; round++) {
    const claims = await Promise.all([
      ...Array.from({ length: 4 }, claimMail),
      tell(id, 'COMING', `${round}`).then(() => claimMail()),
      tell(id, 'ANSWERS', `and ${round}`).then(() => claimMail()),
    ]);
    expect(new Set((await rows()).flatMap(({ claim }) => claim ?? [])).size).toBeLessThan(2);
    await Promise.all(claims.map((work) => work?.()));
  }
  for (let work = await claimMail(); work; work = await claimMail()) await work();
  expect(await rows()).toEqual([]);
});

test('who looks at the same time keeps no mail from the one who claims: all of them go together', async () => {
  const { id } = await somebody('karim');
  for (let round = 0; round < 20; round++) {
    await tell(id, 'COMING', `${round}`);
    await tell(id, 'ANSWERS', `and ${round}`);
    const claims = await Promise.all(Array.from({ length: 6 }, claimMail));
    const all = await rows();
    expect(all.map(({ claim }) => claim)).toEqual([all[0]?.claim, all[0]?.claim]);
    expect(all[0]?.claim).not.toBeNull();
    await Promise.all(claims.map((work) => work?.()));
  }
});

test('a lease ends by the database’s clock; one from before that clock was set back is none', async () => {
  const { id } = await somebody('dora');
  await tell(id, 'COMING', 'news');
  const first = await claimMail();
  expect(await claimMail()).toBeUndefined();
  await leasesEnd();
  const second = await claimMail();
  expect(second).toBeDefined();
  await database().$executeRaw`UPDATE "Mail" SET "claimedUntil" = now() + interval '1 hour'`;
  const third = await claimMail();
  expect(third).toBeDefined();
  // Who comes late hands it over once more, with the same Message-ID, and takes away nothing that somebody else has.
  await first?.();
  expect(await rows()).toHaveLength(1);
  await third?.();
  expect(await rows()).toEqual([]);
  expect(new Set(server.got.map(({ messageId }) => messageId)).size).toBe(1);
});

test('what failed waits as long as it is old; a wait that a wrong clock has said does not count', async () => {
  const { id } = await somebody('emil');
  await tell(id, 'COMING', 'news');
  await database().mail.updateMany({ data: { due: new Date(Date.now() - 10 * 60_000) } });
  server.mood = () => ({ kind: 'drop' });
  await (await claimMail())?.();
  const [row] = await rows();
  expect([row?.claim, row?.claimedUntil]).toEqual([null, null]);
  const wait = (row?.notBefore?.getTime() ?? 0) - Date.now();
  expect(wait).toBeGreaterThan(9 * 60_000);
  expect(wait).toBeLessThan(11 * 60_000);
  expect(await claimMail()).toBeUndefined();
  await database().mail.updateMany({ data: { notBefore: new Date(Date.now() + 30 * HOUR) } });
  server.mood = () => undefined;
  await (await claimMail())?.();
  expect(subjects().at(-1)).toBe('news');
});

test('while a mail server takes its time, no transaction is open and no lock is held', async () => {
  const { id } = await somebody('fatima');
  server.mood = () => ({ kind: 'wait' });
  startWorkerFor({ mail: claimMail });
  await tell(id, 'COMING', 'slow');
  await until(() => server.got[0]);
  const open = await database().$queryRaw<unknown[]>`
    SELECT state, query FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL AND backend_type = 'client backend'`;
  expect(open).toEqual([]);
  const locks = await database().$queryRaw<unknown[]>`
    SELECT locktype, mode FROM pg_locks
    WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND NOT (mode = 'ShareLock' AND objid::bigint = hashtext('fournil serves')::bigint & 4294967295)`;
  expect(locks).toEqual([]);
  // The reader may change what they like, and leave.
  await database().person.update({ where: { id }, data: { words: 'Baker' } });
  await database().person.delete({ where: { id } });
});

test('a mail server that takes mails and never says so: others’ go, and when it is well again the mail does', async () => {
  const [slow, quick] = [await somebody('gustav'), await somebody('hawa')];
  const isSlow = () => server.got.some(({ subject }) => subject === 'slow');
  server.mood = ({ envelope }) =>
    envelope.rcptTo.some(({ address }) => address.startsWith('gustav')) ? { kind: 'wait' } : undefined;
  startWorkerFor({ mail: claimMail });
  await tell(slow.id, 'COMING', 'slow');
  await until(isSlow);
  await tell(quick.id, 'COMING', 'quick');
  await until(() => subjects().includes('quick'));
  server.got.length = 0;
  server.mood = () => undefined;
  // It is given up after twenty seconds, and tried again when it is twice as old.
  await vi.waitFor(async () => expect((await rows())[0]?.notBefore).toBeInstanceOf(Date), {
    timeout: 40_000,
    interval: 100,
  });
  await database().mail.updateMany({ data: { notBefore: null } });
  await allHandedOver();
  expect(subjects()).toEqual(['slow']);
}, 60_000);

test('a database that drops its connections while a mail is handed over: it is erased, or goes again', async () => {
  const { id } = await somebody('ida');
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const drop = () =>
    client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
  let dropped: Promise<unknown> | undefined;
  server.mood = () => {
    dropped ??= drop();
    return undefined;
  };
  startWorkerFor({ mail: claimMail });
  await tell(id, 'COMING', 'news');
  await until(() => dropped);
  await dropped;
  await until(async () => {
    await client.query('UPDATE "Mail" SET "claimedUntil" = now(), "notBefore" = NULL');
    return (await client.query('SELECT FROM "Mail"')).rows.length === 0;
  });
  expect(new Set(server.got.map(({ messageId }) => messageId)).size).toBe(1);
  await client.end();
});

test('while the database is being moved nothing is claimed; what is under way is waited for', async () => {
  const { id } = await somebody('jonas');
  startWorkerFor({ mail: claimMail });
  const held = Promise.withResolvers<void>();
  server.mood = () => {
    held.resolve();
    return undefined;
  };
  await tell(id, 'COMING', 'before');
  await held.promise;
  expect(await closeGate('jobs', 10_000)).toBe(true);
  expect(await rows()).toEqual([]);
  await tell(id, 'COMING', 'meanwhile');
  await stopWorker();
  startWorkerFor({ mail: claimMail }); // who starts meanwhile waits as well
  expect((await rows()).map(({ claim }) => claim)).toEqual([null]);
  openGate();
  await allHandedOver();
  expect(subjects()).toEqual(['before', 'meanwhile']);
});
