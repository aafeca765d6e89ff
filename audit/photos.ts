import sharp from 'sharp';

/** A photograph as a phone makes it, with words in its metadata: who took it, what it shows, by what. */
export async function photograph(words: string, hue: number): Promise<Uint8Array> {
  const [red, green, blue] = [hue % 256, (hue * 7) % 256, (hue * 13) % 256];
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  return await sharp({ create: { width: 96, height: 64, channels: 3, background: '#808080', noise } })
    .tint({ r: red, g: green, b: blue })
    .withExif({ IFD0: { Artist: words, ImageDescription: words, Make: words }, IFD3: { GPSMapDatum: words } })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc>${words}</dc></x:xmpmeta>`)
    .jpeg()
    .toBuffer();
}
