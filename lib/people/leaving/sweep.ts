import 'server-only';
import { leaveAgain } from '#lib/people/leaving/mutations';
import { allPeople } from '#lib/people/leaving/sweep.sql';
import { askUnseen, eraseUnseen } from '#lib/people/unseen/mutations';
import type { EraseAgain } from '#lib/platform/database/erase-again-step';
import { dayBefore, START, type Step, today } from '#lib/platform/database/sweep-step';

const unseenSince = (at: Date) => new Date(dayBefore('unseen', at));

/** Who was not here for a year is asked first, where there is an address: nothing is erased by that. */
export const questionsToStay: Step = async (db, at) => {
  const anybody = await askUnseen(db, unseenSince(at), today(at));
  return { what: [], ...(anybody && { next: START }) };
};

/** Somebody who was not here for a year, as if they had left: one at a time, for what they posted goes with them. */
export const unseenPeople: Step = async (db, at) => {
  const pictures = await eraseUnseen(db, unseenSince(at), new Date(dayBefore('asked', at)));
  return pictures ? { what: ['unseen'], pictures, next: START } : { what: [] };
};

/** Whoever left leaves once more. */
export const leaveOnceMore: EraseAgain = { what: 'Person', rows: allPeople, apply: leaveAgain };
