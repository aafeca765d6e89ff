import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { LARGEST_FILE, type Rendered, renderPicture } from '#lib/pictures/bytes';

/** A photograph: red on the left, blue on the right. */
const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#22c' } }).composite([
    {
      input: { create: { width: width / 2, height, channels: 3, background: '#c22' } },
      left: 0,
      top: 0,
    },
  ]);

async function rendered(bytes: Uint8Array): Promise<Rendered> {
  const result = await renderPicture(bytes);
  if (result.mistake !== undefined) throw new Error(result.mistake);
  return result;
}

async function colourAt(bytes: Buffer, left: number, top: number): Promise<string> {
  const data = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  const [red = 0, green = 0, blue = 0] = data;
  return red > 200 && green > 200 && blue > 200 ? 'white' : red > blue ? 'red' : 'blue';
}

const TOLD = {
  IFD0: { Make: 'Telltale', ImageDescription: 'canary in the picture' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '52/1 31/1 12/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '13/1 24/1 0/1',
  },
};

test('what is more than a hundred times as long as it is high is said to be so, however large', async () => {
  const strip = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#22c' } })
      .png()
      .toBuffer();
  expect(await renderPicture(await strip(1, 101))).toEqual({ mistake: 'pictures.tooNarrow' });
  expect(await renderPicture(await strip(1_000_000, 1))).toEqual({ mistake: 'pictures.tooNarrow' });
  expect((await rendered(await strip(2, 200))).shape).toBe('1:100');
});

describe('a photograph', () => {
  test('comes in two sizes, in its shape', async () => {
    const { small, large, shape } = await rendered(await photo(3000, 2000).jpeg().toBuffer());
    expect(shape).toBe('3:2');
    expect(await sharp(large).metadata()).toMatchObject({ format: 'webp', width: 1600, height: 1067 });
    expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 480, height: 320 });
  });

  test('is not made larger than it is', async () => {
    const { small, large, shape } = await rendered(await photo(40, 30).png().toBuffer());
    expect(shape).toBe('4:3');
    for (const bytes of [small, large])
      expect(await sharp(bytes).metadata()).toMatchObject({ width: 40, height: 30 });
  });

  test('is turned as it was held, and tells nothing of where, when and by what it was taken', async () => {
    const bytes = await photo(800, 600)
      .withExif(TOLD)
      .withMetadata({ orientation: 6, icc: 'p3' })
      .jpeg()
      .toBuffer();
    const before = await sharp(bytes).metadata();
    expect(before.orientation).toBe(6);
    expect(bytes.includes('Telltale')).toBe(true);
    const { small, large, shape } = await rendered(bytes);
    expect(shape).toBe('3:4');
    for (const file of [small, large]) {
      const after = await sharp(file).metadata();
      expect(after.orientation).toBeUndefined();
      expect([after.exif, after.icc, after.xmp, after.iptc]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect(file.includes('Telltale') || file.includes('canary') || file.includes('EXIF')).toBe(false);
      expect(await colourAt(file, 10, 10)).toBe('red');
      expect(await colourAt(file, 10, (after.height ?? 0) - 10)).toBe('blue');
    }
  });

  test.each(['jpeg', 'png', 'webp'] as const)('may be %s, whatever it is called', async (format) => {
    expect((await rendered(await photo(64, 48).toFormat(format).toBuffer())).shape).toBe('4:3');
  });

  test('may be grey, deep or in the colours of printers', async () => {
    const grey = await photo(64, 48).toColourspace('b-w').jpeg().toBuffer();
    const deep = await photo(64, 48).toColourspace('rgb16').png().toBuffer();
    const print = await photo(64, 48).toColourspace('cmyk').jpeg().toBuffer();
    for (const bytes of [grey, deep, print])
      expect((await sharp((await rendered(bytes)).large).metadata()).space).toBe('srgb');
  });

  test('that is see-through stands on white', async () => {
    const clear = { width: 20, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } as const;
    const { large } = await rendered(await sharp({ create: clear }).png().toBuffer());
    expect(await colourAt(large, 5, 5)).toBe('white');
  });

  test('that moves keeps its first frame', async () => {
    const first = await photo(40, 30).png().toBuffer();
    const frames = [first, await sharp(first).flop().toBuffer()];
    const moving = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    const { large, shape } = await rendered(moving);
    expect(shape).toBe('4:3');
    expect((await sharp(large).metadata()).pages ?? 1).toBe(1);
    expect(await colourAt(large, 5, 5)).toBe('red');
  });
});

describe('what telephones and programs make', () => {
  const made = (name: string) => rendered(readFileSync(`lib/pictures/testing-pictures/${name}`));
  const QUARTERS = ['#e20001', '#00b001', '#0200df', '#ffffff'];
  /** The colours of the four quarters: top left, top right, bottom left, bottom right. */
  async function quartersOf({ large }: Rendered): Promise<number[][]> {
    const { width = 0, height = 0 } = await sharp(large).metadata();
    const places = [1, 3].flatMap((y) => [1, 3].map((x) => [(width * x) / 4, (height * y) / 4]));
    return Promise.all(
      places.map(async ([left = 0, top = 0]) => {
        const spot = { left: Math.round(left), top: Math.round(top), width: 1, height: 1 };
        return [...(await sharp(large).extract(spot).raw().toBuffer()).subarray(0, 3)];
      }),
    );
  }
  const near = (colour: string, by: number) =>
    [1, 3, 5].map((at) => expect.closeTo(Number.parseInt(colour.slice(at, at + 2), 16), by));
  const [red = '', green = '', blue = '', white = ''] = QUARTERS;

  test.each([
    ['a JPEG without its end', 'noEOI.jpg', [red, green, blue, white]],
    ['a still AVIF', 'avif.avif', [red, green, blue, white]],
    ['a still GIF', 'gif.gif', [red, green, blue, white]],
    ['two JPEGs in one file: the first', 'mpo.jpg', [red, green, blue, white]],
    ['an orientation that is none: as it lies', 'orient0.jpg', [red, green, blue, white]],
    ['turned on its side', 'exif6.jpg', [blue, red, white, green]],
    ['sixteen bits a channel', 'rgb16.png', [red, green, blue, white]],
    ['fifty megapixels', 'pixel50.jpg', Array(4).fill('#cd8844')],
  ])('%s', async (_, name, colours) => {
    expect(await quartersOf(await made(name))).toEqual(colours.map((colour) => near(colour, -1.5)));
  });

  test('the colours of printers come near', async () => {
    const [reddish = [], greenish = [], bluish = [], whitish = []] = await quartersOf(await made('cmyk.jpg'));
    for (const [at, parts] of [reddish, greenish, bluish].entries())
      expect([at, parts.indexOf(Math.max(...parts))]).toEqual([at, at]);
    expect(Math.min(...whitish)).toBeGreaterThan(240);
  });
});

describe('what cannot be shown is answered in words', () => {
  const mistakeOf = async (bytes: Uint8Array) => (await renderPicture(bytes)).mistake;

  test('nothing at all', async () => expect(await mistakeOf(new Uint8Array())).toBe('pictures.unreadable'));

  test('text that is called a picture, a drawing, a film, another kind of picture', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
    const tiff = await photo(10, 10).tiff().toBuffer();
    const film = Buffer.from('\0\0\0\x20ftypisom\0\0\0\0', 'latin1');
    for (const bytes of [Buffer.from('hello'), Buffer.from(svg), tiff, film])
      expect(await mistakeOf(bytes)).toBe('pictures.otherKind');
  });

  test('a picture that breaks off', async () => {
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const bytes = await photo(600, 400).toFormat(format).toBuffer();
      for (const length of [12, 40, bytes.length >> 1])
        expect(await mistakeOf(bytes.subarray(0, length)), `${format} ${length}`).toBe('pictures.unreadable');
    }
  });

  test('a small file that would unpack to a huge one', async () => {
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(LARGEST_FILE);
    expect(await mistakeOf(bomb)).toBe('pictures.tooLarge');
  });

  test('a huge file', async () => {
    expect(await mistakeOf(new Uint8Array(LARGEST_FILE + 1))).toBe('pictures.tooLarge');
  });

  test('whatever bytes follow a good beginning, it never throws', async () => {
    const whole = await photo(60, 40).jpeg().toBuffer();
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.uint8Array({ maxLength: 40 }), async (at, noise) => {
        const bytes = Buffer.from(whole);
        bytes.set(noise.subarray(0, bytes.length - at), at);
        const result = await renderPicture(bytes);
        expect(result.mistake ?? 'pictures.unreadable').toMatch(/^pictures\./);
      }),
      { numRuns: 60 },
    );
  });
});
