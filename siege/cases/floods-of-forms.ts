import { strict as assert } from 'node:assert';
import type { Case } from '#siege/case';
import { filled, multipart } from '#siege/client';
import { meanwhile } from '#siege/meanwhile';
import { heads, multipartHead } from '#siege/request-text';
import { word } from '#siege/words';

// One address sends as much, or as slowly, as it can, and somebody else is answered all the while.

const MB = 1024 * 1024;
const SIZES: [what: string, bytes: number][] = [
  ['nine megabytes', 9 * MB],
  ['seventy megabytes', 70 * MB],
];

export const BODIES: Case[] = [
  ...SIZES.flatMap(([what, bytes]): Case[] => [
    {
      name: `a form with ${what} in a field it does not have: not given back`,
      ...(bytes < 10 * MB && { quick: true as const }),
      attack: async (siege) => {
        const client = siege.visitor();
        const page = await client.open('/offer');
        const fields = filled(client.form(page, 'title'), { title: '', unknown: 'u'.repeat(bytes) });
        const sent = client.postBody('/offer', await multipart(fields));
        await meanwhile(siege, sent);
        const answer = await sent;
        assert.ok([413, 422].includes(answer.status), `${answer.status}`);
        assert.ok(answer.body.length < 300_000, `an answer of ${answer.body.length} bytes`);
      },
    },
    {
      name: `a form of another build with ${what} in it: of that no more than a form of words is given back`,
      attack: async (siege) => {
        const client = siege.visitor();
        const page = await client.open('/offer');
        const fields = filled(client.form(page, 'title'), { title: 'x', words: 'w'.repeat(bytes) }).map(
          ([name, value]): [string, string] => [
            name,
            value.replace(/"id":"[0-9a-f]+"/, `"id":"${'f'.repeat(42)}"`),
          ],
        );
        const sent = client.postBody('/offer', await multipart(fields));
        await meanwhile(siege, sent);
        const answer = await sent;
        assert.ok([409, 413].includes(answer.status), `${answer.status}`);
        assert.ok(answer.body.length < 1.5 * MB, `an answer of ${answer.body.length} bytes`);
      },
    },
  ]),
  {
    name: 'a form of ten thousand fields is too many, in words',
    quick: true,
    attack: async (siege) => {
      const client = siege.visitor();
      const fields = filled(client.form(await client.open('/offer'), 'title'), { title: `Kept ${word()}` });
      const many = Array.from({ length: 10_000 }, (_, at): [string, string] => [`field-${at}`, 'x']);
      const sent = client.postForm('/offer', [...fields, ...many]);
      await meanwhile(siege, sent);
      assert.equal((await sent).status, 422);
    },
  },
  {
    name: 'a form of words of three hundred kilobytes is too large where no picture is taken',
    attack: async (siege) => {
      const client = siege.as(siege.scene.carla);
      const page = await client.open(`/posts/${siege.scene.offer}`);
      const answer = await client.post(page, 'write', { words: 'w'.repeat(300_000) });
      assert.equal(answer.status, 413);
    },
  },
  {
    name: 'a body that does not say how long it is, is not read',
    quick: true,
    attack: async (siege) => {
      const client = siege.visitor();
      const wire = client.wire();
      const head = {
        ...client.head,
        origin: siege.origin,
        'content-type': 'multipart/form-data; boundary=x',
        'transfer-encoding': 'chunked',
      };
      wire.say(`POST /offer HTTP/1.1\r\n${heads(head)}\r\n`);
      await wire.hears(() => wire.statuses.length > 0);
      wire.hangUp();
      assert.equal(wire.statuses[0], 413);
    },
  },
  {
    name: 'eight bodies sent a byte a second, of one address: forms of others are taken meanwhile',
    attack: async (siege) => {
      const client = siege.visitor();
      const wires = Array.from({ length: 8 }, () =>
        client.wire().say(multipartHead(client.head, siege.origin, 200_000)),
      );
      const dripping = setInterval(() => {
        for (const wire of wires) if (!wire.socket.destroyed) wire.say('x');
      }, 1_000);
      await meanwhile(siege, siege.newcomer());
      clearInterval(dripping);
      for (const wire of wires) wire.hangUp();
    },
  },
  {
    name: 'six bodies of pictures sent a byte a second, of six addresses: an honest picture is taken meanwhile',
    attack: async (siege) => {
      const wires = Array.from({ length: 6 }, () => {
        const client = siege.visitor();
        return client.wire().say(multipartHead(client.head, siege.origin, 20 * MB));
      });
      const dripping = setInterval(() => {
        for (const wire of wires) if (!wire.socket.destroyed) wire.say('x');
      }, 1_000);
      await meanwhile(
        siege,
        Promise.all(wires.map(({ closed }) => closed)).then(() => siege.newcomer()),
      );
      clearInterval(dripping);
    },
  },
];
