import { spawn } from 'node:child_process';
import { type APIRequestContext, request as requests } from '@playwright/test';
import { filled, openForm, send } from '../forms.ts';

/** What a command said, and how it ended. */
export type Ended = { code: number | null; said: string };

/** Runs a command of the keeper's (`backup`, `restore`, `keeper`) as it is typed, on a data directory. @param killed so long after it said some words */
export async function run(
  words: string[],
  folder: string,
  env: Record<string, string> = {},
  killed?: { words: string; after: number },
): Promise<Ended> {
  const settings = { DATABASE_URL: '', SECRET: '', BACKUP_KEY: '', DATA_DIR: folder, TZ: 'Europe/Berlin' };
  const child = spawn(process.execPath, ['bin/launch.mjs', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, ...settings, ...env },
  });
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  const hear = (text: unknown) => {
    said += text;
    if (killed && said.includes(killed.words))
      timer ??= setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), killed.after);
  };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', hear);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearTimeout(timer);
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
  const html = (await answer.text())
    .replace(/\r\n[ \t]/g, '') // a calendar's long lines are folded (RFC 5545, 3.1)
    .replaceAll(url, '')
    .replaceAll(new URL(url).host, '')
    .replace(/<input[^>]*type="hidden"[^>]*>/g, '')
    .replace(/_R_[\w]*_/g, '');
  return `${answer.status()} ${html}`;
}
