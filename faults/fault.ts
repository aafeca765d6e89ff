import type { Chance } from '#audit/chance';

/** How a fault is tried: by which seed, at how many random moments, and whether in the short form of `npm test`. */
export type How = { chance: Chance; kills: number; isShort: boolean };

/** What came of it: its figure in words and what was wrong; or why this machine cannot try it, which counts for nothing. */
export type Outcome = { figure: string; wrong: string[] } | { skipped: string };

/** Something that goes wrong, and what must hold then. */
export type Fault = { name: string; run: (how: How) => Promise<Outcome> };
