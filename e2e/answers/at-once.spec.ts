import { expect, inDays, photo, test, word } from '../fixtures.ts';
import { type Fields, filled, formsIn, openForm, saying, send } from '../forms.ts';

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
  const idAt = async (path: string) =>
    /\/places\/([0-9a-f-]{36})\.ics/.exec(await (await request.get(path)).text())?.[1] ?? '';
  const [mill, oven] = [`Mill ${word()}`, `Oven ${word()}`];
  const places = [];
  for (const placeName of [mill, oven])
    places.push(
      await idAt(await open('/open', { placeName, home: 'no', point: '52.52, 13.40' }, 'placeName')),
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
  expect([sent.status(), sent.headers().location]).toEqual([
    303,
    expect.stringMatching(saying(post, 'changed')),
  ]);
  const page = await (await request.get(post)).text();
  for (const stands of [mended.words, oven, 'nuts', '/pictures/', '11:00']) expect(page).toContain(stands);
  for (const gone of [mill, hand]) expect(page.replace(/<option[\s\S]*?<\/option>/g, '')).not.toContain(gone);
});

/** The form of a page that has all these fields, and none of those behind a "!". */
const formHaving = (html: string, fields: string[]): Fields =>
  formsIn(html).find((form) =>
    fields.every((field) => form.some(([name]) => name === field.replace('!', '')) !== field.startsWith('!')),
  ) ?? [];

test('of whatever stands, two forms are open: the later one undoes nothing unseen, and saves once sent again', async ({
  somebody,
  called,
}) => {
  const { request } = (await somebody('Amina')).page;
  const path = (answer: { url(): string }) => new URL(answer.url()).pathname;
  const place = path(
    await send(
      request,
      '/open',
      filled(await openForm(request, '/open', 'placeName'), { placeName: `Mill ${word()}`, home: 'no' }),
    ),
  );
  const together = { title: `Baking ${word()}`, when: 'day', day: inDays(3), start: '10:00' };
  const post = path(
    await send(request, '/together', filled(await openForm(request, '/together', 'title'), together)),
  );
  await send(request, post, filled(await openForm(request, post, 'words'), { words: `At nine ${word()}` }));
  const date =
    /href="(\/posts\/[^"]+\/dates\/[^"]+)"/.exec(await (await request.get(post)).text())?.[1] ?? '';
  expect(date).not.toBe('');

  const say = (what: string) => `${what} ${word()}`;
  // Where it stands, by which fields its form is known, and what one, then the other says in one of them.
  const cases: [
    page: string,
    having: string[],
    field: string,
    theirs: string,
    mine: string,
    shown?: string,
  ][] = [
    ['/me', ['name', 'before'], 'name', called('Amina Mill'), called('Amina Oven')],
    ['/me', ['words', 'before'], 'words', say('I bake'), say('I knead')],
    ['/me', ['rest', 'before'], 'rest', 'WEEKLY', 'AT_ONCE', 'in a letter each week'],
    ['/me', ['language', 'before'], 'language', 'en', 'en'],
    [post, ['words', 'before'], 'words', say('At ten'), say('At eleven')],
    [date, ['line', 'before', '!reason', '!day'], 'line', say('Contains nuts'), say('Bring a bowl')],
    [date, ['day', 'start', 'before'], 'start', '11:00', '12:00', '<time>11:00</time>'],
    [place, ['today', 'before'], 'today', say('The oven is warm'), say('No bread today')],
  ];
  for (const [page, having, field, theirs, mine, shown = theirs] of cases) {
    const html = await (await request.get(page)).text();
    const opened = formHaving(html, having);
    const go = (fields: Fields) => send(request, page, fields, { maxRedirects: 0 });
    expect([page, field, (await go(filled(opened, { [field]: theirs }))).status()]).toEqual([
      page,
      field,
      303,
    ]);
    const answer = await go(filled(opened, { [field]: mine }));
    if (mine === theirs) {
      expect(answer.status()).toBe(303);
      continue;
    }
    const said = await answer.text();
    expect([page, field, answer.status()]).toEqual([page, field, 409]);
    expect(said).toContain(shown);
    const again = formsIn(said).find((form) =>
      form.some(([name, value]) => name === field && value === mine),
    );
    expect((await go(again ?? [])).status()).toBe(303);
    expect(await (await request.get(page)).text()).toContain(mine);
  }

  // A date that was moved meanwhile is called off by whoever has seen it, and the older form of its post notices either.
  const [off, edit] = [
    formHaving(await (await request.get(date)).text(), ['reason', 'before']),
    await openForm(request, `${post}/edit`, 'title'),
  ];
  const move = formHaving(await (await request.get(date)).text(), ['day', 'start', 'before']);
  expect((await send(request, date, filled(move, { day: inDays(5) }), { maxRedirects: 0 })).status()).toBe(
    303,
  );
  const older = await send(request, date, filled(off, { reason: 'rain' }), { maxRedirects: 0 });
  expect(older.status()).toBe(409);
  const seen = formHaving(await older.text(), ['reason', 'before']);
  expect((await send(request, date, seen, { maxRedirects: 0 })).status()).toBe(303);
  const late = await send(request, `${post}/edit`, filled(edit, { words: 'Bring a bowl' }), {
    maxRedirects: 0,
  });
  expect(late.status()).toBe(409);
  expect(await late.text()).toContain('called off');
});
