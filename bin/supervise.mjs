// What the launcher does while a command runs. Plain JavaScript, as bin/launch.mjs: an old Node runs it.

/** A start that fails is tried again so many milliseconds later, doubled each time. */
const SOONEST = 1_000;
const LONGEST = 30_000;
/** npm that was killed tells nobody: it is looked for so often. */
const LOOK = 500;

/**
 * Runs a command and is as one with it: same terminal, same signals, same end. A board that has served and dies of itself is started again,
 * at once, and where it then cannot start, again and again (docs/decisions/what-comes-back.md). npm that goes takes it along.
 * @param run starts the command as a child process with a channel to us, on which a board says that it serves
 */
export function supervise(run, { isBoard }) {
  let child;
  let hasServed = false;
  let isEnding = false;
  let wait = SOONEST;

  const begin = () => {
    let serves = false;
    child = run();
    child.on('message', (message) => {
      if (message !== 'serves') return;
      serves = hasServed = true;
      wait = SOONEST;
    });
    child.on('exit', (code, signal) => {
      child = undefined;
      if (!isBoard || isEnding || code === 0 || !hasServed) process.exit(code ?? 1);
      console.error(`The board stopped unexpectedly (${signal ?? `code ${code}`}); starting it again`);
      if (serves) return begin();
      setTimeout(begin, wait);
      wait = Math.min(wait * 2, LONGEST);
    });
  };
  const end = (signal) => {
    isEnding = true;
    if (!child) process.exit(0);
    child.kill(signal);
  };

  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => end(signal));
  // The terminal's Ctrl-C reaches the child as well: for a board one more does no harm, and without a terminal it is the only one.
  process.on('SIGINT', () => {
    if (isBoard) end('SIGINT');
  });
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event)
    setInterval(() => {
      if (process.ppid !== parent && !isEnding) end('SIGTERM');
    }, LOOK).unref();
  begin();
}
