// A clock for tests, given to a board by NODE_OPTIONS=--import and FOURNIL_TEST_CLOCK: Date, performance.now and timers of a minute or
// longer run by what a small file says (audit/clock.ts writes it), in every process and worker that the board starts. Nothing of
// this is part of the product: without the two variables it is not there.
import { openSync, readSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';

const file = openSync(process.env.FOURNIL_TEST_CLOCK, 'r');
const bytes = Buffer.alloc(256);
/** The last whole reading: how far the wall and the steady clock are ahead, in milliseconds, and whether hourly timers are held. */
let read = { wall: 0, steady: 0, held: false };
let lastLine = '';

/** What the file says now. The line stands in it twice: where the halves differ, somebody is just writing. */
function clock() {
  const text = bytes.latin1Slice(0, readSync(file, bytes, 0, bytes.length, 0));
  const [line = '', again] = text.split('\n');
  if (line === again && line !== lastLine) {
    const [wall, steady, hours] = line.split(' ');
    read = { wall: Number(wall), steady: Number(steady), held: hours === 'held' };
    lastLine = line;
  }
  return read;
}

const RealDate = Date;
const realNow = Date.now;
RealDate.now = () => realNow() + clock().wall;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, by) => Reflect.construct(target, args.length > 0 ? args : [target.now()], by),
  apply: (target) => new target(target.now()).toString(),
});
RealDate.prototype.constructor = globalThis.Date;

const realSteady = performance.now.bind(performance);
performance.now = () => realSteady() + clock().steady;

/** Shorter timers are about machines (a server that does not answer) and run by the machine's own clock. */
const LONG = 60_000;
/** What waits so long can be held: the hourly forgetting. */
const HOURLY = 30 * LONG;
const NEVER = 2 ** 31 - 1;
const timers = createRequire(import.meta.url)('node:timers');
const { setTimeout: realTimeout, setInterval: realInterval, clearTimeout: realClear } = timers;
/** Long timers that wait: each has a real one that never rings, which is what the caller holds. */
const waiting = new Map();

function longTimer(work, after, args, again) {
  const handle = realTimeout(() => {}, NEVER);
  const set = () => waiting.set(handle, { due: performance.now() + after, work, after, args, again });
  const close = handle.close.bind(handle);
  handle.refresh = () => {
    if (waiting.has(handle)) set();
    return handle;
  };
  handle.close = () => {
    waiting.delete(handle);
    return close();
  };
  set();
  return handle;
}

function clear(handle) {
  for (const each of waiting.keys())
    if (each === handle || Number(each) === Number(handle)) waiting.delete(each);
  realClear(handle);
}

/** Rings what is due: once, however far the clock went. */
function ring() {
  const { held } = clock();
  const at = performance.now();
  for (const [handle, timer] of waiting) {
    if (timer.due > at || (held && timer.after >= HOURLY)) continue;
    if (timer.again) timer.due = at + timer.after;
    else clear(handle);
    timer.work(...timer.args);
  }
}

timers.setTimeout = Object.assign(
  (work, after, ...args) =>
    after >= LONG ? longTimer(work, after, args, false) : realTimeout(work, after, ...args),
  realTimeout,
);
timers.setInterval = (work, after, ...args) =>
  after >= LONG ? longTimer(work, after, args, true) : realInterval(work, after, ...args);
timers.clearTimeout = clear;
timers.clearInterval = clear;
const { setTimeout, setInterval, clearTimeout, clearInterval } = timers;
Object.assign(globalThis, { setTimeout, setInterval, clearTimeout, clearInterval });
const symbol = Object.getOwnPropertySymbols(realTimeout).find((each) =>
  each.description?.includes('promisify'),
);
const realPromise = symbol && realTimeout[symbol];
if (realPromise) {
  const pause = (after, value, options) =>
    after >= LONG
      ? new Promise((resolve, reject) => {
          const handle = longTimer(() => resolve(value), after, [], false);
          if (options?.ref === false) handle.unref();
          options?.signal?.addEventListener('abort', () => {
            clear(handle);
            reject(options.signal.reason);
          });
        })
      : realPromise(after, value, options);
  Object.defineProperty(timers.setTimeout, symbol, { value: pause });
  timers.promises.setTimeout = pause;
}
syncBuiltinESMExports();
realInterval(ring, 20).unref();
