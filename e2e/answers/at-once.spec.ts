import { expect, inDays, photo, test, word } from '../fixtures.ts';
import { type Fields, filled, formsIn, openForm, send } from '../forms.ts';

// Two forms of one thing are open, and both are sent: nothing is undone unseen. As browsers without JavaScript do it.

const formIn = (html: string, having: string): Fields =>
  formsIn(html).find((form) => form.some(([name]) => name === having)) ?? [];
const valuesOf = (form: Fields, name: string) =>
  form.flatMap(([each, value]) => (each === name ? [value] : []));

test('a word is mended in an older form: nuts, the place, the rhythm and the picture stay, and are seen', async ({
  somebody,
}) => {
  const { request } = (await somebody('Amina')).page;
  const open = async (path: string, given: Record<string, string>, having: string) =>
    new URL((await send(request, path, filled(await openForm(request, path, having), given))).url()).pathname;
  const [mill, oven] = [`Mill ${word()}`, `Oven ${word()}`];
  const places = [];
  for (const placeName of [mill, oven])
    places.push(
      (await open('/open', { placeName, point: '52.52, 13.40' }, 'placeName')).replace('/places/', ''),
    );
  const [place = '', other = ''] = places;
  const [title, hand] = [`Baking ${word()}`, `to knead, ${word()}`];
  const when = { when: 'day', day: inDays(3), start: '10:00' };
  const post = await open('/together', { title, place, hands: hand, ...when }, 'title');
  const edit = `${post}/edit`;
  const [mine, theirs] = [await openForm(request, edit, 'title'), await openForm(request, edit, 'title')];

  const picture = new FormData();
  const changed = {
    place: other,
    allergens: 'NUTS',
    when: 'rhythm',
    rhythm: 'week',
    hands: '',
    start: '09:00',
  };
  for (const [name, value] of filled(theirs, { ...changed, everyoneAgrees: 'on' }))
    picture.append(name, value);
  picture.append('picture1', new File([new Uint8Array(photo().buffer)], 'loaf.png', { type: 'image/png' }));
  const headers = { origin: process.env.FOURNIL_URL ?? '' };
  expect((await request.post(edit, { multipart: picture, headers, maxRedirects: 0 })).status()).toBe(303);

  const mended = { words: `Bring a bowl, ${word()}`, start: '11:00' };
  const answer = await send(request, edit, filled(mine, mended), { maxRedirects: 0 });
  const html = await answer.text();
  expect(answer.status()).toBe(409);
  const again = formIn(html, 'title');
  for (const [name, value] of Object.entries({ ...changed, ...mended }))
    expect([name, ...valuesOf(again, name)]).toEqual([name, value]);
  expect(valuesOf(again, 'picture1Token')).toHaveLength(1);
  expect(html).toContain('<time>09:00</time>');
  const marks = html.match(/>Somebody else changed this meanwhile/g);
  expect(marks).toHaveLength(6); // rhythm, place, picture, hands, food, allergens

  const sent = await send(request, edit, again, { maxRedirects: 0 });
  expect([sent.status(), sent.headers().location]).toEqual([303, post]);
  const page = await (await request.get(post)).text();
  for (const stands of [mended.words, oven, 'nuts', '/pictures/', '11:00']) expect(page).toContain(stands);
  for (const gone of [mill, hand]) expect(page.replace(/<option[\s\S]*?<\/option>/g, '')).not.toContain(gone);
});
