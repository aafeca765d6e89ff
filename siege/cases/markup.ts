import { strict as assert } from 'node:assert';
import type { Case, Siege } from '#siege/case';
import { type Written, written } from '#siege/cases/written';
import { runsIn, saysToTheLetter } from '#siege/executable';

// What somebody writes stands wherever it is shown as words, to the letter, and nothing of it runs.

type Path = (w: Written, siege: Siege) => string;
const offer: Path = ({ offer }) => offer;
const request: Path = ({ request }) => request;
const activity: Path = ({ activity }) => activity;
const place: Path = ({ place }) => place;
const person: Path = ({ author }) => `/people/${encodeURIComponent(author)}`;

/** Which field stands on which pages. */
const FIELDS: [field: string, pages: [page: string, path: Path][]][] = [
  [
    'title of a post',
    [
      ['its page', offer],
      ['its form', (w) => `${w.offer}/edit`],
      ['the board', () => '/?kind=offer'],
    ],
  ],
  ['words of a post', [['its page', offer]]],
  ['where of a post', [['its page', offer]]],
  ['ingredients of a post', [['its page', offer]]],
  [
    'arrival of a post',
    [
      ['its page', offer],
      ['its form', (w) => `${w.offer}/edit`],
    ],
  ],
  ['picture1Words of a post', [['its page', offer]]],
  ['words under a post', [['its page', offer]]],
  [
    'title of a request',
    [
      ['its page', request],
      ['the board', () => '/?kind=request'],
    ],
  ],
  [
    'forWhom of a post',
    [
      ['its page', request],
      ['the board', () => '/?kind=request'],
    ],
  ],
  [
    'title of an activity',
    [
      ['its page', activity],
      ['its place', place],
      ['the board', () => '/?kind=activity'],
    ],
  ],
  ['ifItRains of a post', [['its page', activity]]],
  ['hands of a post', [['its page', activity]]],
  ['the line of a date', [['its page', activity]]],
  [
    'the name of a place',
    [
      ['its page', place],
      ['its form', (w) => `${w.place}/edit`],
      ['the places', () => '/places'],
      ['the map', () => '/map'],
      ['its history', (w) => `${w.place}/history`],
    ],
  ],
  ['words of a place', [['its page', place]]],
  ['whereabouts of a place', [['its page', place]]],
  [
    'the notebook of a place',
    [
      ['its page', place],
      ['its form', (w) => `${w.place}/edit`],
    ],
  ],
  [
    'today’s line',
    [
      ['its place', place],
      ['the places', () => '/places'],
    ],
  ],
  ['words at a place', [['its place', place]]],
  [
    'the name of a person',
    [
      ['their page', person],
      ['their settings', () => '/me'],
      ['a post of theirs', offer],
    ],
  ],
  [
    'words of a person',
    [
      ['their page', person],
      ['their settings', () => '/me'],
    ],
  ],
];

const pages: Case[] = FIELDS.flatMap(([field, where]) =>
  where.map(
    ([page, path], at): Case => ({
      name: `${field}, on ${page}: as it was written, and nothing runs`,
      ...(at === 0 &&
        ['title of a post', 'words of a place', 'the name of a person'].includes(field) && {
          quick: true as const,
        }),
      attack: async (siege) => {
        const made = await written(siege);
        const client = siege.as({ name: made.author, passphrase: '', device: made.device });
        const answer = await client.get(path(made, siege));
        assert.equal(answer.status, 200);
        assert.deepEqual(runsIn(answer.text, siege.origin), []);
        assert.ok(
          saysToTheLetter(answer.text, made.marks.get(field) ?? '?'),
          'it stands there to the letter',
        );
      },
    }),
  ),
);

/** Pages on which something stands that is shown to visitors too: in titles, previews and structured data. */
const BESIDE: [what: string, path: Path][] = [
  ['the title and the preview of a post', offer],
  ['the structured data of an activity', activity],
  ['the title, the preview and the structured data of a place', place],
  ['the sheet of a place', (w) => `${w.place}/sheet`],
  [
    'a search for what breaks out',
    (w) => `/?q=${encodeURIComponent(w.marks.get('title of a post')?.slice(0, 60) ?? '')}`,
  ],
  ['somewhere to go', () => '/wander'],
];

const beside: Case[] = BESIDE.map(([what, path]) => ({
  name: `${what}: nothing runs for a visitor`,
  attack: async (siege) => {
    const answer = await siege.visitor().get(path(await written(siege), siege));
    assert.ok([200, 404].includes(answer.status), `${answer.status}`);
    assert.deepEqual(runsIn(answer.text, siege.origin), []);
  },
}));

export const MARKUP: Case[] = [...pages, ...beside];
