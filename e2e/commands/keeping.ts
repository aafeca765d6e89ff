import { spawn } from 'node:child_process';
import { type APIRequestContext, request as requests } from '@playwright/test';
import { filled, openForm, send } from '../forms.ts';

/** What a command said, and how it ended. */
export type Ended = { code: number | null; said: string };

/** Runs a command of the keeper's (`backup`, `restore`, `keeper`) as it is typed, on a data directory. @param after kills it so many milliseconds later */
export async function run(
  words: string[],
  folder: string,
  env: Record<string, string> = {},
  after?: number,
): Promise<Ended> {
  const child = spawn(process.execPath, ['bin/launch.mjs', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: {
      ...process.env,
      DATABASE_URL: '',
      SECRET: '',
      BACKUP_KEY: '',
      DATA_DIR: folder,
      TZ: 'Europe/Berlin',
      ...env,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const timer =
    after === undefined ? undefined : setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), after);
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
    .replaceAll(url, '')
    .replaceAll(new URL(url).host, '')
    .replace(/<input[^>]*type="hidden"[^>]*>/g, '')
    .replace(/_R_[\w]*_/g, '');
  return `${answer.status()} ${html}`;
}
