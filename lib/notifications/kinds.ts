import { wholeAddress } from '#lib/platform/config/address';
import { openedText, sealedText } from '#lib/platform/config/seal';

/** The kinds of mail; each can be stopped by itself. What somebody asked for themselves (a link to sign in) is of none. */
export const MAIL_KINDS = ['COMING', 'ANSWERS', 'LETTERS', 'REMINDERS', 'WATCHES', 'ASKED'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** What one tap stops: mails of these kinds, all where none is said; or what somebody who is not its owner has wanted from an address. */
export type StopLink =
  | { personId: string; kinds: MailKind[] }
  /** `email` is the address; links made before November 2026 hold none. */
  | { personId: string; kinds: 'WISH'; email?: string };

/**
 * The address that stops mails without signing in (RFC 8058). Sealed: it says nothing, nobody else can make one, and nothing is kept
 * for it.
 */
export function stopLinkAddress(link: StopLink): string {
  const what = link.kinds === 'WISH' ? `WISH ${link.email ?? ''}`.trim() : link.kinds.join(' ');
  const token = sealedText('stop', `${link.personId} ${what}`);
  return wholeAddress(`/stop/${token}`);
}

/** What a token stops, or undefined where it is none of ours. */
export function readStopLink(token: string): StopLink | undefined {
  const [personId, ...kinds] = openedText('stop', token)?.split(' ') ?? [];
  if (!personId) return undefined;
  if (kinds[0] === 'WISH') return { personId, kinds: 'WISH', email: kinds.slice(1).join(' ') || undefined };
  const some = MAIL_KINDS.filter((kind) => kinds.includes(kind));
  return { personId, kinds: some.length > 0 ? some : [...MAIL_KINDS] };
}
