import { type PeopleWords, written } from '#lib/values/text/people-words';

declare const minted: unique symbol;

/**
 * A signed-in person who looks or acts. Minted only in lib/people/person and by the link of a mail in lib/people/address/mutations.ts (from a session,
 * or when somebody signs up or in), so that whoever holds one has been checked. Every mutation takes it first.
 */
export type Viewer = { readonly id: string; readonly name: PeopleWords; readonly [minted]: true };

/** Makes a viewer of a person's row that a session, a passphrase or a link has just vouched for. */
export function mint(person: { id: string; name: string }): Viewer {
  return { id: person.id, name: written(person.name) } as Viewer;
}
