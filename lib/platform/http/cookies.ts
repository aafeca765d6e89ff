import 'server-only';
import { cookies } from 'next/headers';
import { config } from '#lib/platform/config/config';
import { openedText, sealedText } from '#lib/platform/config/seal';
import { cookieFlags } from '#lib/platform/http/cookie-flags';

/** Long enough to find a pen. */
const CARRIED_AGE = 15 * 60;

/** A cookie that carries something sealed from one page to the next on this device. `purpose` is part of its seal. */
export type Carrier = { cookie: string; purpose: string; age?: number };

/** What a cookie of this device says. */
export async function readCookie(name: string): Promise<string | undefined> {
  return (await cookies()).get(name)?.value;
}

/** Keeps a cookie on this device for so many seconds. Only in an action. */
export async function keepCookie(name: string, value: string, maxAge: number): Promise<void> {
  (await cookies()).set(name, value, cookieFlags(config(), maxAge));
}

/** Takes a cookie from this device. Only in an action. */
export async function dropCookie(name: string): Promise<void> {
  (await cookies()).delete(name);
}

/** Takes from this device every cookie of the board but these. Only in an action. */
export async function dropCookiesBut(kept: readonly string[]): Promise<void> {
  const jar = await cookies();
  for (const { name } of jar.getAll())
    if (name.startsWith('fournil-') && !kept.includes(name)) jar.delete(name);
}

/** Carries text, sealed, to the next pages that are shown on this device. Only in an action. */
export async function carry({ cookie, purpose, age = CARRIED_AGE }: Carrier, text: string): Promise<void> {
  await keepCookie(cookie, sealedText(purpose, text), age);
}

/** The text that this device carries, if there is any. */
export async function carried({ cookie, purpose }: Carrier): Promise<string | undefined> {
  return openedText(purpose, (await readCookie(cookie)) ?? '');
}
