import { renderToStaticMarkup } from 'react-dom/server';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { Qr } from '#components/ui/qr';

test('each dark square is drawn, and no other', () => {
  const address = 'https://rosengarten.example/in/abcdefghijklmnopqrstuvwxyz0123456789';
  const html = renderToStaticMarkup(<Qr address={address} says="The way in" />);
  const { data } = encode(address, { ecc: 'M', border: 4 });
  const drawn: boolean[][] = data.map((row) => row.map(() => false));
  const path = /fill="#ffffff".*?d="([^"]*)"/.exec(html)?.[1] ?? '';
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
  expect(drawn).toEqual(data);
  expect(html).toContain('<title>The way in</title>');
});
