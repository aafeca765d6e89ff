import { strict as assert } from 'node:assert';
import type { Case, Siege } from '#siege/case';
import { plain } from '#siege/mailbox';
import type { Person } from '#siege/scene';
import { word } from '#siege/words';

// Nobody gets mail who did not ask for it, and none that somebody else has worded.

/** Asks for a confirmation to an address, as somebody. */
async function asks({ device, passphrase }: Person, email: string): Promise<number> {
  return (await device.post(await device.open('/me'), 'changeAddress', { email, passphrase })).status;
}

/** Waits until all that was asked for before has come: what is asked for now has. */
async function delivered(siege: Siege): Promise<void> {
  const [somebody, address] = [await siege.newcomer(), `${word()}@example.org`];
  await asks(somebody, address);
  await siege.mailbox.linkTo(address, '/me/email');
}

export const MAIL: Case[] = [
  {
    name: 'an address that five people ask for within a day gets one mail',
    quick: true,
    attack: async (siege) => {
      const address = `${word()}@example.org`;
      for (let at = 0; at < 5; at++) assert.equal(await asks(await siege.newcomer(), address), 303);
      await delivered(siege);
      assert.equal(siege.mailbox.to(address).length, 1);
    },
  },
  {
    name: 'an address written in capitals, with a tag or a dot, is asked once a day for each',
    attack: async (siege) => {
      const name = word();
      for (const address of [
        `${name}@example.org`,
        `${name.toUpperCase()}@EXAMPLE.ORG`,
        ` ${name}@example.org `,
      ])
        await asks(await siege.newcomer(), address);
      await delivered(siege);
      assert.equal(
        siege.mailbox.to(`${name}@example.org`).length + siege.mailbox.to(name.toUpperCase()).length,
        1,
      );
    },
  },
  {
    name: 'a mail to an address that nobody has confirmed holds nothing that somebody typed',
    quick: true,
    attack: async (siege) => {
      const address = `${word()}@example.org`;
      const somebody = await siege.newcomer('Winner click evil.example');
      await asks(somebody, address);
      await siege.mailbox.linkTo(address, '/me/email');
      for (const mail of siege.mailbox.to(address).map(plain)) {
        assert.doesNotMatch(mail, /Winner|evil\.example/);
        assert.ok(!mail.includes(somebody.name.split(' ').at(-1) ?? '?'));
      }
    },
  },
  {
    name: '“this is not me” by one tap: nothing more comes, whoever asks',
    attack: async (siege) => {
      const address = `${word()}@example.org`;
      await asks(await siege.newcomer(), address);
      const stop = await siege.mailbox.linkTo(address, '/stop/');
      const reader = siege.visitor();
      const page = await reader.open(stop);
      assert.equal(page.answer.status, 200);
      await reader.send(page, 'stopNotifications');
      for (let at = 0; at < 3; at++) await asks(await siege.newcomer(), address);
      await delivered(siege);
      assert.equal(siege.mailbox.to(address).length, 1);
    },
  },
  {
    name: 'a scanner that opens the links of a mail by GET and HEAD stops, confirms and signs in nothing',
    quick: true,
    attack: async (siege) => {
      const address = `${word()}@example.org`;
      const somebody = await siege.newcomer();
      await asks(somebody, address);
      const [confirm, stop] = [
        await siege.mailbox.linkTo(address, '/me/email'),
        await siege.mailbox.linkTo(address, '/stop/'),
      ];
      for (const path of [confirm, stop, confirm, stop])
        for (const method of ['GET', 'HEAD'])
          assert.equal((await siege.visitor().ask({ method, path })).status, 200);
      const { device } = somebody;
      await device.send(await device.open(confirm), 'confirm');
      assert.ok((await device.get('/me')).text.includes(address));
    },
  },
  {
    name: 'a mail program’s one tap (RFC 8058) is heard without cookies, and only for what its address seals',
    attack: async (siege) => {
      for (const token of ['x', 'a'.repeat(60), 'a'.repeat(600)]) {
        const body = 'List-Unsubscribe=One-Click';
        const headers = {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': `${body.length}`,
        };
        const answer = await siege
          .as(siege.scene.amina)
          .ask({ method: 'POST', path: `/stop/${token}`, headers, body });
        assert.ok([400, 403, 404, 410].includes(answer.status), `${answer.status}`);
        assert.deepEqual(answer.cookies, []);
      }
    },
  },
  {
    name: 'a link that confirms, opened by somebody else, makes the address nobody else’s',
    attack: async (siege) => {
      const [owner, other] = [await siege.newcomer(), await siege.newcomer()];
      const address = `${word()}@example.org`;
      await asks(owner, address);
      const link = await siege.mailbox.linkTo(address, '/me/email');
      const page = await other.device.open(link);
      if (page.answer.status === 200) await other.device.post(page, 'confirm');
      assert.ok(!(await other.device.get('/me')).text.includes(address));
    },
  },
  {
    name: 'a new address or passphrase is not taken without the one of now',
    quick: true,
    attack: async (siege) => {
      const { device } = await siege.newcomer();
      const page = await device.open('/me');
      for (const [action, given] of [
        ['changeAddress', { email: `${word()}@example.org` }],
        ['makePassphrase', {}],
      ] as const)
        for (const passphrase of ['', 'wrong words here now then'])
          assert.equal((await device.post(page, action, { ...given, passphrase })).status, 422, action);
    },
  },
];
