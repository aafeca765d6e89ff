import { expect, test, word } from '../fixtures.ts';
import { filled, formsIn, openForm, send } from '../forms.ts';

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
  const post = new URL(
    (
      await send(
        request,
        '/offer',
        filled(await openForm(request, '/offer', 'title'), { title: `Jars ${word()}`, when: 'any' }),
      )
    ).url(),
  );
  const page = await (await request.get(post.pathname)).text();
  const [, button = ''] =
    /<form[^>]*>((?:(?!<\/form>)[\s\S])*It is still so(?:(?!<\/form>)[\s\S])*)<\/form>/.exec(page) ?? [];
  const [form = []] = formsIn(`<form>${button}</form>`);
  const so = await send(request, post.pathname, form, { maxRedirects: 0 });
  expect(so.headers().location).toBe(`${post.pathname}?said=still-so#said`);
  expect(await (await request.get(`${post.pathname}?said=still-so`)).text()).toMatch(
    /role="status" id="said"[^>]*>It stands on the board until/,
  );
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
