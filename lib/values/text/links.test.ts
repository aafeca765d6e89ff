import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkify } from '#lib/values/text/links';

const linksIn = (text: string) =>
  linkify(text)
    .filter((piece) => piece.href !== undefined)
    .map((piece) => [piece.text, piece.href]);

describe('a link', () => {
  it.each([
    ['see https://example.org/a_(b), ok.', 'https://example.org/a_(b)', 'https://example.org/a_(b)'],
    ['(http://example.org)', 'http://example.org', 'http://example.org/'],
    ['„https://example.org/“…', 'https://example.org/', 'https://example.org/'],
    ['www.example.org!', 'www.example.org', 'https://www.example.org/'],
    ['write to amina@example.org.', 'amina@example.org', 'mailto:amina@example.org'],
    ['mailto:amina@example.org', 'mailto:amina@example.org', 'mailto:amina@example.org'],
    ['HTTPS://EXAMPLE.ORG/A', 'HTTPS://EXAMPLE.ORG/A', 'https://example.org/A'],
    [
      'https://пример.рф/путь',
      'https://пример.рф/путь',
      'https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C',
    ],
    ['مرحبا https://example.org؟ نعم', 'https://example.org', 'https://example.org/'],
    ['שלום https://example.org/א, תודה', 'https://example.org/א', 'https://example.org/%D7%90'],
    ['詳しくは https://example.org/ です。', 'https://example.org/', 'https://example.org/'],
    ['देखें https://example.org।', 'https://example.org', 'https://example.org/'],
    ['https://example.org/\u202egro.elpmaxe', 'https://example.org/', 'https://example.org/'],
    [
      '<https://example.org/?a=1&b="2">',
      'https://example.org/?a=1&b="2"',
      'https://example.org/?a=1&b=%222%22',
    ],
  ])('in %s is %s', (text, shown, href) => expect(linksIn(text)).toEqual([[shown, href]]));

  it.each([
    ['https://аррӏе.com/sign-in?a=b', 'https://xn--80ak6aa92e.com/sign-in?a=b'],
    ['www.exаmple.org', 'www.xn--exmple-4nf.org'],
    ['HTTP://exаmple.org:8080/', 'HTTP://xn--exmple-4nf.org:8080/'],
    ['amina@exаmple.org', 'amina@xn--exmple-4nf.org'],
    ['mailto:amina@exаmple.org', 'mailto:amina@xn--exmple-4nf.org'],
  ])('shows by its ASCII form a host that could be taken for another: %s', (text, shown) => {
    expect(linkify(text)).toMatchObject([{ text, shown }]);
  });

  it.each(['https://пример.рф/путь', 'https://müller.de', 'https://例え.jp/'])(
    'shows %s as it was typed',
    (text) => expect(linkify(text)).toEqual([{ text, href: expect.any(String) }]),
  );

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt://example.org/%0aalert(1)',
    'data:text/html,x',
    'ftp://example.org',
    '//example.org',
    'Das Brot.It is warm',
    'https://bank.example@elsewhere.example/',
    'https://user:word@example.org/',
    'http://localhost:3000',
    'file:///etc/passwd',
    'vbscript:x',
    '17:30',
    'https://',
    'tel:0123',
  ])('is not found in %s', (text) => expect(linksIn(text)).toEqual([]));

  it('is looked for quickly', () => {
    for (const flood of [
      'https://',
      'www.',
      'a@',
      'https://a.b/((((',
      'mailto:x@',
      'x@y.de ',
      'https://a.de ',
    ])
      linkify(flood.repeat(1000));
  });

  it('leaves every letter where it was, and leads only to the web and to mail', () => {
    const parts = fc.constantFrom(
      'https://',
      'a.example.org',
      '/',
      '(',
      ')',
      ' ',
      '@',
      'www.',
      'x@y.de',
      '\u202e',
      'שלום',
      '🍞',
      'パン',
      '.',
      ':',
      'javascript:',
      '"',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(parts).map((some) => some.join('')),
        ),
        (text) => {
          const all = linkify(text);
          expect(all.map((piece) => piece.text).join('')).toBe(text);
          for (const { href } of all)
            if (href !== undefined) expect(href).toMatch(/^(?:https?:\/\/[^@]+|mailto:)/);
        },
      ),
    );
  });
});
