import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { KeeperError } from '#lib/operations/errors';
import { config } from '#lib/platform/config/config';
import { randomToken } from '#lib/values/text/random';

// How a keeper's commands ask the board that runs for a night, and hear how it went: by two small files in the data directory each, since
// connections to the database end in between.
const ASKED = 'night-asked-';
const ANSWERED = 'night-answer-';
const fileOf = (name: string) => path.join(config().DATA_DIR, name);
const asking = (token: string) => fileOf(ASKED + token);
const answering = (token: string) => fileOf(ANSWERED + token);

const OFTEN = 100;
/** A board looks every second, unless its machine is very busy. */
const TAKEN = 60_000;
/** A board says every second that it is at it: one that has said nothing for so long was stopped, or has died. */
const SILENT = 60_000;

/** Asks the board that runs. @returns its words; undefined where no board takes it up @throws Refused with its words where it failed */
export async function askForNight(): Promise<string | undefined> {
  const token = randomToken();
  writeFileSync(asking(token), '', { mode: 0o600, flag: 'wx' });
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
      if (outcome !== 'done') throw new KeeperError(words);
      return words;
    }
    if (answer !== heard) silent = 0;
    heard = answer;
    await pause(OFTEN);
  }
  rmSync(answering(token), { force: true });
  throw new KeeperError(
    'The board that runs went away meanwhile: nothing is lost, and the next start clears up. Ask again then.',
  );
}

/** Takes away what a board before this one answered, or began to: whoever still waits hears that it went away. */
export function clearAnswers(): void {
  for (const name of readdirSync(config().DATA_DIR))
    if (name.startsWith(ANSWERED)) rmSync(fileOf(name), { force: true });
}

/** Those who asked the board that runs here for a night, from when it has heard them until they are answered. */
export class NightRequests {
  readonly #waiting = new Set<string>();

  /** Takes up who asks, also while a night is under way, and lets all who wait know that it is at it. To be called about every second. */
  attend(): void {
    for (const token of askers()) {
      this.#say([token], 'at it', randomToken());
      rmSync(asking(token), { force: true });
      this.#waiting.add(token);
    }
    this.#say(this.#waiting, 'at it', randomToken());
  }

  /** Those who have asked by now: a night that begins later is what they asked for; one under way is not. */
  heard(): string[] {
    this.attend();
    return [...this.#waiting];
  }

  /** Tells some of them, or all who wait, how it went. */
  answer(outcome: 'done' | 'failed', words: string, tokens: Iterable<string> = [...this.#waiting]): void {
    this.#say(tokens, outcome, words);
    for (const token of tokens) this.#waiting.delete(token);
  }

  #say(tokens: Iterable<string>, outcome: string, words: string): void {
    for (const token of tokens) write(answering(token), [outcome, words].join('\n\n'));
  }
}

const askers = () =>
  readdirSync(config().DATA_DIR).flatMap((name) =>
    name.startsWith(ASKED) && !name.includes('.') ? [name.slice(ASKED.length)] : [],
  );

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
