import { strict as assert } from 'node:assert';
import type { Case } from '#siege/case';

const ELSEWHERE = [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '/\t/evil.example',
  '/%09/evil.example',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  ' /me',
  '/\u2028/evil.example',
  'https:evil.example',
  '/../\\evil.example',
  'http://rosengarten.example@evil.example/',
];

/** Where whoever has signed in is led. */
export const OPEN_REDIRECTS: Case[] = ELSEWHERE.map((to, at) => ({
  name: `signing in with to=${JSON.stringify(to)} leads nowhere else`,
  ...(at < 3 && { quick: true as const }),
  attack: async (siege) => {
    const { name, passphrase } = await siege.newcomer();
    const client = siege.visitor();
    const page = await client.open(`/sign-in?to=${encodeURIComponent(to)}`);
    client.name = name;
    const answer = await client.post(page, 'signInByPassphrase', { name, passphrase, to });
    assert.ok([303, 422].includes(answer.status), `${answer.status}`);
    assert.equal(new URL(answer.headers.location ?? '/', siege.origin).origin, siege.origin);
    // Whoever is signed in already is led on at once.
    const led = await client.get(`/sign-in?to=${encodeURIComponent(to)}`);
    const target = new URL(led.headers.location ?? '/', siege.origin);
    assert.equal(target.origin, siege.origin);
  },
}));
