import { strict as assert } from 'node:assert';
import type { Case, Siege } from '#siege/case';
import { word } from '#siege/words';

/** Links that sign in are looked at by scanners, tapped twice, forwarded, and guessed. */
export const SIGN_IN_LINKS: Case[] = [
  {
    name: 'a scanner that opens a sign-in link by GET and HEAD, many times, uses nothing up',
    quick: true,
    attack: async (siege) => {
      const { address, link } = await linkFor(siege);
      const scanner = siege.visitor();
      for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) {
        const answer = await scanner.ask({ method, path: link });
        assert.equal(answer.status, 200);
        assert.deepEqual(answer.cookies, []);
      }
      const theirs = siege.visitor();
      theirs.name = address.name;
      await theirs.send(await theirs.open(link), 'signInByLink');
      assert.equal((await theirs.get('/me')).status, 200);
    },
  },
  {
    name: 'a link that was used signs nobody else in',
    quick: true,
    attack: async (siege) => {
      const { address, link } = await linkFor(siege);
      const theirs = siege.visitor();
      theirs.name = address.name;
      const page = await theirs.open(link);
      await theirs.send(page, 'signInByLink');
      const thief = siege.visitor();
      assert.equal((await thief.get(link)).status, 410);
      assert.notEqual((await thief.get('/me')).status, 200);
    },
  },
  {
    name: 'the button of a link pressed twice within moments signs in twice as the same',
    quick: true,
    attack: async (siege) => {
      const { address, link } = await linkFor(siege);
      const theirs = siege.visitor();
      theirs.name = address.name;
      const page = await theirs.open(link);
      const answers = await Promise.all([1, 2].map(() => theirs.post(page, 'signInByLink')));
      assert.deepEqual(
        answers.map(({ status, headers }) => [status, headers.location]),
        [
          [303, '/'],
          [303, '/'],
        ],
      );
      assert.equal((await theirs.get('/me')).status, 200);
    },
  },
  {
    name: 'a link says whom it lets in, and who is signed out instead',
    attack: async (siege) => {
      const { address, link } = await linkFor(siege);
      const { carla } = siege.scene;
      const page = await siege.as(carla).open(link);
      assert.ok(page.answer.text.includes(address.name), 'whom it lets in');
      assert.ok(page.answer.text.includes(carla.name), 'who is signed in now');
      assert.equal(siege.as(carla).cookies.size > 0, true);
    },
  },
  ...['', 'x', 'undefined', '../../etc/passwd', `${'a'.repeat(3_000)}`, '%2e%2e%2f', "' OR 1=1 --"].map(
    (token): Case => ({
      name: `a sign-in link with “${token.slice(0, 20) || 'nothing'}” in it is over`,
      attack: async (siege) => {
        const answer = await siege.visitor().get(`/sign-in/link?token=${encodeURIComponent(token)}`);
        assert.equal(answer.status, 410);
        assert.deepEqual(answer.cookies, []);
      },
    }),
  ),
  {
    name: 'asked for a hundred links, an address gets three',
    attack: async (siege) => {
      const { address } = await linkFor(siege);
      for (let at = 0; at < 8; at++) {
        const client = siege.visitor();
        await client.post(await client.open('/sign-in'), 'askForLink', { email: address.email });
      }
      // A link for somebody else is asked for last, and has come: what was to come before it has.
      await linkFor(siege);
      assert.equal(
        siege.mailbox.to(address.email).filter((mail) => mail.includes('/sign-in/link')).length,
        3,
      );
    },
  },
  {
    name: 'a form that let a newcomer in, sent again after they signed out everywhere, lets nobody in',
    quick: true,
    attack: async (siege) => {
      const client = siege.visitor();
      const name = `Nadia ${word()}`;
      client.name = name;
      const page = await client.open('/ask');
      const given = { title: `A greeting ${word()}`, name };
      await client.send(page, 'title', given);
      await client.send(await client.open('/me'), 'signOutEverywhere');
      client.name = undefined;
      const again = await client.post(page, 'title', given);
      assert.equal(again.status, 422);
      assert.notEqual((await client.get('/me')).status, 200);
    },
  },
  {
    name: 'a newcomer’s form sent again by another device, without its token, lets in as nobody',
    attack: async (siege) => {
      const client = siege.visitor();
      const given = { title: `A greeting ${word()}`, name: `Nadia ${word()}` };
      const page = await client.open('/ask');
      client.name = given.name;
      await client.send(page, 'title', given);
      const other = siege.visitor();
      const answer = await other.post(await other.open('/ask'), 'title', given);
      assert.equal(answer.status, 422);
      assert.notEqual((await other.get('/me')).status, 200);
    },
  },
];

/** Somebody new who has an address, and a link that was sent there. */
async function linkFor(siege: Siege) {
  const somebody = await siege.newcomer();
  const email = `${word()}@example.org`;
  const { device, passphrase } = somebody;
  await device.send(await device.open('/me'), 'changeAddress', { email, passphrase });
  const confirming = await siege.mailbox.linkTo(email, '/me/email');
  await somebody.device.send(await somebody.device.open(confirming), 'confirm');
  const asking = siege.visitor();
  await asking.send(await asking.open('/sign-in'), 'askForLink', { email });
  const link = await siege.mailbox.linkTo(email, '/sign-in/link');
  return { address: { name: somebody.name, email }, link };
}
