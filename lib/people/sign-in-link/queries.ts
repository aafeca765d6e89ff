import 'server-only';
import { living } from '#lib/people/address/queries';
import { sha256 } from '#lib/values/text/random';

/** Whether a sign-in link still works. Looking does not use it up: mail scanners look at every link. */
export async function isLinkGood(token: string): Promise<boolean> {
  return (await living(sha256(token))) !== null;
}
