import { spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, request as requests } from '@playwright/test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Board } from '../board.ts';
import { filled, formsIn, openForm, send, settled } from '../forms.ts';
import { settle } from '../settle.ts';

/** What opens the backups that are made here, and to whom they are sealed. */
export const identity = await generateX25519Identity();
export const recipient = await identityToRecipient(identity);

/** What a command said, and how it ended. */
export type Ended = { code: number | null; said: string };

/** Runs a command of the keeper's (`backup`, `restore`, `keeper`) as it is typed, on a data directory. @param killed as soon as it has said some words and something is so */
export async function run(
  words: string[],
  folder: string,
  env: Record<string, string> = {},
  killed?: { words: string; when?: () => boolean },
): Promise<Ended> {
  const settings = {
    ...{ DATABASE_URL: '', SECRET: '', DATA_DIR: folder, TZ: 'Europe/Berlin' },
    ...{ BACKUP_RECIPIENT: recipient, BACKUP_KEY: '' },
  };
  const child = spawn(process.execPath, ['bin/launch.mjs', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, ...settings, ...env },
  });
  let said = '';
  const hear = (text: unknown) => (said += text);
  const isTime = () => killed && said.includes(killed.words) && (killed.when?.() ?? true);
  const timer = setInterval(() => isTime() && process.kill(-(child.pid ?? 0), 'SIGKILL'), 5);
  for (const stream of [child.stdout, child.stderr]) stream.on('data', hear);
  const code = await new Promise<number | null>((resolve) =>
    child.on('exit', () => clearInterval(timer)).on('close', resolve),
  );
  return { code, said };
}

/** Signs somebody in on a device of their own. */
export async function signIn(url: string, name: string, passphrase: string): Promise<APIRequestContext> {
  const device = await requests.newContext({ baseURL: url });
  const form = await openForm(device, '/sign-in', 'passphrase');
  await send(device, '/sign-in', filled(form, { name, passphrase }), { origin: url });
  return device;
}

/** A page without what is random in every answer, and without where it was read. */
export async function page(device: APIRequestContext, url: string, address: string): Promise<string> {
  const answer = await device.get(url + address);
  const unfolded = (await answer.text()).replace(/\r\n[ \t]/g, ''); // a calendar's long lines are folded (RFC 5545, 3.1)
  return `${answer.status()} ${settled(unfolded, url)}`;
}

/** Somebody new who asks for something, and their device. */
export async function newcomer(
  url: string,
  name: string,
  title: string,
): Promise<{ device: APIRequestContext; post: string }> {
  const device = await requests.newContext({ baseURL: url });
  const form = await openForm(device, '/ask', 'title');
  const answer = await send(device, '/ask', filled(form, { title, name }), { origin: url });
  // They have noted their passphrase.
  const kept = formsIn(await answer.text()).find((fields) =>
    fields.every(([field]) => field.startsWith('$')),
  );
  await send(device, '/', kept ?? [], { origin: url });
  return { device, post: new URL(answer.url()).pathname };
}

/** Likewise, past careful days. */
export async function neighbour({ url, folder }: Board, name: string, title: string) {
  const came = await newcomer(url, name, title);
  await settle(folder, name);
  return came;
}

/** Asks for the first letters of a correspondence. @returns the page that shows them */
export async function readFirst(url: string, device: APIRequestContext, letters: string): Promise<string> {
  const id = letters.split('/').at(-1) ?? '';
  const all = formsIn(await (await device.get(url + letters)).text());
  const asks = all.find((fields) => fields.some(([, value]) => value.includes(id)));
  return await (await send(device, letters, asks ?? [], { origin: url })).text();
}

/** Says something under a post, at a place or to somebody. @returns the page that answers */
export async function say(
  url: string,
  device: APIRequestContext,
  address: string,
  words: string,
): Promise<string> {
  const form = await openForm(device, address, 'once');
  return (await send(device, address, filled(form, { words }), { origin: url })).text();
}

/** Whether some words stand in the bytes of any file of a folder. */
export function holds(within: string, words: string): boolean {
  const files = readdirSync(within, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.some((entry) => readFileSync(path.join(entry.parentPath, entry.name)).includes(words));
}

/** The files below a folder in which a word stands. */
export function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));
}

/** Holds the files open in which a word stands. @returns what stands in them later, when they may have lost their names @throws where there are none */
export function readLater(folder: string, text: string): () => Buffer[] {
  const open = filesWith(folder, text).map((file) => openSync(file, 'r'));
  if (!open[0]) throw new Error(`${text} stands nowhere in ${folder}`);
  return () =>
    open.map((descriptor) => {
      const bytes = readFileSync(descriptor);
      closeSync(descriptor);
      return bytes;
    });
}
