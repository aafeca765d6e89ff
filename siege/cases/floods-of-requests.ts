import { strict as assert } from 'node:assert';
import type { Case } from '#siege/case';
import { meanwhile } from '#siege/meanwhile';
import { heads } from '#siege/request-text';
import { word } from '#siege/words';

// One address asks as much as it can, and somebody else is answered all the while.

/** The statuses of many answers, each once. */
const kinds = (statuses: number[]): number[] => [...new Set(statuses)].sort();

export const REQUESTS: Case[] = [
  {
    name: 'a thousand GET / in one breath on one connection: none is a 5xx',
    quick: true,
    attack: async (siege) => {
      const client = siege.visitor();
      const wire = client.wire();
      const one = `GET / HTTP/1.1\r\n${heads(client.head)}\r\n`;
      const flood = async () => {
        wire.say(`${one.repeat(999)}GET / HTTP/1.1\r\n${heads({ ...client.head, connection: 'close' })}\r\n`);
        await wire.closed;
      };
      await meanwhile(siege, flood());
      assert.deepEqual(
        kinds(wire.statuses).filter((status) => ![200, 429].includes(status)),
        [],
      );
      assert.ok(wire.statuses.length >= 100, `${wire.statuses.length} answers`);
    },
  },
  {
    name: 'two hundred searches at once, of one address: others’ pages come meanwhile',
    attack: async (siege) => {
      const client = siege.visitor();
      const asked = Array.from({ length: 200 }, () => client.get(`/?q=${word()}`));
      await meanwhile(siege, Promise.all(asked));
      const statuses = (await Promise.all(asked)).map(({ status }) => status);
      assert.deepEqual(
        kinds(statuses).filter((status) => ![200, 429].includes(status)),
        [],
      );
    },
  },
  {
    name: 'three hundred connections that say nothing hold up nobody',
    quick: true,
    attack: async (siege) => {
      const client = siege.visitor();
      const wires = Array.from({ length: 300 }, () => client.wire());
      await meanwhile(siege, Promise.resolve());
      for (const wire of wires) wire.hangUp();
    },
  },
  {
    name: 'two hundred connections that say their head a byte at a time hold up nobody, and are ended',
    attack: async (siege) => {
      const client = siege.visitor();
      const wires = Array.from({ length: 200 }, () => client.wire().say('GET / HTTP/1.1\r\nX-Slow: '));
      const dripping = setInterval(() => {
        for (const wire of wires) if (!wire.socket.destroyed) wire.say('x');
      }, 1_000);
      await meanwhile(siege, wires[0]?.closed ?? Promise.resolve());
      clearInterval(dripping);
      for (const wire of wires) wire.hangUp();
    },
  },
  {
    name: 'twenty event streams of one person, and whoever opens pages meanwhile',
    attack: async (siege) => {
      const client = siege.as(siege.scene.carla);
      const wires = Array.from({ length: 20 }, () =>
        client.wire().say(`GET /live?about=post:${siege.scene.offer} HTTP/1.1\r\n${heads(client.head)}\r\n`),
      );
      await meanwhile(siege, Promise.all(wires.map((wire) => wire.hears(() => wire.statuses.length > 0))));
      for (const wire of wires) wire.hangUp();
    },
  },
];
