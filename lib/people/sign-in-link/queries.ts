import 'server-only';
import { living } from '#lib/people/address/queries';
import { sha256 } from '#lib/values/text/random';

/** Whom a sign-in link lets in; null where it no longer works. Looking does not use it up: mail scanners look at every link. */
export async function whomLinkLetsIn(token: string): Promise<string | null> {
  return (await living(sha256(token)))?.person.name ?? null;
}
