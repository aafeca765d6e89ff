import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from '#bin/trouble';
import { config } from '#lib/config/config';
import { randomToken } from '#lib/text/random';

// How a keeper's command asks the board that runs for a night, and hears how it went: by two small files in the data directory, since
// connections to the database end in between.
const fileOf = (name: string) => path.join(config().DATA_DIR, name);
const ASKED = 'night-asked';
const ANSWER = 'night-answer';

const OFTEN = 100;
/** A board looks every second. */
const TAKEN = 20_000;
/** A board that is at it says so as often. */
const AT_IT = 1_000;
/** And one that has said nothing for so long was stopped, or has died. */
const SILENT = 30_000;

/** Asks the board that runs. @returns its words; undefined where no board takes it up @throws Refused with its words where it failed */
export async function askForNight(): Promise<string | undefined> {
  const token = randomToken();
  write(ASKED, token);
  for (let waited = 0; existsSync(fileOf(ASKED)); waited += OFTEN) {
    if (waited > TAKEN) {
      rmSync(fileOf(ASKED), { force: true });
      return undefined;
    }
    await pause(OFTEN);
  }
  let heard = '';
  for (let silent = 0; silent < SILENT; silent += OFTEN) {
    const answer = read(ANSWER);
    const [asked, outcome, words = ''] = answer.split('\n\n');
    if (asked === token && outcome !== 'at it') {
      rmSync(fileOf(ANSWER), { force: true });
      if (outcome !== 'done') throw new Refused(words);
      return words;
    }
    if (asked === token && answer !== heard) silent = 0;
    heard = answer;
    await pause(OFTEN);
  }
  throw new Refused(
    'The board that runs went away meanwhile: nothing is lost, and the next start clears up. Ask again then.',
  );
}

/** Whether somebody asks: takes it up, and returns how to answer. */
export function askedForNight(): ((outcome: 'done' | 'failed', words: string) => void) | undefined {
  const token = read(ASKED);
  if (!token) return undefined;
  rmSync(fileOf(ASKED), { force: true });
  const atIt = () => write(ANSWER, [token, 'at it', randomToken()].join('\n\n'));
  atIt();
  const timer = setInterval(() => {
    try {
      atIt();
    } catch {} // a full disk: the night itself will say so
  }, AT_IT).unref();
  return (outcome, words) => {
    clearInterval(timer);
    write(ANSWER, [token, outcome, words].join('\n\n'));
  };
}

function read(name: string): string {
  try {
    return readFileSync(fileOf(name), 'utf8');
  } catch {
    return '';
  }
}

function write(name: string, text: string): void {
  const beside = `${fileOf(name)}.${process.pid}`;
  try {
    writeFileSync(beside, text, { mode: 0o600 });
    renameSync(beside, fileOf(name));
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
