import sharp from 'sharp';
import { expect, test } from 'vitest';
import { canWrite } from '#lib/feeds/fonts';
import { type Drawing, HEIGHT, picture, png, WIDTH } from '#lib/feeds/picture';

const line = { top: 200, room: 300, size: 84, colour: '#1b1f2a' };
const drawing = (...words: string[]): Drawing => ({
  ...{ paper: '#f8e6a8', shapes: '<circle cx="100" cy="100" r="40" fill="#1b1f2a"/>', rightToLeft: false },
  words: words.map((each, at) => ({ ...line, words: each, top: 200 + 120 * at })),
});
/** Whether anything but paper stands in the part of a picture where words are. */
async function isWritten(bytes: Buffer): Promise<boolean> {
  const part = await sharp(bytes)
    .extract({ left: 80, top: 200, width: 1000, height: 300 })
    .greyscale()
    .raw()
    .toBuffer();
  return part.some((grey) => grey < 100);
}

test('a picture is as large as it says, light, and the same each time', async () => {
  const bytes = await png(drawing('Baking evening, bring your own starter', '“&<b>”'));
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: WIDTH, height: HEIGHT });
  expect(bytes.length).toBeLessThan(300_000);
  expect((await png(drawing('Baking evening, bring your own starter', '“&<b>”'))).equals(bytes)).toBe(true);
  expect(await isWritten(bytes)).toBe(true);
});

test.each(['Brød & vin', 'Розсада', 'ψωμί', 'طبخ العشاء معًا', 'bánh mì', 'Ő'])(
  '%s is written in our letters',
  async (words) => {
    expect(canWrite(words)).toBe(true);
    expect(await isWritten(await png(drawing(words)))).toBe(true);
  },
);

test.each(['味噌', 'शाम', '🥖', 'Brot 味'])('%s is left out rather than drawn as boxes', async (words) => {
  expect(canWrite(words)).toBe(false);
  expect(await isWritten(await png(drawing(words)))).toBe(false);
});

test('words stay in their room, set smaller where they would not', async () => {
  const room = 200;
  for (const words of [
    'three words to a line and quite some lines of them '.repeat(2),
    'معًا نطبخ العشاء '.repeat(8),
  ]) {
    const bytes = await png({ ...drawing(), words: [{ ...line, room, words }] });
    const below = { left: 0, top: line.top + room, width: WIDTH, height: HEIGHT - line.top - room };
    const rest = await sharp(bytes).extract(below).greyscale().raw().toBuffer();
    expect([await isWritten(bytes), rest.some((grey) => grey < 100)]).toEqual([true, false]);
  }
});

test('however long, nothing is written outside', async () => {
  for (const words of ['Wort'.repeat(60), 'ein Wort '.repeat(60), 'معًا '.repeat(80)]) {
    const bytes = await png({ ...drawing(words), rightToLeft: words.startsWith('م') });
    expect(await sharp(bytes).metadata()).toMatchObject({ width: WIDTH, height: HEIGHT });
  }
});

test('what is asked for again is not drawn again, and of too many at once some are sent away', async () => {
  expect(await picture(drawing('once'))).toBe(await picture(drawing('once')));
  const all = await Promise.all(
    Array.from({ length: 40 }, (_, at) => picture(drawing(`at once ${'x'.repeat(at)}`))),
  );
  expect(all.some((each) => each === undefined)).toBe(true);
  expect(all[0]).toBeInstanceOf(Buffer);
  expect(await picture(drawing('afterwards'))).toBeInstanceOf(Buffer);
});
