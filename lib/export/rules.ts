import { openedText, sealedText } from '#lib/platform/config/seal';

/** So long a file that was asked for waits to be fetched: the browser does so at once. */
const WAITS = 60_000;

/** The token that leads from the button to the file: whose it is, until when. Nothing is kept of it. */
export function exportToken(personId: string, now: Date): string {
  return sealedText('things', JSON.stringify({ personId, until: now.getTime() + WAITS }));
}

/** Whether a token was made for this person, a moment ago. */
export function mayDownload(token: string, personId: string, now: Date): boolean {
  const taking = JSON.parse(openedText('things', token) ?? '{}');
  return taking.personId === personId && now.getTime() < taking.until;
}
