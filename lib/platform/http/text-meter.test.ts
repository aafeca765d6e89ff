import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextMeter } from '#lib/platform/http/text-meter';

const BOUNDARY = 'b'.repeat(27);

async function bytesOf(parts: (string | Uint8Array<ArrayBuffer>)[]): Promise<Buffer> {
  const form = new FormData();
  for (const [at, part] of parts.entries())
    form.append(`part${at}`, typeof part === 'string' ? part : new File([part], 'oven.jpg'));
  const response = new Response(form);
  const [, boundary = ''] = /boundary=(.*)$/.exec(response.headers.get('content-type') ?? '') ?? [];
  const bytes = Buffer.from(await response.arrayBuffer());
  return Buffer.from(bytes.toString('latin1').replaceAll(boundary, BOUNDARY), 'latin1');
}

/** Whether a meter finds too much, when the bytes come in pieces of this size. */
function isFound(bytes: Buffer, { most, piece }: { most: number; piece: number }): boolean {
  const meter = new TextMeter(BOUNDARY, most);
  let isOver = false;
  for (let at = 0; at < bytes.length; at += piece)
    isOver = meter.isTooMuch(bytes.subarray(at, at + piece)) || isOver;
  return isOver;
}

describe('the texts of a form are measured as they come in', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\r\n', '--', 'b', 'é'), maxLength: 60 });
  const file = fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes));
  it('whatever pieces they come in, and files are no texts', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(text, file), { maxLength: 6 }),
        fc.integer({ min: 1, max: 90 }),
        async (parts, piece) => {
          // As a form says it, every line end is two signs.
          const said = parts
            .filter((part) => typeof part === 'string')
            .map((part) => part.replace(/\r?\n/g, '\r\n'));
          const size = Buffer.byteLength(said.join(''));
          const bytes = await bytesOf(parts);
          expect(isFound(bytes, { most: size, piece })).toBe(false);
          if (size > 0) expect(isFound(bytes, { most: size - 1, piece })).toBe(true);
        },
      ),
    ));
  it('a head without end is too much', () => {
    const head = Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${'x'.repeat(20_000)}`);
    expect(isFound(head, { most: 1_000_000, piece: 500 })).toBe(true);
  });
});
