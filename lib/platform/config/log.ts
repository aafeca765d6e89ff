import { appendFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { config } from '#lib/platform/config/config';
import { eraseAll } from '#lib/platform/files/overwrite';
import { now } from '#lib/values/time/clock';
import { hourOf, parseDay, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

// What this board writes down of its own running, in DATA_DIR/log: starts and errors, a file a day. Never a name, an id, an address or a
// word of anybody: of an error only its kind and where in the code it was, of the time only the hour.

const folder = (): string => path.join(config().DATA_DIR, 'log');

/** A day's file grows no longer than this: whoever makes errors on purpose does not fill the disk. */
const LARGEST = 1024 * 1024;

/** Says something about a start, and writes it down. It names nobody. */
export function logStart(line: string): void {
  process.stdout.write(asked({ level: 'info', what: line }) ?? `${line}\n`);
  keep(line);
}

/** Says that something failed, what in our own words, and of the error its kind and its places; and writes it down. */
export function logTrouble(what: string, error?: unknown): void {
  const failed = error === undefined ? undefined : { error: kindOf(error), at: placesOf(error) };
  const lines = failed ? [`${what}: ${failed.error}`, ...failed.at.map((at) => `    ${at}`)] : [what];
  process.stderr.write(asked({ level: 'error', what, ...failed }) ?? `${lines.join('\n')}\n`);
  keep(lines.join('\n'));
}

/** What is said as a line of JSON, for whoever collects such lines (LOG=json); undefined where it is said as text. */
const asked = (said: Record<string, unknown>): string | undefined =>
  config().LOG === 'json' ? `${JSON.stringify(said)}\n` : undefined;

/** Writes down that a start failed; what to do about it is said elsewhere. */
export function noteTrouble(what: string, error: unknown): void {
  keep(`${what}: ${kindOf(error)}`);
}

function keep(text: string): void {
  try {
    const today = todayIn(zone(), now());
    const file = path.join(folder(), `${today}.log`);
    mkdirSync(folder(), { recursive: true, mode: 0o700 });
    if (existsSync(file) && statSync(file).size > LARGEST) return;
    appendFileSync(file, `${hourOf(now(), zone()).slice(0, 2)}h ${text}\n`, { mode: 0o600 });
  } catch {
    // A full disk has been said already, and a board does not stop for its log.
  }
}

/**
 * What kind of failure something is, in a word: its code or its name, and of an answer of a mail server its number (RFC 5321, 4.2); never
 * what it says, which may quote somebody.
 */
export function kindOf(error: unknown): string {
  const { code, name, responseCode } = (error ?? {}) as Record<string, unknown>;
  const word = [code, name].find((each) => typeof each === 'string' && /^\w{1,40}$/.test(each)) ?? 'unknown';
  return typeof responseCode === 'number' ? `${word} ${responseCode}` : `${word}`;
}

/** Where in the code it was. What the error says may itself look like such lines: it is cut off first. */
function placesOf(error: unknown): string[] {
  if (!(error instanceof Error) || !error.stack) return [];
  const said = error.stack.lastIndexOf(error.message) + error.message.length;
  return error.stack
    .slice(said)
    .split('\n')
    .filter((line) => /^ {4}at [^'"]{1,200}:\d+:\d+\)?$/.test(line))
    .map((line) => line.trim())
    .slice(0, 5);
}

/** The days ('YYYY-MM-DD') of which there is a log, earliest first. */
async function days(): Promise<string[]> {
  const names = await readdir(folder()).catch(() => [] as string[]);
  return names.flatMap((name) => (name.endsWith('.log') && parseDay(name.slice(0, -4))) || []).sort();
}

/** The day of the oldest log, or null where there is none. */
export async function oldestLog(): Promise<string | null> {
  return (await days())[0] ?? null;
}

/** Erases the log of the days before one ('YYYY-MM-DD'). @returns whether any was there */
export async function forgetLog(firstKept: string): Promise<boolean> {
  const gone = (await days()).filter((day) => day < firstKept);
  await eraseAll(...gone.map((day) => path.join(folder(), `${day}.log`)));
  return gone.length > 0;
}

const known = new WeakSet<object>();

/**
 * From now on nothing that a library says of itself reaches the terminal, where a system may write it down, as it stands: of an error its
 * kind and places, once; of words only that there were some.
 */
export function quietLibraries(): void {
  for (const level of ['error', 'warn', 'info', 'log', 'debug'] as const)
    console[level] = (...said: unknown[]) => {
      const error = said.find((each) => each instanceof Error);
      if (error && known.has(error)) return;
      if (error) known.add(error);
      if (error || level === 'error') logTrouble('Something went wrong', error);
    };
}
