import 'server-only';
import { type Deed, type OfPart, readSigned, signedFor } from '#lib/platform/form/done';
import { readCookie } from '#lib/platform/http/cookies';
import { readToken, SESSION_COOKIE } from '#lib/platform/http/session';

/** The address of a page that says, where they look (`#said`), what somebody just did there: to them alone, where they are signed in. */
export async function saying(path: string, deed: Deed | OfPart): Promise<string> {
  const token = await ownToken();
  return `${path}?said=${encodeURIComponent(token ? signedFor(token, deed) : deed)}#said`;
}

/** What the address of a page says that whoever looks just did. Visitors may be told what anybody wrote there: pages say nothing of anybody to them. */
export async function saidIn(said: unknown): Promise<string | undefined> {
  if (typeof said !== 'string') return undefined;
  const token = await ownToken();
  return token ? readSigned(token, said) : said;
}

async function ownToken(): Promise<string | undefined> {
  const raw = await readCookie(SESSION_COOKIE);
  return raw ? (await readToken(raw))?.session : undefined;
}
