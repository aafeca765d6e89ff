import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderPicture } from '#lib/pictures/bytes';
import { readHeic } from '#lib/pictures/heic';

/** Made for this test: red on the left and blue on the right, held sideways ("irot"), so that red is above when it is seen. */
const TURNED = Buffer.from(
  [
    'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAx1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA',
    'AA5waXRtAAAAAAABAAAAVGlsb2MAAAAAREAAAgABAAAAAANBAAMAAAAAAAAAtAAAALQAAAAoAAAA3AAAABgAAgAAAAAENQADAAAA',
    'AAAAALQAAAC0AAAAEAAAAMQAAAAOAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAAAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAaHZj',
    'MQAAAAI8aXBycAAAAhZpcGNvAAAA2mh2Y0MBAWAAAAAAAAAAAAC68AD8/fj4AAALBiAAAQAaQAEMAv//AWAAAAMAgAAAAwAAAwC6',
    'AAAsCQAhAAEALUIBAgFgAAADAIAAAAMAAAMAugAAoDCBBcuSTKpuAhoMCAAAAwAIAAADAMhAACIAAQAIRAHBcYKZIAAgAAEAGkAB',
    'DAL//wFgAAADAIAAAAMAAAMAugAALAkAIQABAC1CAQIBYAAAAwCAAAADAAADALoAAKAwgQXLkkyqbgIaDAgAAAMACAAAAwDIQAAi',
    'AAEAB0QBwXGCmSAAAAAUaXNwZQAAAAAAAABgAAAAQAAAABBwaXhpAAAAAAMICAgAAADSaHZjQwEBYAAAAAAAAAAAALrwAPz8+PgA',
    'AAsGIAABABpAAQwC//8BYAAAAwCAAAADAAADALoAACwJACEAAQApQgECAWAAAAMAgAAAAwAAAwC6AADAwgQXLkkyqbAgAAADACAA',
    'AAMDIQAiAAEACEQBwXGCmSAAIAABABpAAQwC//8BYAAAAwCAAAADAAADALoAACwJACEAAQApQgECAWAAAAMAgAAAAwAAAwC6AADA',
    'wgQXLkkyqbAgAAADACAAAAMDIQAiAAEAB0QBwXGCmSAAAAAOcGl4aQAAAAABCAAAACdhdXhDAAAAAHVybjptcGVnOmhldmM6MjAx',
    'NTphdXhpZDoxAAAAAAlpcm90AwAAAB5pcG1hAAAAAAAAAAIAAQSBAgOHAAIEhAIFhgAAABppcmVmAAAAAAAAAA5hdXhsAAIAAQAB',
    'AAABzm1kYXQAAACwTgEFqzL+RmyYQUJprjVqkVSe8/FLdmF6YWFyIEhFVkMgRW5jb2RlciB2LiAyLjMuMS1lYTA5YWY1IC0gQ29w',
    'eWxlZnQgMjAxMi0yMDE1IC0gaHR0cDovL3VsdHJhdmlkZW8uY3MudHV0LmZpLyAtIG9wdGlvbnM6IDk2eDY0IGRlYmxvY2s9MTow',
    'OjAgc2FvPTMgaW50cmFfcGVyaW9kPTY0IHFwPTI2IHJlZj0xAIAAAAAkJgGveAWo8U//DVf/Ty0uk/cHd/jPBddivznpaJbg7c3S',
    'VozMAAAAFFABhA0CAAf0AAADA/0AAAMDfQqAAAAAsE4BBasy/kZsmEFCaa41apFUnvPxS3ZhemFhciBIRVZDIEVuY29kZXIgdi4g',
    'Mi4zLjEtZWEwOWFmNSAtIENvcHlsZWZ0IDIwMTItMjAxNSAtIGh0dHA6Ly91bHRyYXZpZGVvLmNzLnR1dC5maS8gLSBvcHRpb25z',
    'OiA5Nng2NCBkZWJsb2NrPTE6MDowIHNhbz0zIGludHJhX3BlcmlvZD02NCBxcD0yNiByZWY9MQCAAAAADCYBrvDxnC+eELV8cAAA',
    'AApQAYQFAgAS9ACA',
  ].join(''),
  'base64',
);

/** The colour of a pixel, as the fullest of its three parts. */
function fullest(data: Uint8Array, pixel: number): string {
  const parts = [...data.subarray(pixel * 4, pixel * 4 + 3)];
  return ['red', 'green', 'blue'][parts.indexOf(Math.max(...parts))] as string;
}

test('the HEIC of phones is read, and turned as it was held', async () => {
  const pixels = await readHeic(TURNED, 1_000_000);
  if (pixels.kind !== 'read') throw new Error(pixels.kind);
  expect([pixels.width, pixels.height]).toEqual([64, 96]);
  expect(fullest(pixels.data, 0)).toBe('red');
  expect(fullest(pixels.data, 64 * 96 - 1)).toBe('blue');
  const rendered = await renderPicture(TURNED);
  expect(rendered).toMatchObject({ shape: '2:3' });
});

test('of several pictures in one file, the one that the file calls its own is shown', async () => {
  const pixels = await readHeic(readFileSync('lib/pictures/testing-pictures/primary2.heic'), 1_000_000);
  if (pixels.kind !== 'read') throw new Error(pixels.kind);
  expect([...pixels.data.subarray(0, 3)]).toEqual([255, 136, 0].map((part) => expect.closeTo(part, -1)));
});

test('more pixels than asked for are not decoded', async () => {
  expect(await readHeic(TURNED, 1_000)).toEqual({ kind: 'tooMany' });
});

test('what takes more memory than there is room for is not read', async () => {
  const bytes = readFileSync('lib/pictures/testing-pictures/three-megapixels.heic');
  const kinds = [await readHeic(bytes, 3_000_000), await readHeic(bytes, 3_000_000, 20 * 2 ** 20)];
  expect(kinds.map(({ kind }) => kind)).toEqual(['read', 'unreadable']);
});

test('what is broken is said to be so, and breaks nothing else', async () => {
  const size = TURNED.indexOf('ispe') + 8;
  const bomb = Buffer.from(TURNED);
  bomb.writeUInt32BE(0xffff, size);
  bomb.writeUInt32BE(0xffff, size + 4);
  const broken = [TURNED.subarray(0, 900), TURNED.subarray(0, 40), bomb, Buffer.alloc(100)];
  for (const bytes of broken)
    expect(['unreadable', 'tooMany']).toContain((await readHeic(bytes, 50_000_000)).kind);
  const rendered = await renderPicture(TURNED.subarray(0, 900));
  expect(rendered).toEqual({ mistake: 'pictures.unreadable' });
});
