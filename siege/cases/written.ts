import { readFileSync } from 'node:fs';
import type { Siege } from '#siege/case';
import type { Client } from '#siege/client';
import { outbreak } from '#siege/executable';
import { found, inDays, word } from '#siege/words';

/** Things whose every field holds what breaks out, by what each field is called; and where they stand. */
export type Written = {
  marks: Map<string, string>;
  offer: string;
  request: string;
  activity: string;
  place: string;
  author: string;
  device: Client;
};

const known = new WeakMap<Siege, Promise<Written>>();

/** Writes into every field there is, once in a siege. */
export function written(siege: Siege): Promise<Written> {
  const one = known.get(siege) ?? write(siege);
  known.set(siege, one);
  return one;
}

async function write(siege: Siege): Promise<Written> {
  const marks = new Map<string, string>();
  /** What somebody writes into a field. */
  const breaking = (field: string) => {
    const text = outbreak(word());
    marks.set(field, text);
    return text;
  };
  const author = siege.visitor();
  const name = breaking('the name of a person').slice(0, 60);
  marks.set('the name of a person', name);
  author.name = name;
  const fields = (names: string[]) =>
    Object.fromEntries(names.map((field) => [field, breaking(`${field} of a post`)]));
  const bytes = readFileSync('e2e/loaf.png');
  const offered = await author.send(
    await author.open('/offer'),
    'title',
    {
      ...{ when: 'any', food: 'on', everyoneAgrees: 'on', publish: 'on', name },
      ...fields(['title', 'words', 'where', 'ingredients', 'arrival', 'picture1Words']),
    },
    {
      files: [{ field: 'picture1', name: `${breaking('the name of a file')}.png`, type: 'image/png', bytes }],
    },
  );
  const asked = await author.send(await author.open('/ask'), 'title', {
    ...{
      when: 'any',
      publish: 'on',
      title: breaking('title of a request'),
      forWhom: breaking('forWhom of a post').slice(0, 60),
    },
  });
  marks.set('forWhom of a post', marks.get('forWhom of a post')?.slice(0, 60) ?? '');
  const placed = await author.send(await author.open('/open'), 'placeName', {
    placeName: breaking('the name of a place').slice(0, 80),
    home: 'no',
    words: breaking('words of a place'),
    whereWords: breaking('whereabouts of a place'),
    notebook: breaking('the notebook of a place'),
    point: '52.5206, 13.4062',
  });
  marks.set('the name of a place', marks.get('the name of a place')?.slice(0, 80) ?? '');
  const place = found(placed.path, /(\/places\/[^/?#]+)/);
  await author.send(await author.open(`${place}/today`), 'today', { today: breaking('today’s line') });
  await author.send(await author.open(place), 'write', { words: breaking('words at a place') });
  const called = await author.send(await author.open('/together'), 'title', {
    ...{
      title: breaking('title of an activity'),
      when: 'day',
      day: inDays(2),
      start: '15:00',
      end: '17:00',
      publish: 'on',
    },
    ...{
      place: found(place, /([^/]+)$/),
      ifItRains: breaking('ifItRains of a post'),
      hands: breaking('hands of a post'),
    },
  });
  const activity = found(called.path, /(\/posts\/[0-9a-f-]{36})/);
  const date = found(called.answer.text, /(\/posts\/[0-9a-f-]{36}\/dates\/[0-9a-f-]{36})/);
  await author.send(await author.open(date), 'sayOfDate', { line: breaking('the line of a date') });
  const offer = found(offered.path, /(\/posts\/[0-9a-f-]{36})/);
  await author.send(await author.open(offer), 'write', { words: breaking('words under a post') });
  await author.send(await author.open('/me'), 'changeWords', { words: breaking('words of a person') });
  return {
    marks,
    offer,
    request: found(asked.path, /(\/posts\/[0-9a-f-]{36})/),
    activity,
    place,
    author: name,
    device: author,
  };
}
