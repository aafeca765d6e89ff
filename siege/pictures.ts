import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import type { Siege } from '#siege/case';
import { word } from '#siege/words';

/** A picture as a camera makes it. */
export const LOAF: Buffer = readFileSync('e2e/loaf.png');

/** A PNG that says it is so large, and holds next to nothing. */
export function hollow(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const parts = [
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

/** A chunk of a PNG (PNG, 5.3). */
export function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, body, checksum(body)]);
}

/** CRC-32 (PNG, annex D). */
function checksum(bytes: Buffer): Buffer {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(~crc >>> 0);
  return sum;
}

/** Somebody new offers something with a picture. @returns its page */
export async function offered(
  siege: Siege,
  file: { name: string; type: string; bytes: Buffer },
): Promise<string> {
  const client = siege.visitor();
  client.name = `Nadia ${word()}`;
  const given = {
    title: `Loaf ${word()}`,
    when: 'any',
    name: client.name,
    everyoneAgrees: 'on',
    picture1Words: 'A loaf',
  };
  const page = await client.send(await client.open('/offer'), 'title', given, {
    files: [{ field: 'picture1', ...file }],
  });
  assert.match(page.answer.text, /src="\/pictures\//);
  return page.answer.text;
}
