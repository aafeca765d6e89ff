import { strict as assert } from 'node:assert';
import type { Case, Siege } from '#siege/case';
import type { Client } from '#siege/client';
import { heads } from '#siege/request-text';
import type { Scene } from '#siege/scene';
import { settled } from '#siege/settled';

// Every address, opened by everybody. `in`: led to sign in. What nobody but a few may see answers like what is not there.

type Told = number | 'in';
type Row = [what: string, path: (scene: Scene) => string, visitor: Told, stranger: Told, owner: Told];

const NOBODYS = '00000000-0000-4000-8000-000000000000';
const person = ({ amina }: Scene) => `/people/${encodeURIComponent(amina.name)}`;

const ROWS: Row[] = [
  ['/me', () => '/me', 'in', 200, 200],
  ['/me/things', () => '/me/things', 'in', 200, 200],
  ['/me/things/take with a forged token', () => '/me/things/take?token=x', 303, 303, 303],
  ['/me/leave', () => '/me/leave', 'in', 200, 200],
  ['/me/stay with a forged token', () => '/me/stay?token=x', 410, 410, 410],
  ['/me/email with a forged token', () => '/me/email?token=x', 410, 410, 410],
  ['/invite', () => '/invite', 'in', 200, 200],
  ['/invite/back of a forged invitation', () => '/invite/back/x', 410, 410, 410],
  ['/in with a forged invitation', () => '/in/x', 410, 410, 410],
  ['/stop with a forged token', () => '/stop/x', 410, 410, 410],
  ['/cannot with a forged token', () => '/cannot/x', 410, 410, 410],
  ['/reported with a forged token', () => '/reported/x', 410, 410, 410],
  ['reporting a post', ({ offer }) => `/report/post/${offer}`, 200, 200, 200],
  ['reporting what is nowhere', () => `/report/post/${NOBODYS}`, 404, 404, 404],
  ['reporting words that are nowhere', () => `/report/message/${NOBODYS}`, 404, 404, 404],
  ['reporting a letter that is nobody’s', () => `/report/letter/${NOBODYS}`, 404, 404, 404],
  ['/begin with a forged key', () => '/begin?key=x', 410, 410, 410],
  ['/letters', () => '/letters', 'in', 200, 200],
  ['letters of two', ({ correspondence }) => `/letters/${correspondence}`, 'in', 404, 200],
  [
    'letters of two, the earlier ones',
    ({ correspondence }) => `/letters/${correspondence}?before=${NOBODYS}`,
    'in',
    404,
    200,
  ],
  ['somebody’s page', person, 'in', 200, 200],
  ['a post', ({ offer }) => `/posts/${offer}`, 200, 200, 200],
  ['a post’s form', ({ offer }) => `/posts/${offer}/edit`, 404, 404, 200],
  ['a post’s form, to turn it', ({ offer }) => `/posts/${offer}/edit?turn=1`, 404, 404, 200],
  ['a date’s form', ({ activity, date }) => `/posts/${activity}/dates/${date}`, 404, 404, 200],
  ['a date’s form under another post', ({ offer, date }) => `/posts/${offer}/dates/${date}`, 404, 404, 404],
  ['“still so” with a forged token', ({ offer }) => `/posts/${offer}/still-so?token=x`, 410, 410, 410],
  ['a place', ({ place }) => `/places/${place}`, 200, 200, 200],
  ['a place’s history', ({ place }) => `/places/${place}/history`, 'in', 200, 200],
  ['a place’s version that is none', ({ place }) => `/places/${place}/history/${NOBODYS}`, 'in', 404, 404],
  ['a calendar of one’s own, by a forged address', () => '/mine/x.ics', 404, 404, 404],
  ['the inner address of a feed', () => '/feeds/board/ics', 404, 404, 404],
  ['the inner address of one’s own calendar', ({ calendar }) => `/feeds/mine/${calendar}/ics`, 404, 404, 404],
  ['the address for mail programs', () => '/one-click?token=x', 405, 405, 405],
];

/** Who opens them. */
const WHO: [
  who: string,
  of: (siege: Siege) => Promise<Client> | Client,
  column: 'visitor' | 'stranger' | 'owner',
][] = [
  ['a visitor', (siege) => siege.visitor(), 'visitor'],
  ['somebody signed out elsewhere', (siege) => siege.signedOutElsewhere(), 'visitor'],
  ['a newcomer', async (siege) => (await siege.newcomer()).device, 'stranger'],
  ['somebody else', (siege) => siege.as(siege.scene.carla), 'stranger'],
  ['whose it is', (siege) => siege.as(siege.scene.amina), 'owner'],
];

const matrix: Case[] = ROWS.flatMap(([what, path, visitor, stranger, owner]) =>
  WHO.map(([who, of, column]): Case => {
    const told = { visitor, stranger, owner }[column];
    return {
      name: `${what}, opened by ${who}: ${told === 'in' ? 'led to sign in' : told}`,
      ...(/a post’s form$/.test(what) && { quick: true as const }),
      attack: async (siege) => {
        const client = await of(siege);
        const at = path(siege.scene);
        const answer = await client.get(at);
        if (told === 'in') {
          assert.equal(answer.status, 307);
          assert.match(answer.headers.location ?? '', /^\/sign-in\?to=%2F/);
        } else assert.equal(answer.status, told);
        // Whatever GET says, HEAD says, and nothing more.
        const head = await client.ask({ method: 'HEAD', path: at });
        assert.deepEqual([head.status, head.body.length], [answer.status, 0]);
      },
    };
  }),
);

/** What is there and not theirs, and what is nowhere. */
const ALIKE: [what: string, there: (scene: Scene) => string, nowhere: string][] = [
  ['letters', ({ correspondence }) => `/letters/${correspondence}`, `/letters/${NOBODYS}`],
  ['the form of a post', ({ offer }) => `/posts/${offer}/edit`, `/posts/${NOBODYS}/edit`],
  [
    'the form of a date',
    ({ activity, date }) => `/posts/${activity}/dates/${date}`,
    `/posts/${NOBODYS}/dates/${NOBODYS}`,
  ],
  ['a stream about letters', () => '/live?about=letters:x', '/live?about=nothing'],
];

const alike: Case[] = ALIKE.map(([what, there, nowhere]) => ({
  name: `${what}: not theirs and nowhere are one answer`,
  attack: async (siege) => {
    const client = siege.as(siege.scene.carla);
    const [one, other] = [await client.get(there(siege.scene)), await client.get(nowhere)];
    assert.deepEqual([one.status, settled(one.text)], [404, settled(other.text)]);
  },
}));

/** What an id may be written like. */
const IDS = [
  '1',
  '0',
  '-1',
  "' OR 1=1 --",
  '%00',
  '%ff',
  '..%2f..%2fetc%2fpasswd',
  'NaN',
  '[object Object]',
  `${'9'.repeat(400)}`,
  '%F0%9F%A5%96',
  '{"contains":""}',
  '*',
];

const ids: Case[] = IDS.map((id) => ({
  name: `an id written “${id.slice(0, 24)}” is none`,
  attack: async (siege) => {
    const client = siege.as(siege.scene.amina);
    for (const path of [
      `/posts/${id}`,
      `/posts/${id}/edit`,
      `/letters/${id}`,
      `/places/${id}`,
      `/posts/${id}.ics`,
      `/mine/${id}.ics`,
      `/pictures/${id}`,
    ]) {
      const wire = client.wire();
      wire.say(
        `GET ${path.replaceAll(' ', '%20')} HTTP/1.1\r\n${heads({ ...client.head, connection: 'close' })}\r\n`,
      );
      await wire.closed;
      assert.ok([400, 404].includes(wire.statuses[0] ?? 0), `${path}: ${wire.statuses}`);
    }
  },
}));

export const ADDRESSES: Case[] = [...matrix, ...alike, ...ids];
