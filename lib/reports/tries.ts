import 'server-only';
import { areLimited } from '#lib/platform/http/rates';
import { HouseholdTries } from '#lib/values/household-tries';

/** Whoever is threatened under many posts at once reports them all; a script that reports whatever stands here does not. */
const SIZE = {
  ofHousehold: { most: 10, every: 10 * 60_000 },
  ofAll: { most: 60, every: 60_000 },
  inAnyCase: 3,
};

const kept = globalThis as { fournilReportTries?: HouseholdTries };

/** Lets somebody report one more thing: a person, or a visitor's household, as text. In memory of this process: nothing says who reported. */
export function mayReport(who: string): boolean {
  kept.fournilReportTries ??= new HouseholdTries(SIZE);
  const tries = kept.fournilReportTries;
  if (!areLimited()) return true;
  if (!tries.mayTry(who)) return false;
  tries.told(who);
  return true;
}
