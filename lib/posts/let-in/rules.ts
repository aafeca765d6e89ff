/** Who may go in at a post: at a home whom a host lets in, elsewhere also whoever is known; `forAll` where its author opened it to all who come. */
export type DoorRule = { isHome: boolean; forAll: boolean };

/** Who is in there, in a word. */
export const doorKey = ({ isHome, forAll }: DoorRule): 'home' | 'all' | 'known' =>
  isHome ? 'home' : forAll ? 'all' : 'known';

/** Somebody who comes to a date, as it matters there. `isCareful`: they are a newcomer. */
export type Comer = { unnamed: boolean; letIn: boolean; isCareful: boolean };

/** Whether somebody is in without a host's tap: never at a home; elsewhere who comes by name and is no newcomer, or all who come. */
export function isInByRule(
  { isHome, forAll }: DoorRule,
  { unnamed, isCareful }: Omit<Comer, 'letIn'>,
): boolean {
  return !isHome && (forAll || (!unnamed && !isCareful));
}

/** Whether somebody who comes sees the words about the door, and who comes. */
export const isIn = (door: DoorRule, comer: Comer): boolean => comer.letIn || isInByRule(door, comer);

/** Whom a host means: by the name that is shown, or by the two words of somebody who does not show theirs. */
export type Meant = { name: string } | { knownAs: string };

/** Somebody who comes to a date, as a form carries whom it means. */
export const guestText = (occurrenceId: string, meant: Meant): string =>
  'name' in meant ? `${occurrenceId} name ${meant.name}` : `${occurrenceId} words ${meant.knownAs}`;

/** Whom such a text means, or undefined where it means nobody. */
export function readGuest(text: string): { occurrenceId: string; meant: Meant } | undefined {
  const [, occurrenceId = '', how, what = ''] = /^(\S+) (name|words) (.+)$/s.exec(text) ?? [];
  if (!how) return undefined;
  return { occurrenceId, meant: how === 'name' ? { name: what } : { knownAs: what } };
}

/** By what it is known, in the list beside backups, that somebody is let in no more. Frozen. */
export const LET_IN = 'Joining: let in';
