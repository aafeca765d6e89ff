import { HouseholdTries } from '#lib/values/household-tries';

// How many names a household that nobody is signed in from may try, to learn whether they are taken. In memory, by the hash that the door
// gives (lib/platform/form/household.ts): nothing says afterwards who tried what, and a restart forgets it.

/** A workshop of newcomers, some called alike, and whoever forgot how they are written here. */
const OF_HOUSEHOLD = { most: 8, every: 5 * 60_000 };
/** Of all households together, behind the first few of each. */
const OF_ALL = { most: 60, every: 60_000 };
/** So many a household has in any case, whatever others try. */
const IN_ANY_CASE = 3;

/** Tries of names, which come back slowly. */
export class NameTries extends HouseholdTries {
  constructor() {
    super({ ofHousehold: OF_HOUSEHOLD, ofAll: OF_ALL, inAnyCase: IN_ANY_CASE });
  }
}

const kept = globalThis as { fournilNameTries?: NameTries };

/** Those of this process. Kept on globalThis: bundles load this file twice. */
export function nameTries(): NameTries {
  kept.fournilNameTries ??= new NameTries();
  return kept.fournilNameTries;
}
