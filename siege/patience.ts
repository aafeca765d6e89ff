import { setTimeout as pause } from 'node:timers/promises';
import type { Client, Page } from '#siege/client';
import { found } from '#siege/words';

// Nobody is quicker than a person on the board: what comes within two seconds of its form is asked for once more.

const PATIENCE = 10_000;
const OFTEN = 200;

/** Reads a form as long as a person would, then sends it. @throws where it is not taken */
export async function sendRead(
  device: Client,
  page: Page,
  having: string,
  given: Record<string, string>,
): Promise<Page> {
  for (let waited = 0; waited < PATIENCE; waited += OFTEN) {
    const answer = await device.post(page, having, given);
    if (!answer.text.includes('it came quicker than anybody types')) return await device.follow(page, answer);
    await pause(OFTEN);
  }
  throw new Error(`${page.path} is never read for long enough`);
}

/** The cookies of a device on which an invitation of somebody's for a group is carried. */
export async function invited(host: Client, device: Client): Promise<Map<string, string>> {
  const made = await host.send(
    await host.open('/invite'),
    'makeInvitation',
    {},
    { button: 'Make one for a group' },
  );
  const link = new URL(found(made.answer.text, /(https?:[^\s<"]*\/in\/[\w-]+)/)).pathname;
  await device.send(await device.open(link), 'acceptInvitation');
  return device.cookies;
}
