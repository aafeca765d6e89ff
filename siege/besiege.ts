import type { Case, Group } from '#siege/case';
import { leaksIn } from '#siege/leaks';
import type { Stand } from '#siege/stand';

/** How many cases held, and how many did not. */
export type Tally = { passed: number; failed: number };

/** Makes one attack after the other, and says of each whether the board held: the answer, that nothing leaked, and that somebody else is answered. */
export async function besiege(stand: Stand, groups: Group[], say: (line: string) => void): Promise<Tally> {
  const tally = { passed: 0, failed: 0 };
  stand.heard(); // what was heard while the scene was set is no attack
  for (const { name, cases } of groups.filter(({ cases: [first] }) => first)) {
    say(`\n── ${name}`);
    for (const each of cases) {
      const began = performance.now();
      const wrong = await wrongIn(stand, each);
      const took = `${Math.round(performance.now() - began)} ms`;
      say(`${wrong[0] ? '  ✗' : '  ✓'} ${each.name} (${took})`);
      for (const line of wrong) say(`      ${line}`);
      if (wrong[0]) tally.failed++;
      else tally.passed++;
    }
  }
  return tally;
}

async function wrongIn({ siege, heard, secrets }: Stand, { attack }: Case): Promise<string[]> {
  const wrong: string[] = [];
  const broken = (error: unknown) =>
    wrong.push(String(error instanceof Error ? error.message : error).slice(0, 1_000));
  await attack(siege).catch(broken);
  wrong.push(...leaksIn(heard(), siege.scene.canaries, secrets));
  await siege.neighbour().catch(broken);
  return wrong;
}
