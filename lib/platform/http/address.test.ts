import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, readingsOf } from '#lib/platform/http/address';

const pathOf = (target: string) => addressOf(target)?.path;

test.each([
  ['dot segments', '/x/../_next/image', '/_next/image'],
  ['dot segments beyond the root', '/../../a/./b/..', '/a/'],
  ['escaped dots', '/x/%2e%2E/a', '/a'],
  ['escapes of what needs none', '/%5fnext/%69mage', '/_next/image'],
  ['escapes in small letters', '/places/caf%c3%a9', '/places/caf%C3%A9'],
  ['bytes beyond ASCII', '/places/caf\u00c3\u00a9', '/places/caf%C3%A9'],
  ['doubled slashes', '/a//b///', '/a/b/'],
  ['signs that need an escape', '/a<b>|"c"', '/a%3Cb%3E%7C%22c%22'],
  ['a name with a slash', '/people/AC%2fDC', '/people/AC%2FDC'],
  ['a name with signs', "/people/O'Neill%25%3F!", "/people/O'Neill%25%3F!"],
  ['the root', '/', '/'],
])('%s: %s is %s', (_, target, path) => {
  expect(pathOf(target)).toBe(path);
});

test('the query stays as it was asked', () => {
  expect(addressOf('/?q=a%2fb+c&near=../x')).toEqual({ path: '/', search: '?q=a%2fb+c&near=../x' });
  expect(addressOf('/?q=caf\u00c3\u00a9')?.search).toBe('?q=caf%C3%A9');
});

test.each([
  ...['', 'letters', '*', '//x.example', '/\\x.example', 'http://x.example/', '/a\\b', '/a#b', '/?a#b'],
  ...['/%', '/%0', '/%zz', '/%ff', '/%ED%A0%80', '/%00', '/?q=%00', '/?q=%ff', '/\u00ff', '/\u65e5'],
  ...['/a b', '/a\nb', '/a\0', `/${'a'.repeat(4_000)}`],
])('%j is no address', (target) => {
  expect(addressOf(target)).toBeUndefined();
});

const path = fc
  .array(fc.constantFrom(...'/.\\%25efnimage_EF2?c30a9'.split(''), '..', '%2e', '%252e', '%2f', '%5C', '//'))
  .map((signs) => `/${signs.join('')}`);

test('a normal form is one: it stays as it is, and as whoever reads URLs (WHATWG) sees it', () => {
  fc.assert(
    fc.property(path, (target) => {
      const address = addressOf(target);
      if (!address) return;
      const { path, search } = address;
      expect(addressOf(path + search)).toEqual(address);
      expect(new URL(path + search, 'http://localhost').pathname).toBe(path);
      expect(path).toMatch(/^\/(?!\/)[!-~]*$/);
    }),
  );
});

test('whatever is asked, there is an address or none, and its readings come to an end', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const address = addressOf(`/${text}`);
      if (address) expect(readingsOf(address.path)?.length ?? 1).toBeGreaterThan(0);
    }),
  );
  expect(readingsOf('/%25252541')).toContain('/a');
  expect(readingsOf(`/%${'25'.repeat(7)}41`)).toBeUndefined();
});

test('what hides in escapes of escapes, or behind back-slashes, is among the readings', () => {
  for (const hidden of [
    '/x/%252e%252e/_next/image',
    '/x%5C..%5c_next%5cimage',
    '/x/%25252e%25252e%252f_NEXT/image',
  ])
    expect(readingsOf(pathOf(hidden) ?? '')).toContain('/_next/image');
  expect(readingsOf('/people/AC%2FDC')).toEqual(['/people/ac%2fdc', '/people/ac/dc']);
});
