import { type Chance, chance } from '#audit/chance';
import type { Siege } from '#siege/case';
import type { Client } from '#siege/client';
import { fieldsOf, type Twisted, twistedWhole, twistsOf } from '#siege/fuzz/form';
import { hostileValues } from '#siege/fuzz/values';
import { type Form, formsIn } from '#siege/html';
import { found, inDays, word } from '#siege/words';

/** A form as it stands on a page, for whoever may send it. `from`: a device for the next request, as no address may send many. */
export type Standing = { who: string; path: string; form: Form; from: () => Client };

const OF_VISITORS = [
  ...[
    '/offer',
    '/ask',
    '/together',
    '/open',
    '/sign-in',
    '/watch?q=rye',
    '/where',
    '/begin?key=x',
    '/in/x',
    '/stop/x',
    '/cannot/x',
    '/reported/x',
  ],
  ...['/me/stay?token=x', '/me/email?token=x', '/sign-in/link?token=x', '/', '/places', '/map', '/wander'],
];

/** What stands under forms of somebody's own: somebody new, so that nobody of the scene loses what is theirs. */
async function ownPages(siege: Siege, device: Client) {
  const offered = await device.send(await device.open('/offer'), 'title', {
    title: `Rye ${word()}`,
    when: 'any',
  });
  const together = { title: `Baking ${word()}`, when: 'day', day: inDays(4), start: '15:00' };
  const called = await device.send(await device.open('/together'), 'title', together);
  const opened = await device.send(await device.open('/open'), 'placeName', {
    placeName: `The oven ${word()}`,
    home: 'no',
  });
  const [post, activity] = [offered, called].map(({ path }) => found(path, /\/posts\/[0-9a-f-]{36}/, 0));
  const date = found(called.answer.text, /id="coming-([0-9a-f-]{36})/);
  const place = found(opened.path, /\/places\/[^/?#]+/, 0);
  await device.send(await device.open(place), 'write', { words: `It draws well ${word()}` });
  const letters = `/people/${encodeURIComponent(siege.scene.carla.name)}`;
  // The pages on which it can be withdrawn or closed come last.
  return [
    ...['/offer', '/together', '/open', '/watch?q=rye', '/me', '/invite', '/me/things', letters],
    ...[
      `${post}/edit`,
      `${post}/edit?turn=1`,
      `${activity}/edit`,
      `${activity}/dates/${date}`,
      `${place}/edit`,
      `${place}/today`,
    ],
    ...[`${place}/history`, `/posts/${siege.scene.offer}`, place, activity ?? '', post ?? ''],
  ];
}

/** All forms that a visitor, and somebody with a name, finds on pages, `most` of them each, but for those without a field. */
export async function standingForms(siege: Siege, most = Number.POSITIVE_INFINITY): Promise<Standing[]> {
  const person = await siege.newcomer('Fuzz');
  const { offer, activity, place } = siege.scene;
  const theirs = [
    `/posts/${offer}`,
    `/posts/${activity}`,
    `/places/${place}`,
    `/places/${place}/edit`,
    `/places/${place}/today`,
  ];
  const own = await ownPages(siege, person.device);
  return [
    ...(await formsOn([...theirs, ...OF_VISITORS].slice(0, most), 'a visitor', () => siege.visitor())),
    ...(await formsOn(own.slice(0, most), 'somebody', () => siege.as(person))),
  ];
}

async function formsOn(paths: string[], who: string, from: () => Client): Promise<Standing[]> {
  const all: Standing[] = [];
  for (const path of paths) {
    const page = await from().open(path);
    for (const form of formsIn(page.answer.text))
      if (fieldsOf(form)[0] !== undefined) all.push({ who, path: page.path, form, from });
  }
  return all;
}

/** So many values each field is given, of all there are: another seed gives others. */
const VALUES = 6;
/** So many times all of a form is filled in with what nobody means. */
const WHOLE = 10;

/** All that is tried on one form. */
export function twists(siege: Siege, { path, form }: Standing, seed: string): Twisted[] {
  const values = hostileValues(siege.scene);
  const of: Chance = chance(`${seed} ${path}`);
  const some = () => of.shuffled(values).slice(0, VALUES);
  return [
    ...fieldsOf(form).flatMap((name) => twistsOf(form, name, some(), of)),
    ...Array.from({ length: WHOLE }, () => twistedWhole(form, values, of)),
  ];
}
