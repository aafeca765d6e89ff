import 'server-only';
import { sessionToken } from '#lib/people/session/session-cookie';
import { type Carrier, carried, carry } from '#lib/platform/http/cookies';
import { retention } from '#lib/values/periods';
import { sha256 } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';

const BY_LINK: Carrier = { cookie: 'fournil-by-link', purpose: 'by-link', age: retention('link') / 1000 };

const markOf = (session: string): string => Buffer.from(sha256(session)).toString('base64url');

/** Notes on this device, sealed, that its session was begun by a link of a mail just now. Only in an action. */
export function carryByLink(session: string): Promise<void> {
  return carry(BY_LINK, `${markOf(session)} ${now().getTime() + retention('link')}`);
}

/** Whether the session of this device was begun by a link within the last quarter of an hour: a mailbox is as good as a passphrase. */
export async function cameByLink(): Promise<boolean> {
  const [mark, until] = (await carried(BY_LINK))?.split(' ') ?? [];
  const session = await sessionToken();
  return session !== undefined && mark === markOf(session) && Number(until) > now().getTime();
}
