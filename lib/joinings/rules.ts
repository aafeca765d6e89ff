import type { PostKind } from '#lib/posts/schema';

/** What decides whether one may come to a day. */
export type Occasion = { kind: PostKind; withdrawn: boolean; calledOff: boolean; ends: Date };

/** Whether a day is still to come, or goes on: an activity's, not withdrawn, not called off, not over. */
export function isComing({ kind, withdrawn, calledOff, ends }: Occasion, now: Date): boolean {
  return kind === 'ACTIVITY' && !withdrawn && !calledOff && ends > now;
}

/** Whether somebody may say that they come. Those who call an activity come by calling it. */
export function mayJoin(occasion: Occasion, isHost: boolean, now: Date): boolean {
  return !isHost && isComing(occasion, now);
}

/** Whether somebody sees who comes to a day: its hosts do, and those coming, while it is to come. */
export function seesWhoComes(occasion: Occasion, isHost: boolean, comes: boolean, now: Date): boolean {
  return (isHost || comes) && isComing(occasion, now);
}

/** Whether somebody sees the words about door, key and telephone: hosts do, and those coming to any day still to come. */
export function seesArrival(isHost: boolean, comesTo: Occasion[], now: Date): boolean {
  return isHost || comesTo.some((occasion) => isComing(occasion, now));
}
