import 'server-only';
import { living } from '#lib/people/address/queries';
import { type PeopleWords, written } from '#lib/values/text/people-words';
import { sha256 } from '#lib/values/text/random';

/** Whom a sign-in link lets in; null where it no longer works. Looking does not use it up: mail scanners look at every link. */
export async function whomLinkLetsIn(token: string): Promise<PeopleWords | null> {
  const link = await living(sha256(token));
  return link && written(link.person.name);
}
