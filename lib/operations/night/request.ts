import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from '#lib/operations/errors';
import { config } from '#lib/platform/config/config';
import { randomToken } from '#lib/values/text/random';

// How a keeper's commands ask the board that runs for a night, and hear how it went: by two small files in the data directory each, since
// connections to the database end in between.
const ASKED = 'night-asked-';
const fileOf = (name: string) => path.join(config().DATA_DIR, name);
const asking = (token: string) => fileOf(ASKED + token);
const answering = (token: string) => fileOf(`night-answer-${token}`);

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
  write(asking(token), '');
  for (let waited = 0; existsSync(asking(token)); waited += OFTEN) {
    if (waited > TAKEN) {
      rmSync(asking(token), { force: true });
      return undefined;
    }
    await pause(OFTEN);
  }
  let heard = '';
  for (let silent = 0; silent < SILENT; silent += OFTEN) {
    const answer = read(answering(token));
    const [outcome, words = ''] = answer.split('\n\n');
    if (outcome && outcome !== 'at it') {
      rmSync(answering(token), { force: true });
      if (outcome !== 'done') throw new Refused(words);
      return words;
    }
    if (answer !== heard) silent = 0;
    heard = answer;
    await pause(OFTEN);
  }
  rmSync(answering(token), { force: true });
  throw new Refused(
    'The board that runs went away meanwhile: nothing is lost, and the next start clears up. Ask again then.',
  );
}

/** Whether somebody asks: takes up all who do, and returns how to answer them. */
export function askedForNight(): ((outcome: 'done' | 'failed', words: string) => void) | undefined {
  const tokens = readdirSync(config().DATA_DIR).flatMap((name) =>
    name.startsWith(ASKED) && !name.includes('.') ? [name.slice(ASKED.length)] : [],
  );
  if (tokens.length === 0) return undefined;
  const say = (outcome: string, words: string) => {
    for (const token of tokens) write(answering(token), [outcome, words].join('\n\n'));
  };
  const atIt = () => say('at it', randomToken());
  atIt();
  for (const token of tokens) rmSync(asking(token), { force: true });
  const timer = setInterval(() => {
    try {
      atIt();
    } catch {} // a full disk: the night itself will say so
  }, AT_IT).unref();
  return (outcome, words) => {
    clearInterval(timer);
    say(outcome, words);
  };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function write(file: string, text: string): void {
  const beside = `${file}.${process.pid}`;
  try {
    writeFileSync(beside, text, { mode: 0o600 });
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
