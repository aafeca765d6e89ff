import { strict as assert } from 'node:assert';
import type { Case, Siege } from '#siege/case';
import { DEEDS, type Deed, doer, OPEN } from '#siege/cases/deeds';
import { type Client, filled } from '#siege/client';
import type { Form } from '#siege/html';
import { difference, settled } from '#siege/settled';

// Every action, sent by everybody whose it is not, with the very form of whoever's it is.

/** Who sends it. */
type Standing = 'visitor' | 'newcomer' | 'settled';
const WHO: [who: string, of: (siege: Siege) => Promise<Client> | Client, standing: Standing][] = [
  ['a visitor', (siege) => siege.visitor(), 'visitor'],
  ['somebody signed out elsewhere', (siege) => siege.signedOutElsewhere(), 'visitor'],
  ['a newcomer', async (siege) => (await siege.newcomer()).device, 'newcomer'],
  ['somebody else', (siege) => siege.as(siege.scene.carla), 'settled'],
];

/** Whether a deed is not for them. */
const isNotFor = ({ forAll, forSettled }: Deed, standing: Standing): boolean =>
  standing === 'visitor' || !(forAll || (forSettled && standing === 'settled'));

const matrix: Case[] = DEEDS.flatMap((deed) =>
  WHO.filter(([, , standing]) => isNotFor(deed, standing)).map(
    ([who, of, standing]): Case => ({
      name: `“${deed.action}” of somebody’s own, sent by ${who}, changes nothing`,
      ...(['change', 'writeIn'].includes(deed.action) && { quick: true as const }),
      attack: async (siege) => {
        const { path, fields, before } = await formOf(siege, deed);
        const answer = await (await of(siege)).postForm(path, fields);
        // Without a name, asked who it is: 403; where the page has no such form for them, it is answered as it is: 200.
        assert.ok([200, 303, 307, 403, 404, 409, 422].includes(answer.status), `${answer.status}`);
        if (standing === 'visitor' && answer.headers.location)
          assert.match(answer.headers.location, /^\/(?:sign-in|posts\/)/, 'where a visitor is led');
        assert.deepEqual(difference(before, await lookOf(siege, deed)), []);
      },
    }),
  ),
);

/** Sent by whose it is, it does something: else what others cannot do would prove nothing. */
const PROVEN = [
  'sayOfDate',
  'changeOwn',
  'writeIn',
  'changeWords',
  'undo',
  'bringDateBack',
  'stop',
  'sayYes',
];
export const PROOFS: Case[] = DEEDS.filter(({ action }) => PROVEN.includes(action)).map((deed) => ({
  name: `“${deed.action}”, sent by whose it is, changes something`,
  attack: async (siege) => {
    const { path, fields, before } = await formOf(siege, deed);
    const answer = await siege.as(doer(siege, deed)).postForm(path, fields);
    assert.equal(answer.status, 303);
    assert.notEqual(await lookOf(siege, deed), before);
  },
}));

const complete: Case = {
  name: 'every action of the build was tried, or has its reason',
  quick: true,
  attack: async ({ actions }) => {
    const tried = new Set([...DEEDS.map(({ action }) => action), ...Object.keys(OPEN)]);
    assert.deepEqual(
      [...new Set(actions)].filter((action) => !tried.has(action)),
      [],
    );
  },
};

/** The form of a deed, as whoever's it is would send it, and how it looks before. */
async function formOf(
  siege: Siege,
  deed: Deed,
): Promise<{ path: string; fields: Form['fields']; before: string }> {
  const client = siege.as(doer(siege, deed));
  const page = await client.open(await deed.page(siege));
  const form = client.form(page, deed.action, { bound: deed.bound?.(siege.scene) ?? '' });
  const fields = filled(form, deed.given ?? {}, deed.button);
  await lookOf(siege, deed); // what is new there is not any more, once it was looked at
  return { path: page.path, fields, before: await lookOf(siege, deed) };
}

async function lookOf(siege: Siege, deed: Deed): Promise<string> {
  const answer = await siege.as(doer(siege, deed)).get(await deed.seen(siege));
  assert.equal(answer.status, 200);
  return settled(answer.text);
}

export const ACCESS: Case[] = [...matrix, complete];
