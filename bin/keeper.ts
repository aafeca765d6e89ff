import { existsSync } from 'node:fs';
import { mirrorErased } from '#lib/operations/backup/jobs';
import { KeeperError, messageFor } from '#lib/operations/errors';
import { forgetByHand } from '#lib/operations/forgetting/sweep';
import { check } from '#lib/operations/keeper/check';
import { rotate, rotateBackupKey } from '#lib/operations/keeper/rotate';
import { night } from '#lib/operations/night/night';
import { askForNight } from '#lib/operations/night/request';
import { letMove, reach, reachAgain, refuseHalf, startedHere } from '#lib/operations/start/reach';
import { leave } from '#lib/people/leaving/mutations';
import { renewPassphrase } from '#lib/people/passphrase/mutations';
import { viewerByKeeper, welcome } from '#lib/people/person/mutations';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { NOBODY } from '#lib/platform/database/night';
import { describeBoard } from '#lib/settings/mutations';
import { messagesIn } from '#lib/values/language/messages';
import { PERIODS } from '#lib/values/periods';
import { words } from '#lib/values/text/input';

// `npm run keeper -- …`: what whoever keeps the machine can do, whether the board is running or not.

const HELP = `What the keeper can do:

  npm run keeper -- passphrase NAME   make somebody a new passphrase, shown once
  npm run keeper -- welcome NAME      end a newcomer's careful days
  npm run keeper -- erase NAME        erase somebody and all they posted, as if they left
  npm run keeper -- forget            erase what has passed, now, with its bytes, and say what
  npm run keeper -- words TEXT        what the board says of itself on /about: who keeps it, how to reach them
  npm run keeper -- rotate            give the board another secret: everything sealed is sealed anew; the board must not run
  npm run keeper -- rotate-backup-key make backups another key, shown once
  npm run keeper -- check             see whether everything is as it should be

A name with spaces may stand without quotes. The settings are those of npm start.`;

const COMMANDS: Record<string, (rest: string) => Promise<string>> = {
  passphrase: async (name) => {
    const person = await somebody(name);
    const passphrase = await renewPassphrase(person);
    return `The new passphrase of ${person.name}, shown only now:\n\n  ${passphrase}\n\nThe old one no longer works.`;
  },
  welcome: async (name) => {
    const person = await somebody(name);
    await welcome(person);
    return `${person.name} is welcome.`;
  },
  erase: async (name) => {
    const person = await somebody(name);
    await leave(person);
    return `${person.name} is erased, with all they posted.`;
  },
  words: async (text) => {
    const { data, error } = words(4000).safeParse(text);
    if (error)
      throw new KeeperError('Say it in at most four thousand characters: npm run keeper -- words TEXT');
    await describeBoard(data);
    return 'This now stands on /about.';
  },
  forget: async () => {
    const erased = await forgetByHand();
    return [wordsOf(erased), await renewed()].join('\n\n');
  },
  check,
};

/** What is done while the board does not run. */
const ALONE: Record<string, () => Promise<string>> = { rotate, 'rotate-backup-key': rotateBackupKey };

/** What went, in words; how many, nobody says. */
function wordsOf(erased: Set<string>): string {
  const { remembers } = messagesIn('en');
  const words = typeof remembers === 'object' && typeof remembers.what === 'object' ? remembers.what : {};
  const kinds = PERIODS.filter(({ what }) => erased.has(what)).map(({ what }) => `  ${words[what]}`);
  if (kinds.length === 0) return 'Nothing had passed: nothing was erased.';
  return ['What had passed is erased. It was of these kinds:', '', ...kinds].join('\n');
}

/** Erases the bytes of what went, by the board that runs, or here where none does. @returns what was done, in words */
async function renewed(): Promise<string> {
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

async function somebody(name: string): Promise<Viewer> {
  if (!name) throw new KeeperError('Say whose: the name as it stands on the board.');
  const person = await viewerByKeeper(name);
  if (!person) throw new KeeperError(`Nobody here is called ${name}.`);
  return person;
}

const [name = '', ...rest] = process.argv.slice(2);
const [command, alone] = [COMMANDS[name], ALONE[name]];
if (!command && !alone) {
  console.log(HELP);
  process.exit(name === '' || name === 'help' ? 0 : 1);
}
if (existsSync('.env')) process.loadEnvFile('.env');
const given = { DATABASE_URL: process.env.DATABASE_URL };
let leaveIt = async () => {};
try {
  if (alone) {
    await refuseHalf();
    console.log(await alone());
  } else {
    leaveIt = await reach();
    console.log(await command?.(rest.join(' ').trim()));
    await mirrorErased();
  }
} catch (error) {
  console.error(messageFor(error, given));
  process.exitCode = 1;
} finally {
  if (process.env.DATABASE_URL) await database().$disconnect();
  await leaveIt();
}
process.exit();
