import { wholeAddress } from '#lib/platform/config/address';
import { openedText, sealedText } from '#lib/platform/config/seal';

/** The sorts of mail; each can be stopped by itself. What somebody asked for themselves (a link to sign in) is of none. */
export const MAIL_KINDS = ['COMING', 'ANSWERS', 'LETTERS', 'REMINDERS', 'WATCHES', 'ASKED'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** What one tap stops: mails of these sorts, all where none is said; or what somebody who is not its owner has wanted from an address. */
export type StopLink = { personId: string; sorts: MailKind[] | 'WISH' };

/**
 * The address that stops mails without signing in (RFC 8058). Sealed: it says nothing, nobody else can make one, and nothing is kept
 * for it.
 */
export function stopLinkAddress({ personId, sorts }: StopLink): string {
  const token = sealedText('stop', `${personId} ${sorts === 'WISH' ? sorts : sorts.join(' ')}`);
  return wholeAddress(`/stop/${token}`);
}

/** What a token stops, or undefined where it is none of ours. */
export function readStopLink(token: string): StopLink | undefined {
  const [personId, ...sorts] = openedText('stop', token)?.split(' ') ?? [];
  if (!personId) return undefined;
  if (sorts[0] === 'WISH') return { personId, sorts: 'WISH' };
  const some = MAIL_KINDS.filter((sort) => sorts.includes(sort));
  return { personId, sorts: some.length > 0 ? some : [...MAIL_KINDS] };
}
