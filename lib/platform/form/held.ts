import { AsyncLocalStorage } from 'node:async_hooks';
import type { MistakeKey } from '#lib/values/language/keys';
import type { PeopleWords } from '#lib/values/text/people-words';

/** The fields by which whoever sends a form that is held says who they are; they are not the form's own. */
export const WHO_FIELDS = {
  name: 'who',
  passphrase: 'passphrase',
  email: 'whoEmail',
  ask: 'whoAsk',
} as const;

/** A form whose sender is not signed in any more: all that was typed, to be sent again as it was once they have said who they are. */
export type HeldForm = {
  /** Names and values, as they were sent: texts alone, what is secret left out. */
  fields: [name: string, value: PeopleWords][];
  /** The name that is typed already into the question who it is. */
  who: string;
  email: string;
  /** What is wrong with what they said of themselves, by its field. */
  mistakes: Record<string, MistakeKey>;
  /** A link to sign in with is on its way, if the address is known here. */
  isLinkSent: boolean;
  /** Visitors may send it too: whoever is new goes on under a name. */
  isForAnybody: boolean;
};

/**
 * What the door and the action of one request tell each other: where the form was sent to, by which fields it names its action (Next keeps
 * them from it), and what of it is held; whoever was signed in when it was looked up, and whether they still are.
 */
export type FormOnItsWay = {
  address: string;
  action: [name: string, value: string][];
  held?: HeldForm;
  isStillHere?: () => Promise<boolean>;
};

const kept = globalThis as { fournilHolding?: AsyncLocalStorage<FormOnItsWay> };

/** Of the request that is being answered. Kept on globalThis: bundles load this file twice. */
export function holding(): AsyncLocalStorage<FormOnItsWay> {
  kept.fournilHolding ??= new AsyncLocalStorage();
  return kept.fournilHolding;
}
