import { parseArgs } from 'node:util';
import { chance } from '#audit/chance';
import { endAll } from '#e2e/board';
import { FAULTS } from './faults.ts';

// `npm run faults`: what goes wrong with machines is done to a real board, one fault after the other, and held against what must be so.
// `--kills N` at so many random moments (200), `--seed WORD` by another chance, `npm run faults -- disk` only what is called so. Ends with 1
// where something was wrong. What this machine cannot try is said, and counts as neither.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: 'Rosengarten' } },
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect'] as const)
  process.on(signal, () => endAll().then(() => process.exit(1)));

// What breaks here leaves no board behind.
process.on('uncaughtException', (error) => {
  console.error(error);
  endAll().then(() => process.exit(1));
});

const tally = { passed: 0, failed: 0, skipped: 0 };
console.log(`Seed ${values.seed}`);
for (const { name, run } of FAULTS) {
  if (!positionals.every((word) => name.includes(word))) continue;
  const began = performance.now();
  const how = { chance: chance(`${values.seed} ${name}`), kills: Number(values.kills), isShort: false };
  const outcome = await run(how).catch((error: Error) => ({ figure: 'it broke', wrong: [error.message] }));
  const took = `(${Math.round((performance.now() - began) / 1_000)} s)`;
  if ('skipped' in outcome) {
    tally.skipped++;
    console.log(`skipped  ${name}: ${outcome.skipped}`);
    continue;
  }
  const { figure, wrong } = outcome;
  tally[wrong[0] ? 'failed' : 'passed']++;
  console.log(`${wrong[0] ? 'FAILED ' : 'holds  '}  ${name}: ${figure} ${took}`);
  for (const line of wrong) console.log(`           ${line}`);
}
await endAll();
const { passed, failed, skipped } = tally;
console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(failed ? 1 : 0);
