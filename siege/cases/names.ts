import { strict as assert } from 'node:assert';
import type { Case, Siege } from '#siege/case';
import { found, inDays, word } from '#siege/words';

// Nobody posts, joins, writes or hosts in another's name.

/** Names that look like one that is here, to a reader. */
const ALIKE: [what: string, like: (name: string) => string][] = [
  ['in capitals', (name) => name.toUpperCase()],
  ['with blanks around and twice within', (name) => `  ${name.replace(' ', '   ')} `],
  ['with a sign that nobody sees', (name) => `${name}\u200b`],
  ['with a direction mark', (name) => `\u200f${name}`],
  ['with letters of another script', (name) => name.replaceAll('a', '\u0430')],
  ['in wide letters', (name) => name.replace('A', '\uff21')],
  ['with a blank that does not break', (name) => name.replace(' ', '\u00a0')],
];

const alike: Case[] = ALIKE.map(([what, like], at) => ({
  name: `a newcomer called as somebody here, ${what}: asked for another name`,
  ...(at < 2 && { quick: true as const }),
  attack: async (siege) => {
    const client = siege.visitor();
    const given = { title: `Rye ${word()}`, when: 'any', name: like(siege.scene.amina.name) };
    const answer = await client.post(await client.open('/offer'), 'title', given);
    assert.equal(answer.status, 422);
    assert.notEqual((await client.get('/me')).status, 200);
  },
}));

/** An activity that names others as hosts. @returns its page */
async function naming(siege: Siege, host: string): Promise<string> {
  const { device } = await siege.newcomer();
  const given = {
    title: `Soup ${word()}`,
    when: 'day',
    day: inDays(2),
    start: '12:00',
    end: '13:00',
    where: 'The yard',
  };
  const page = await device.send(await device.open('/together'), 'title', { ...given, host });
  return found(page.path, /(\/posts\/[0-9a-f-]{36})/);
}

const hosts: Case[] = [
  {
    name: 'whoever is named as a host stands nowhere until they say yes',
    quick: true,
    attack: async (siege) => {
      const { carla, boris } = siege.scene;
      const path = await naming(siege, carla.name);
      for (const reader of [siege.as(boris), siege.visitor()]) {
        assert.ok(!(await reader.get(path)).text.includes(carla.name));
      }
    },
  },
  {
    name: 'whoever is named as a host, and has not said yes, may change nothing of it',
    attack: async (siege) => {
      const path = await naming(siege, siege.scene.carla.name);
      assert.equal((await siege.as(siege.scene.carla).get(`${path}/edit`)).status, 404);
    },
  },
  {
    name: 'a form sent with somebody’s id as its sender is sent by whoever is signed in',
    attack: async (siege) => {
      const { amina, carla } = siege.scene;
      const client = siege.as(carla);
      const title = `Rye ${word()}`;
      const forged = {
        personId: 'x',
        viewer: amina.name,
        author: amina.name,
        hostId: amina.name,
        name: amina.name,
      };
      const page = await client.open('/offer');
      const answer = await client.post(page, 'title', { title, when: 'any', ...forged });
      assert.equal(answer.status, 303);
      const { text } = await siege.as(siege.scene.boris).get(answer.headers.location ?? '');
      assert.ok(text.includes(carla.name) && !text.includes(amina.name));
    },
  },
];

export const NAMES: Case[] = [...alike, ...hosts];
