import { expect, it } from 'vitest';
import { emailOf } from '#lib/values/text/email';

it.each([
  ['ina@example.org', 'ina@example.org'],
  ['ina&olaf@example.org', 'ina&olaf@example.org'],
  ["o'neil+board@mail.example.org", "o'neil+board@mail.example.org"],
  ['Ina@EXAMPLE.org', 'Ina@example.org'],
  ['ina@bücher.example', 'ina@xn--bcher-kva.example'],
  ['ina@xn--bcher-kva.example', 'ina@xn--bcher-kva.example'],
  ['ina@пример.рф', 'ina@xn--e1afmkfd.xn--p1ai'],
  ['ina@例え。テスト', 'ina@xn--r8jz45g.xn--zckzah'],
  ['ina@مثال.إختبار', 'ina@xn--mgbh0fb.xn--kgbechtv'],
])('%s is an address', (text, address) => expect(emailOf(text)).toBe(address));

it.each([
  '',
  'ina',
  '@example.org',
  'ina@',
  'ina@example',
  'ina@127.0.0.1',
  'ina@[127.0.0.1]',
  'ina@example.org/x',
  'ina@example.org:25',
  'ina@exa mple.org',
  'ina@@example.org',
  '.ina@example.org',
  'i..na@example.org',
  'ina.@example.org',
  'ina@-example.org',
  '"ina"@example.org',
  'ina\r\nBcc: x@example.org',
  'ina<b@example.org',
  `${'a'.repeat(65)}@example.org`,
  'ina@exa%6dple.org',
])('%j is none', (text) => expect(emailOf(text)).toBeNull());
