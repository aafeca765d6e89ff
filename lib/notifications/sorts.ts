import { wholeAddress } from '#lib/platform/config/address';
import { openedText, sealedText } from '#lib/platform/config/seal';

/** The sorts of mail; each can be stopped by itself. What somebody asked for themselves (a link to sign in) is of none. */
export const SORTS = ['COMING', 'ANSWERS', 'LETTERS', 'REMINDERS', 'WATCHES', 'ASKED'] as const;
export type MailSort = (typeof SORTS)[number];

/** What one tap stops: mails of these sorts, all where none is said; or what somebody who is not its owner has wanted from an address. */
export type Stopping = { personId: string; sorts: MailSort[] | 'WISH' };

/**
 * The address that stops mails without signing in (RFC 8058). Sealed: it says nothing, nobody else can make one, and nothing is kept
 * for it.
 */
export function stopAddress({ personId, sorts }: Stopping): string {
  const token = sealedText('stop', `${personId} ${sorts === 'WISH' ? sorts : sorts.join(' ')}`);
  return wholeAddress(`/stop/${token}`);
}

/** What a token stops, or undefined where it is none of ours. */
export function readStopping(token: string): Stopping | undefined {
  const [personId, ...sorts] = openedText('stop', token)?.split(' ') ?? [];
  if (!personId) return undefined;
  if (sorts[0] === 'WISH') return { personId, sorts: 'WISH' };
  const some = SORTS.filter((sort) => sorts.includes(sort));
  return { personId, sorts: some.length > 0 ? some : [...SORTS] };
}
