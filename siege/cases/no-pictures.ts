import { strict as assert } from 'node:assert';
import type { Case } from '#siege/case';
import { hollow, LOAF } from '#siege/pictures';
import { word } from '#siege/words';

const PAYLOAD = '<script>planted()</script>';
const SVG = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="planted()">${PAYLOAD}</svg>`);
/** What is no picture, or none that anybody could look at: refused, in words, by its field. */
const REFUSED: [what: string, bytes: Buffer, type: string, name?: string][] = [
  ['an SVG', SVG, 'image/svg+xml', 'a.svg'],
  ['an SVG that says it is a PNG', SVG, 'image/png'],
  ['a page that says it is a JPEG', Buffer.from(`<!DOCTYPE html>${PAYLOAD}`), 'image/jpeg'],
  ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj'), 'image/png'],
  ['an archive', Buffer.from('504b0304140000000800', 'hex'), 'image/png'],
  ['a program', Buffer.from('7f454c460201010000000000', 'hex'), 'image/png'],
  ['text', Buffer.from('a loaf'), 'image/png'],
  ['one byte', Buffer.from('x'), 'image/png'],
  ['a head of a PNG and nothing behind it', LOAF.subarray(0, 20), 'image/png'],
  [
    'a JPEG of noise',
    Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(5_000, 'x')]),
    'image/jpeg',
  ],
  ['a picture of 1 × 1,000,000', hollow(1, 1_000_000), 'image/png'],
  ['a picture of 30,000 × 30,000', hollow(30_000, 30_000), 'image/png'],
  ['a picture of 2,147,483,647 × 2,147,483,647', hollow(0x7fffffff, 0x7fffffff), 'image/png'],
  ['a picture of 0 × 0', hollow(0, 0), 'image/png'],
  [
    'an HEIC of noise',
    Buffer.concat([Buffer.from('000000186674797068656963', 'hex'), Buffer.alloc(500, 'x')]),
    'image/heic',
  ],
  ['thirty-three megabytes', Buffer.alloc(33 * 1024 * 1024, LOAF), 'image/png'],
];

export const NO_PICTURES: Case[] = REFUSED.map(([what, bytes, type, name = 'loaf.png'], at) => ({
  name: `${what}, sent as a picture: refused in words, and what was typed is kept`,
  ...([1, 10, 11].includes(at) && { quick: true as const }),
  attack: async (siege) => {
    const client = siege.visitor();
    const title = `Kept ${word()}`;
    const given = { title, when: 'any', name: `Nadia ${word()}`, everyoneAgrees: 'on', picture1Words: 'x' };
    const answer = await client.post(await client.open('/offer'), 'title', given, {
      files: [{ field: 'picture1', name, type, bytes }],
    });
    assert.equal(answer.status, 422);
    assert.ok(answer.text.includes(title), 'what was typed');
    assert.match(answer.text, /picture|photograph/i);
    assert.ok(!answer.text.includes(PAYLOAD));
  },
}));
