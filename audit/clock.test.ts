import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { type Clock, makeClock } from './clock.ts';

const HOUR = 60 * 60 * 1000;
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill();
});

/** A program under a clock: waits until it has said a word, and returns all that it said. */
function run(clock: Clock, program: string): (word: string) => Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, ...clock.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  return async (word) => {
    while (!said.includes(`${word};`)) await once(child.stdout, 'data');
    return said;
  };
}

test('Date and performance.now run ahead, in the process and the workers it starts', async () => {
  const clock = makeClock(Date.UTC(2031, 4, 10));
  clock.pass(2 * HOUR);
  const says = run(
    clock,
    `import { Worker } from 'node:worker_threads';
    const text = () => new Date().toISOString().slice(0, 13) + ' ' + (performance.now() > ${2 * HOUR});
    process.stdout.write([text(), Date().slice(0, 15), new Date(0).getTime(), new Date() instanceof Date,
      new Date().constructor === Date, Object.prototype.toString.call(new Date())].join(' ') + ';');
    new Worker("process.stdout.write('worker ' + new Date().getFullYear() + ';')", { eval: true });`,
  );
  await says('2031-05-10T02 true Sat May 10 2031 0 true true [object Date]');
  expect(await says('worker 2031')).not.toContain('NaN');
  clock.remove();
});

test('what waits for an hour rings when the clock has passed it, again and again; what was cleared does not', async () => {
  const clock = makeClock();
  const says = run(
    clock,
    `import { setTimeout as pause } from 'node:timers/promises';
    import { setTimeout as named } from 'node:timers';
    const say = (word) => process.stdout.write(word + ';');
    let times = 0;
    setInterval(() => say('interval ' + ++times), ${HOUR});
    setTimeout((word) => say(word), ${HOUR}, 'timeout');
    named(() => say('named'), ${HOUR});
    pause(${HOUR}).then(() => say('paused'));
    const cleared = setTimeout(() => say('interval 1'), 60000);
    clearTimeout(cleared);
    clearTimeout(Number(setTimeout(() => say('interval 1'), 60000)));
    setTimeout(() => say('short'), 5);
    say('ready');`,
  );
  await says('ready');
  await says('short');
  clock.hold(true);
  clock.pass(HOUR);
  clock.hold(false);
  await Promise.all(['timeout', 'named', 'paused', 'interval 1'].map(says));
  clock.jump(5 * HOUR); // the wall alone: nothing that waits takes notice
  clock.pass(HOUR);
  expect(await says('interval 2')).not.toContain('interval 3');
  clock.remove();
});
