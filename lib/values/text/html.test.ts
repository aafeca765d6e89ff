import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml } from '#lib/values/text/html';

const read = (text: string) =>
  text.replace(/&#(\d+);/g, (_, point: string) => String.fromCharCode(Number(point)));

test('text in markup is read as it was written, and holds nothing that ends an element or an attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!#\d+;)/);
      if (!/&#\d+;/.test(text)) expect(read(escapeHtml(text))).toBe(text);
    }),
  );
  expect(escapeHtml(`<a href="x">Tom & 'Jerry'</a>`)).toBe(
    '&#60;a href=&#34;x&#34;&#62;Tom &#38; &#39;Jerry&#39;&#60;/a&#62;',
  );
});
