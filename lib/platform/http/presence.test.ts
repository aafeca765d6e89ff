import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeGate, openGate } from '#lib/platform/database/maintenance-gate';
import { presence } from '#lib/platform/database/presence';
import { noteTroubleOf } from '#lib/platform/database/trouble';
import { type Answer, bare, type Exchange } from '#lib/platform/http/exchange';
import { sayTrouble, waitForDatabase, whilePresent } from '#lib/platform/http/presence';

const kept = globalThis as { fournilPresence?: unknown; fournilTrouble?: unknown };
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  kept.fournilPresence = kept.fournilTrouble = undefined;
});
afterEach(() => vi.useRealTimers());

const goes = () => {
  presence().came(async () => {});
  presence().left();
};
const never = () => new Promise<never>(() => {});
const at = (url: string, more: object = {}) =>
  ({
    req: Object.assign(new PassThrough(), { url, method: 'GET', headers: {}, ...more }),
  }) as unknown as Exchange;
const B = 'b'.repeat(27);
const form = `--${B}\r\nContent-Disposition: form-data; name="words"\r\n\r\nAll about ovens\r\n--${B}--\r\n`;
function posting(): Exchange {
  const headers = {
    'content-type': `multipart/form-data; boundary=${B}`,
    'content-length': `${form.length}`,
  };
  const exchange = at('/offer', { method: 'POST', headers });
  (exchange.req as unknown as PassThrough).end(form);
  return exchange;
}
/** What comes of something, and after how many milliseconds. */
async function after<T>(work: Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  let isOver = false;
  const over = work.finally(() => (isOver = true));
  for (let steps = 0; steps < 1_000 && !isOver; steps++) await vi.advanceTimersByTimeAsync(50);
  return [await over, Math.round(performance.now() - began)];
}
const text = ({ body }: Answer) => String(body);

test('nobody waits for a database that is there, nor before anything is known of it', async () => {
  expect(await waitForDatabase(at('/'))).toBeUndefined();
  presence().left();
  expect(await waitForDatabase(at('/'))).toBeUndefined();
  presence().came(async () => {});
  expect(await waitForDatabase(at('/'))).toBeUndefined();
});

test('one that is away is waited for, and is told of after five seconds; later at once', async () => {
  goes();
  const [answer, took] = await after(Promise.resolve(waitForDatabase(at('/'))));
  expect([answer?.status, took]).toEqual([503, 5_000]);
  expect(answer?.headers.get('retry-after')).toBe('5');
  const [again, atOnce] = await after(Promise.resolve(waitForDatabase(at('/'))));
  expect([again?.status, atOnce]).toEqual([503, 50]);
  for (const address of ['/healthz', '/_next/static/a.css', '/islands/live.js'])
    expect(await waitForDatabase(at(address))).toBeUndefined();
});

test('where it comes back meanwhile, all goes on', async () => {
  goes();
  const waiting = Promise.resolve(waitForDatabase(at('/')));
  await vi.advanceTimersByTimeAsync(1_200);
  presence().came(async () => {});
  expect(await waiting).toBeUndefined();
});

test('while it moves to fresh files at night nobody is refused, nor in the moment after it', async () => {
  presence().came(never);
  await closeGate('all', 100);
  presence().left();
  let written: (answer: Answer) => void = () => {};
  const writing = whilePresent(at('/offer'), () => new Promise((resolve) => (written = resolve)));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await waitForDatabase(at('/'))).toBeUndefined(); // it waits at the gate
  openGate();
  presence().moved();
  const reading = Promise.resolve(waitForDatabase(at('/')));
  await vi.advanceTimersByTimeAsync(3_000);
  presence().came(async () => {});
  expect(await reading).toBeUndefined();
  written(bare(303));
  expect((await after(writing))[0].status).toBe(303);
});

test('one that does not come back from its move is told of like any other', async () => {
  goes();
  presence().moved();
  const [answer, took] = await after(whilePresent(at('/'), never));
  expect(answer.status).toBe(503);
  expect(took).toBeGreaterThanOrEqual(5_000);
  expect(took).toBeLessThan(7_000);
});

test('who wrote gets back what they typed', async () => {
  goes();
  const [answer] = await after(Promise.resolve(waitForDatabase(posting())));
  expect(text(answer as Answer)).toContain('All about ovens');
});

test('a page that waits for a frozen database is answered within six seconds, and one that is only slow is waited for', async () => {
  presence().came(never);
  const [frozen, took] = await after(whilePresent(at('/'), never));
  expect([frozen.status, took <= 6_100]).toEqual([503, true]);
  presence().came(async () => {});
  const slow = Promise.withResolvers<Answer>();
  const waiting = whilePresent(at('/'), () => slow.promise);
  await vi.advanceTimersByTimeAsync(30_000);
  slow.resolve(bare(200));
  expect((await waiting).status).toBe(200);
});

test('a frozen database that goes on is there again, without anybody asking anew', async () => {
  const thawed = Promise.withResolvers<void>();
  presence().came(() => thawed.promise);
  await after(whilePresent(at('/'), never));
  expect((await after(Promise.resolve(waitForDatabase(at('/')))))[0]?.status).toBe(503);
  thawed.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(await waitForDatabase(at('/'))).toBeUndefined();
});

test('a write that was under way may have been kept: it says so, with what was typed', async () => {
  presence().came(never);
  const exchange = posting();
  exchange.typed = [{ name: 'words', value: 'All about ovens' }];
  const [answer] = await after(whilePresent(exchange, never));
  expect(answer.status).toBe(503);
  expect(text(answer)).toContain('It cannot be said yet whether this was kept');
  expect(text(answer)).toContain('All about ovens');
});

test('what fails of itself fails', async () => {
  await expect(whilePresent(at('/'), () => Promise.reject(new Error('ours')))).rejects.toThrow('ours');
});

test('what broke by the database or the disk is said so; our own mistakes are ours', async () => {
  const said = async (exchange: Exchange, status = 500) => (await sayTrouble(bare(status), exchange)).status;
  expect(await said(at('/'))).toBe(500);
  noteTroubleOf({ code: '53100' });
  expect([await said(at('/')), await said(at('/'), 404)]).toEqual([507, 404]);
  noteTroubleOf({ code: '57P01' });
  expect(await said(at('/'))).toBe(503);
  vi.advanceTimersByTime(3_000);
  expect(await said(at('/'))).toBe(500);
  goes();
  expect([await said(at('/')), await said(at('/healthz'), 503)]).toEqual([503, 503]);
});
