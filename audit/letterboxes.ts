import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Lived } from './month.ts';
import type { Person } from './people.ts';

/** One evening some people give their e-mail addresses, and confirm them from the mails that come. Some forget theirs again. */
export async function letAddressesIn({ life, board }: Lived): Promise<void> {
  const some = life.chance.shuffled(life.here()).slice(0, Math.ceil(life.people.length / 8));
  const addresses = new Map<Person, string>();
  for (const who of some) {
    const email = `${life.own(who, 'e-mail address')}@example.org`;
    const { passphrase } = who;
    await who.device.send(await who.device.open('/me'), 'email', { email, passphrase });
    addresses.set(who, email);
  }
  for (const [who, email] of addresses) {
    const link = await linkTo(path.join(board.folder, 'mail'), email);
    if (link) await who.device.send(await who.device.open(link), 'token');
    if (link && life.chance.is(0.1)) {
      const { passphrase } = who;
      await who.device.send(await who.device.open('/me'), 'Forget my address', { passphrase });
      const wrote = who.wrote.get('e-mail address');
      if (wrote) wrote.replaced = life.now();
    }
  }
}

/** The link in the mail to an address, once it is written down; undefined where none comes. */
async function linkTo(folder: string, email: string): Promise<string | undefined> {
  for (let tries = 0; tries < 150; tries++) {
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      if (!name.endsWith('.eml')) continue;
      const text = readFileSync(path.join(folder, name), 'utf8')
        .replace(/=\r?\n/g, '')
        .replaceAll('=3D', '=');
      const link = /https?:\/\/[^/\s]+(\/me\/email\?token=[\w-]+)/.exec(text)?.[1];
      if (link && text.includes(email)) return link;
    }
    await pause(100);
  }
  return undefined;
}
