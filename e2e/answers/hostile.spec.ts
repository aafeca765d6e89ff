import { request as requests } from '@playwright/test';
import { expect, test, word } from '../fixtures.ts';
import { type Fields, filled, formsIn, openForm, send } from '../forms.ts';

// Whatever is sent, the answer is a page in words, nothing is saved, and what was typed is given back. What a stranger sends who means harm
// is tried by the siege (docs/decisions/siege.md).

const NUL = String.fromCharCode(0);
/** What is put into the title, beside words that must come back. */
const BAD_TITLES: [what: string, title: string][] = [
  ['150 kB', 'B'.repeat(150_000)],
  ['150 kB of joiners', `B${'\u200d'.repeat(50_000)}`],
  ['combining marks without end', `B${'\u0301'.repeat(5_000)}`],
  ['nothing to see', '\u200b\u2060\u3164'],
  ['white space', ' \u00a0\u2003\t '],
];

for (const [what, title] of BAD_TITLES) {
  test(`a title of ${what}: 422, in words, nothing saved, nothing lost`, async ({ request }) => {
    const kept = `kept ${word()}`;
    const form = filled(await openForm(request, '/offer', 'title'), {
      title,
      words: kept,
      name: `Mallory ${word()}`,
    });
    const answer = await send(request, '/offer', form);
    expect(answer.status()).toBe(422);
    const html = await answer.text();
    expect(html).toContain('role="alert"');
    expect(html).toContain(kept);
    await nothingSaved(kept);
  });
}

/** More than a form of words holds (lib/platform/http/body.ts): the door takes no more of it, so that it stands in the browser alone. */
for (const [what, title] of [
  ['a megabyte', 'B'.repeat(1024 * 1024)],
  ['a megabyte of joiners', `B${'\u200d'.repeat(350_000)}`],
] as const) {
  test(`a title of ${what}: 413, nothing saved, and where it still stands`, async ({ request }) => {
    const kept = `kept ${word()}`;
    const form = filled(await openForm(request, '/offer', 'title'), { title, words: kept });
    const answer = await send(request, '/offer', form);
    expect(answer.status()).toBe(413);
    expect(await answer.text()).toContain('Go back, where what you typed still stands, make it shorter');
    await nothingSaved(kept);
  });
}

for (const [what, sign] of [
  ['NUL', NUL],
  ['a control sign', '\u0007'],
] as const) {
  test(`a title with ${what} in it is taken without: nobody sees it, so nobody could mend it`, async ({
    request,
  }) => {
    const [before, behind] = [word(), word()];
    const given = { title: `${before}${sign}${behind}`, name: `Mallory ${word()}` };
    const form = filled(await openForm(request, '/offer', 'title'), given);
    const answer = await send(request, '/offer', form);
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain(`${before}${behind}`);
  });
}

test('two values where one is expected, and one that no choice offers', async ({ request }) => {
  const kept = `kept ${word()}`;
  const form = filled(await openForm(request, '/offer', 'title'), { title: kept, name: `Mallory ${word()}` });
  for (const more of [
    ['title', 'another'],
    ['when', 'never'],
    ['allergens', 'GOLD'],
  ] as Fields) {
    const given = more[0] === 'when' ? filled(form, { when: more[1] }) : [...form, more];
    const answer = await send(request, '/offer', given);
    expect([more[0], answer.status()]).toEqual([more[0], 422]);
  }
  await nothingSaved(kept);
  // A field that the form does not know is not read.
  const answer = await send(request, '/offer', [...form, ['title[]', 'another']]);
  expect([answer.status(), new URL(answer.url()).pathname]).toEqual([
    200,
    expect.stringMatching(/^\/posts\/[0-9a-f-]{36}$/),
  ]);
  expect(headingOf(await answer.text())).toBe(kept);
});

test('a file where text is expected, and text where a file is', async ({ request, baseURL }) => {
  const kept = `kept ${word()}`;
  const form = await openForm(request, '/offer', 'title');
  const multipart = new FormData();
  for (const [name, value] of filled(form, { words: kept, name: `Mallory ${word()}`, picture1: 'no file' }))
    if (name !== 'title') multipart.append(name, value);
  multipart.append('title', new File(['Bread'], 'title.txt', { type: 'text/plain' }));
  const headers = { origin: new URL(baseURL as string).origin };
  const answer = await request.post('/offer', { multipart, headers });
  expect(answer.status()).toBe(422);
  expect(await answer.text()).toContain(kept);
  await nothingSaved(kept);
});

test('bytes that are no text: lone surrogates, broken UTF-8', async ({ request, baseURL }) => {
  const form = await openForm(request, '/offer', 'title');
  const boundary = 'fournil-boundary';
  for (const bytes of [
    Buffer.from([0xed, 0xa0, 0x80]),
    Buffer.from([0xff, 0xfe, 0x42]),
    Buffer.from([0x42, 0xc3]),
  ]) {
    const kept = word();
    const part = (name: string, value: Buffer | string) =>
      Buffer.concat([
        Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
        Buffer.from(value as string),
        Buffer.from('\r\n'),
      ]);
    const given = filled(form, { words: kept, name: `Mallory ${word()}` }).filter(
      ([name]) => name !== 'title',
    );
    const data = Buffer.concat([
      ...given.map(([name, value]) => part(name, value)),
      part('title', bytes),
      Buffer.from(`--${boundary}--\r\n`),
    ]);
    const headers = {
      origin: new URL(baseURL as string).origin,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    };
    const answer = await request.post('/offer', { data, headers });
    // Decoded as the standard says, each becomes a replacement sign: text, if not a beautiful one.
    expect([bytes, answer.status()]).toEqual([bytes, 200]);
    expect(headingOf(await answer.text())).toBe(new TextDecoder().decode(bytes));
  }
});

test('a form cut off in the middle, and one that is none', async ({ request, baseURL }) => {
  const headers = { origin: new URL(baseURL as string).origin };
  for (const [type, data] of [
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nBre'],
    ['multipart/form-data', 'title=Bread'],
    ['multipart/form-data; boundary=x', ''],
    ['application/x-www-form-urlencoded', 'title=Bread'],
    ['application/json', '{"title":["Bread"]}'],
    ['text/plain', 'Bread'],
  ] as const) {
    const answer = await request.post('/offer', { data, headers: { ...headers, 'content-type': type } });
    expect([type, data, answer.status()]).toEqual([type, data, 400]);
    expect(await answer.text()).not.toMatch(/\bat .+:\d+:\d+|SELECT|prisma/i);
  }
});

test('a form of another build gives back every typed field', async ({ request }) => {
  const typed = {
    title: `Bread ${word()}`,
    words: 'Two lines\nof <words> & "signs"',
    name: `Maria ${word()}`,
  };
  const form = filled(await openForm(request, '/offer', 'title'), typed).map(
    ([name, value]): [string, string] =>
      name.startsWith('$ACTION')
        ? [name.replace(/[0-9a-f]{40,}/, 'f'.repeat(42)), value.replace(/[0-9a-f]{40,}/, 'f'.repeat(42))]
        : [name, value],
  );
  const answer = await send(request, '/offer', form);
  expect(answer.status()).toBe(409);
  const html = await answer.text();
  for (const value of [typed.title, 'of &#60;words&#62; &#38; &#34;signs&#34;', typed.name])
    expect(html).toContain(value);
  await nothingSaved(typed.title);
});

test('addresses that nobody would follow', async ({ request }) => {
  for (const [address, status] of [
    ['/posts/00000000-0000-4000-8000-000000000000', 404],
    ['/posts/../../etc/passwd', 404],
    ['/posts/1 OR 1=1', 404],
    ['/places/%00', 400],
    ['/places/%ff', 400],
    [`/places/${'x'.repeat(5_000)}`, 400],
    ['/people/nobody', 200],
    ['/?day=2026-02-31', 400],
    ['/?near=nowhere', 400],
    ['/?reach=forever', 400],
    ['/?q=%00', 400],
    ['/?q=a&q=b', 400],
    [`/?q=${'x'.repeat(3_000)}`, 400],
    ['/nowhere', 404],
    ['/_next/static/chunks/main.js', 404],
    ['/pictures/none', 404],
  ] as const) {
    const answer = await request.get(address);
    expect([address, answer.status()]).toEqual([address, status]);
    expect(await answer.text()).not.toMatch(/\bat .+:\d+:\d+|SELECT|prisma/i);
  }
});

test('the same form sent twice makes one post', async ({ request, baseURL }) => {
  const title = `Twice ${word()}`;
  const form = filled(await openForm(request, '/offer', 'title'), { title, name: `Maria ${word()}` });
  const answers = await Promise.all([1, 2, 3].map(() => send(request, '/offer', form, { maxRedirects: 0 })));
  const targets = new Set(answers.map((answer) => answer.headers().location));
  expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
  expect([...targets]).toHaveLength(1);
  // Signed in, and sent again after a lost answer.
  const again = filled(await openForm(request, '/ask', 'title'), { title: `Again ${title}` });
  const [one, other] = [
    await send(request, '/ask', again, { maxRedirects: 0 }),
    await send(request, '/ask', again, { maxRedirects: 0 }),
  ];
  expect(other.headers().location).toBe(one.headers().location);
  const visitor = await requests.newContext({ baseURL });
  const found = await (await visitor.get(`/?q=${encodeURIComponent(title)}`)).text();
  const posts = [...found.matchAll(/href="\/posts\/([0-9a-f-]{36})/g)].map(([, id]) => id);
  expect(new Set(posts).size).toBe(2);
  await visitor.dispose();
});

/** What a page is about, as it stands there. */
function headingOf(html: string): string {
  return (/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '').replace(/<[^>]*>/g, '');
}

/** Nobody finds it: neither as a visitor nor by its words. */
async function nothingSaved(words: string): Promise<void> {
  const visitor = await requests.newContext({ baseURL: process.env.FOURNIL_URL });
  const html = await (await visitor.get(`/?q=${encodeURIComponent(words)}`)).text();
  expect(formsIn(html).length).toBeGreaterThan(0);
  // A feed, which never guesses: the board shows what is spelt nearly so.
  const found = await (await visitor.get(`/board.json?q=${encodeURIComponent(words)}`)).json();
  expect(found.items).toEqual([]);
  await visitor.dispose();
}
