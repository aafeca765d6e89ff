import { KeeperError } from '#lib/operations/errors';
import { forgetByHand } from '#lib/operations/forgetting/sweep';
import { night } from '#lib/operations/night/night';
import { askForNight } from '#lib/operations/night/request';
import { letMove, reachAgain, startedHere } from '#lib/operations/start/reach';
import { database } from '#lib/platform/database/client';
import { NOBODY } from '#lib/platform/database/night';
import { messagesIn } from '#lib/values/language/messages';
import { PERIODS } from '#lib/values/periods';

/** The settings that a command was given, before any were made up. */
export type Given = { DATABASE_URL?: string };

/** Erases what has passed, now, with its bytes. @returns what went, in words */
export async function forgetNow(given: Given): Promise<string> {
  const erased = await forgetByHand();
  return [wordsOf(erased), await eraseBytes(given)].join('\n\n');
}

/** What went, in words; how many, nobody says. */
function wordsOf(erased: Set<string>): string {
  const { remembers } = messagesIn('en');
  const words = typeof remembers === 'object' && typeof remembers.what === 'object' ? remembers.what : {};
  const kinds = PERIODS.filter(({ what }) => erased.has(what)).map(({ what }) => `  ${words[what]}`);
  if (kinds.length === 0) return 'Nothing had passed: nothing was erased.';
  return ['What had passed is erased. It was of these kinds:', '', ...kinds].join('\n');
}

/** Erases the bytes of what went, by the board that runs, or here where none does. @returns what was done, in words */
export async function eraseBytes(given: Given): Promise<string> {
  const server = startedHere();
  if (!server && !given.DATABASE_URL) {
    await database().$disconnect();
    await letMove();
    const words = await askForNight();
    await reachAgain();
    if (words) return words;
    throw new KeeperError(
      'The board that runs here did not take it up: is it still starting, or is another command at work?',
    );
  }
  await database().$disconnect();
  return await night(server ? { server, holding: NOBODY } : { url: process.env.DATABASE_URL as string });
}
