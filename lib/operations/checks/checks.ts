import { clearUp, runFolder } from '#lib/operations/checks/leftovers';
import { PARTS, type Part, type Tally } from '#lib/operations/checks/parts';
import { Programs } from '#lib/operations/checks/programs';

/** Checks everything that must hold, or one part of it, and says what it found. @returns the exit code of `npm test` */
export async function runChecks(only: string | undefined, filter: string[]): Promise<number> {
  const chosen = PARTS.filter(({ name }) => !only || name === only);
  if (chosen.length === 0) {
    const all = PARTS.map(({ name }) => name).join(', ');
    console.error(`There is no part called ${only}. These are: ${all}.`);
    return 2;
  }
  // Everything that the run starts and puts on the disk is known by this folder, and goes with it: after a failure and an interruption, too.
  const folder = runFolder();
  const run = new Programs(folder);
  const all = { passed: 0, failed: 0 };
  for (const part of chosen) {
    if (run.isInterrupted) break;
    const { passed, failed } = await said(part, run, filter);
    all.passed += passed;
    all.failed += failed;
  }
  for (const { pid, command } of await clearUp(folder)) {
    if (run.isInterrupted) continue;
    all.failed += 1;
    console.log(`Left running by the tests, and ended now: ${pid} ${command}`);
  }
  if (run.isInterrupted) {
    console.log('\nInterrupted.');
    return 130;
  }
  console.log(`\n${all.passed} passed, ${all.failed} failed`);
  return all.failed ? 1 : 0;
}

/** Checks one part, and says whether it holds and how long it took. */
async function said({ name, check }: Part, run: Programs, filter: string[]): Promise<Tally> {
  console.log(`\n── ${name}`);
  const began = performance.now();
  const tally = await check(run, filter);
  const seconds = Math.round((performance.now() - began) / 1000);
  const { failed, skipped } = tally;
  const words = [failed ? `${failed} failed` : 'holds', ...(skipped ? [`${skipped} skipped`] : [])];
  console.log(`── ${name}: ${words.join(', ')} (${seconds} s)`);
  return tally;
}
