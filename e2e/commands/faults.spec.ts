import { chance } from '#audit/chance';
import { FAULTS } from '#faults/faults';
import { expect, test } from '../fixtures.ts';

// The short form of `npm run faults`: each fault a few times, on a machine that does other things beside.
test.setTimeout(900_000);
/** What the others hold as well. */
const ELSEWHERE = [
  'kill -9 of one of two processes, and of the one above them',
  'PostgreSQL restarted under load',
];

for (const { name, run } of FAULTS.filter((fault) => !ELSEWHERE.includes(fault.name)))
  test(name, async () => {
    const outcome = await run({ chance: chance(name), kills: 5, isShort: true });
    test.skip('skipped' in outcome, 'skipped' in outcome ? outcome.skipped : '');
    expect('wrong' in outcome && outcome.wrong).toEqual([]);
  });
