import 'server-only';
import { isCareful } from '#lib/people/careful/queries';
import type { Viewer } from '#lib/people/viewer';
import { config } from '#lib/platform/config/config';
import type { Transaction } from '#lib/platform/database/client';
import { Declined } from '#lib/platform/form/declined';
import { Allowance } from '#lib/platform/http/allowance';
import { areLimited } from '#lib/platform/http/rates';

/**
 * What somebody new may put up, and write, within a day: enough for whoever moves in and tells of it, too little to bury a board. It holds for
 * their careful days; nobody is told how many are left.
 */
const OF_A_DAY = { posts: 6, words: 40 } as const;
/** What is measured: posts and places, or words (messages, letters). */
export type Measured = keyof typeof OF_A_DAY;

// In memory, under a hash whose key is of the day: nothing says afterwards who wrote how much. Kept on globalThis: bundles load this twice.
const kept = globalThis as { fournilMeasures?: Record<Measured, Allowance> };

function measures(): Record<Measured, Allowance> {
  const { PROCESSES: processes } = config();
  // Each process has a whole one at least: else nobody new could write on a large machine.
  const of = (each: number) => new Allowance({ each: Math.max(each, processes), processes });
  kept.fournilMeasures ??= { posts: of(OF_A_DAY.posts), words: of(OF_A_DAY.words) };
  return kept.fournilMeasures;
}

/** Lets somebody put up one more thing. @throws {Declined} where they are new, and it is enough for today */
export async function keepMeasure(viewer: Viewer, what: Measured, db: Transaction): Promise<void> {
  if (!areLimited() || !(await isCareful(viewer, db)) || measures()[what].spend(1, viewer.id)) return;
  throw new Declined({ '': 'people.enough' });
}
