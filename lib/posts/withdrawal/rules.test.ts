import { expect, test } from 'vitest';
import { mayBringBack, mayWithdrawForOther } from '#lib/posts/withdrawal/rules';

const NOW = new Date('2026-11-25T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const ASKERS = [
  ['whoever typed it', { isHost: true, isCareful: false }],
  ['whoever typed it, new here', { isHost: true, isCareful: true }],
  ['somebody settled', { isHost: false, isCareful: false }],
  ['somebody new', { isHost: false, isCareful: true }],
] as const;
type Who = (typeof ASKERS)[number][0];
const those = (may: (asker: (typeof ASKERS)[number][1]) => boolean): Who[] =>
  ASKERS.filter(([, asker]) => may(asker)).map(([who]) => who);

const [HOST, NEW_HOST, SETTLED] = ASKERS.map(([who]) => who) as [Who, Who, Who];

test.each<[string, boolean, Date | null, Who[]]>([
  ['typed in for a neighbour', true, null, [SETTLED]],
  ['its author’s own', false, null, []],
  ['withdrawn already', true, minutesAgo(1), []],
])('others withdraw what is %s', (_, typedFor, withdrawnAt, may) => {
  expect(those((asker) => mayWithdrawForOther({ typedFor, withdrawnAt }, asker))).toEqual(may);
});

test.each<[string, Date | null, boolean, Who[]]>([
  ['stands', null, false, []],
  ['its host withdrew just now', minutesAgo(9), false, [HOST, NEW_HOST]],
  ['its host withdrew a while ago', minutesAgo(11), false, []],
  ['somebody else withdrew just now', minutesAgo(1), true, [HOST, NEW_HOST, SETTLED]],
  ['somebody else withdrew yesterday', minutesAgo(1440), true, [HOST, NEW_HOST, SETTLED]],
])('what %s is brought back', (_, withdrawnAt, withdrawnByOther, may) => {
  expect(those((asker) => mayBringBack({ withdrawnAt, withdrawnByOther }, asker, NOW))).toEqual(may);
});
