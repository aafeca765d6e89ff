import { expect, inDays, test, word } from '../fixtures.ts';
import { type Fields, filled, formsIn, openForm, saying, send } from '../forms.ts';

// What was pressed says that it worked, where one looks: beside it, at the address that is reached. As browsers without JavaScript see it.

test('“save”, “it is still so” and a new watch say that they worked, beside what was pressed', async ({
  somebody,
}) => {
  const { request } = (await somebody('Amina')).page;
  const words = `I bake, ${word()}`;
  const saved = await send(request, '/me', filled(await openForm(request, '/me', 'words'), { words }), {
    maxRedirects: 0,
  });
  expect(saved.headers().location).toBe('/me?kept=words#kept');
  const watch = filled(await openForm(request, '/watch?q=bread', 'q'), { q: `bread ${word()}` });
  const watching = await send(request, '/watch', watch, { maxRedirects: 0 });
  expect(watching.headers().location).toBe('/me?kept=watch#kept');
  for (const [kept, before, after] of [
    ['words', 'name="words"', 'name="lettersFrom"'],
    ['watch', 'id="watches"', 'id="told"'],
  ] as const) {
    const html = await (await request.get(`/me?kept=${kept}`)).text();
    const order = [before, 'id="kept"', after].map((part) => html.indexOf(part));
    expect([kept, order, [...order].sort((a, b) => a - b)]).toEqual([kept, order, order]);
    expect(html.match(/role="status" id="kept"/g)).toHaveLength(1);
  }
  const jars = filled(await openForm(request, '/offer', 'title'), { title: `Jars ${word()}`, when: 'any' });
  const post = new URL((await send(request, '/offer', jars)).url());
  expect(post.search).toMatch(/^\?said=published\.[\w-]{24}$/);
  const page = await (await request.get(post.pathname)).text();
  const [, button = ''] =
    /<form[^>]*>((?:(?!<\/form>)[\s\S])*It is still so(?:(?!<\/form>)[\s\S])*)<\/form>/.exec(page) ?? [];
  const [form = []] = formsIn(`<form>${button}</form>`);
  const so = await send(request, post.pathname, form, { maxRedirects: 0 });
  expect(so.headers().location).toMatch(saying(post.pathname, 'still-so'));
  expect(await (await request.get(so.headers().location ?? '')).text()).toMatch(
    /role="status" id="said"[^>]*>It stands on the board until/,
  );
});

test('what is changed says so where one looks: of a post, a place, words under it, and coming to it', async ({
  somebody,
  visitor,
}) => {
  const { request } = (await somebody('Amina')).page;
  const sentFrom = async (page: string, having: string, given: Record<string, string>) => {
    const answer = await send(request, page, filled(await openForm(request, page, having), given));
    return { url: new URL(answer.url()), html: await answer.text() };
  };
  const said = (html: string) =>
    [...html.matchAll(/<div role="status" id="said"[^>]*tabindex="-1"[^>]*>([\s\S]*?)<\/div>/gi)].map(
      ([, words = '']) => words.replace(/<[^>]*>/g, ''),
    );
  const offered = await sentFrom('/offer', 'title', { title: `Jars ${word()}`, when: 'any' });
  expect(said(offered.html)).toEqual(['It is on the board.']);
  const post = offered.url.pathname;
  const changed = await sentFrom(`${post}/edit`, 'title', { words: `Large ones, ${word()}` });
  expect(said(changed.html)).toEqual(['Saved. This is how it stands on the board now.']);
  // Whoever is handed such an address, and did none of it, is told nothing, signed in or not; nor by one that anybody can write.
  const guest = (await somebody('Boris')).page.request;
  for (const reader of [(await visitor()).request, guest])
    for (const search of ['?said=changed', changed.url.search])
      expect(said(await (await reader.get(`${post}${search}`)).text())).toEqual([]);
  const written = await sentFrom(post, 'words', { words: `Come by, ${word()}` });
  expect(written.url.pathname).toBe(post);
  const [own = []] = formsIn(written.html).filter((fields) =>
    fields.some(([name, value]) => name === 'words' && value.startsWith('Come by')),
  );
  for (const [given, words] of [
    [{ words: `Come by soon, ${word()}` }, 'Saved.'],
    [{ to: 'away' }, 'Your words are taken away.'],
  ] as const) {
    const done = await send(request, post, filled(own, given as Record<string, string>));
    expect(said(await done.text())).toEqual([words]);
  }
  const gone = await sentFrom(post, 'sentence', { sentence: 'It has found its way.' });
  expect(said(gone.html)).toEqual([expect.stringContaining('It has found its way.')]);
  const opened = await sentFrom('/open', 'placeName', { placeName: `Mill ${word()}`, home: 'no' });
  expect(said(opened.html)).toEqual(['The place is open.']);
  const kept = await sentFrom(`${opened.url.pathname}/edit`, 'placeName', { words: `Warm, ${word()}` });
  expect(said(kept.html)).toEqual(['Kept. This is how the page stands now.']);
  expect(said(await (await guest.get(kept.url.href)).text())).toEqual([]);
  const together = { title: `Baking ${word()}`, when: 'day', day: inDays(3), start: '10:00' };
  const { pathname: activity } = (await sentFrom('/together', 'title', together)).url;
  let html = await (await guest.get(activity)).text();
  const [date = 'none'] = /(?<=id="coming-)[0-9a-f-]{36}/.exec(html) ?? [];
  for (const words of ['You are coming.', 'You are not coming.']) {
    const of = (fields: Fields) =>
      fields.some(([name, value]) => name.startsWith('$') && value.includes(date));
    html = await (await send(guest, activity, formsIn(html).find(of) ?? [])).text();
    expect(said(html)).toEqual([words]);
  }
});

test('“show everything” shows everything, also to whoever chose another area', async ({ somebody }) => {
  const { request } = (await somebody('Amina')).page;
  const elsewhere = await request.get('/?at=48.13,11.57', { maxRedirects: 0 });
  expect(elsewhere.headers().location).toMatch(/^\/\?near=/);
  expect((await request.get('/', { maxRedirects: 0 })).status()).toBe(303);
  const html = await (await request.get('/?q=bread&kind=offer&day=any&reach=ride')).text();
  const [, inside = ''] =
    /<form[^>]*>((?:(?!<\/form>)[\s\S])*Show everything(?:(?!<\/form>)[\s\S])*)<\/form>/.exec(html) ?? [];
  const shown = await send(request, '/', formsIn(`<form>${inside}</form>`)[0] ?? [], { maxRedirects: 0 });
  expect(shown.headers().location).toBe('/?reach=further');
  const board = await request.get('/?reach=further', { maxRedirects: 0 });
  expect([board.status(), (await board.text()).includes('Show everything')]).toEqual([200, false]);
});
