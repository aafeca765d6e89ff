import { expect, test } from 'vitest';
import { hostShown } from '#lib/values/text/host';

const shown = (typed: string) => hostShown(typed, new URL(`https://${typed}`).hostname);

test.each([
  'example.org',
  'münchen-müller.de',
  'пример.рф',
  'москва.com',
  'кот.рф',
  'оса.рф',
  '例え.jp',
  'カフェbar東京.jp',
  'パン屋.jp',
  '빵집.kr',
  'αρτος.gr',
  'ψωμί.com',
  'مثال.إختبار',
  'مخبز.com',
  'दुकान.भारत',
  'ışık.com.tr',
  'kapı.com.tr',
  'lœuf.fr',
  'straße.de',
  'xn--e1afmkfd.xn--p1ai',
])('%s is shown as it was typed', (typed) => expect(shown(typed)).toBe(typed));

test.each([
  ['scripts that mix', 'exаmple.org'],
  ['Greek in Latin', 'gοοgle.com'],
  ['a label that mixes below an honest one', 'pаypal.пример.рф'],
  ['all of it taken for Latin', 'аррӏе.com'],
  ['the same of Greek', 'νικο.com'],
  ['the same of Cherokee', 'ᎪᏢᏢᏞᎬ.com'],
  ['a letter of phonetics', 'ɡoogle.com'],
  ['a dotless j', 'ȷob.com'],
  ['a mark below', 'a\u0332pple.com'],
  ['a sign like a slash', 'bank.example⁄login.evil.example'],
  ['a stroke like a slash', 'bank.exampleノlogin.evil.example'],
  ['digits of another script', 'bank३.com'],
  ['letters of full width', 'ｂａｎｋ.com'],
  ['what nobody sees', 'ba\u00adnk.com'],
  ['escapes', 'b%C3%A4ck.de'],
  ['two scripts seldom seen', 'բանкa.com'],
])('%s: its ASCII form is', (_, typed) => {
  const { hostname } = new URL(`https://${typed}`);
  expect(hostShown(typed, hostname)).toBe(hostname);
  expect(hostname).not.toBe(typed);
});
