import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { endAll } from '#e2e/board';
import { besiege } from '#siege/besiege';
import { GROUPS } from '#siege/groups';
import { NOT_YET } from '#siege/not-yet';
import { takeStand } from '#siege/stand';

// `npm run siege`: hostile cases against a real server. Ends with 1 where one gets through. `npm run siege -- floods` runs the groups whose
// names begin so; `--short` the quick ones, without looking at the clock; `--within 2000` gives somebody else two seconds on a busy machine.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: 'boolean', default: false },
    within: { type: 'string', default: '250' },
    only: { type: 'string' },
  },
});
const groups = GROUPS.filter(
  ({ name }) => !positionals[0] || positionals.some((begins) => name.startsWith(begins)),
).map(({ name, cases }) => ({
  name,
  cases: cases.filter(
    (each) => !NOT_YET[each.name] && (!values.short || each.quick) && each.name.includes(values.only ?? ''),
  ),
}));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  process.on(signal, () => endAll().then(() => process.exit(1)));
try {
  const stand = await takeStand(values.short ? Number.POSITIVE_INFINITY : Number(values.within));
  const tally = await besiege(stand, groups, console.log);
  const waiting = Object.entries(NOT_YET);
  if (waiting[0]) console.log('\nNot yet:');
  for (const [name, reason] of waiting) console.log(`  ${name}: ${reason}`);
  console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
  if (process.env.FOURNIL_RESULTS) writeFileSync(process.env.FOURNIL_RESULTS, JSON.stringify(tally));
  process.exitCode = tally.failed === 0 ? 0 : 1;
} finally {
  await endAll();
}
process.exit();
