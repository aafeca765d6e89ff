import { readFileSync } from 'node:fs';
import { type APIRequestContext, request as requests } from '@playwright/test';
import { expect, inDays, linkOf, photo, test, withAddress, word } from '../fixtures.ts';
import { type Fields, filled, formsIn, openForm, saying, send } from '../forms.ts';

// What is typed outlives the session: a form that is sent when its sender is signed in no more comes back whole in the page that asks who it is,
// and goes on from there. Sent as browsers without JavaScript do; that no action goes round it, lib/structure-senders.test.ts holds.

const whole = (path: string) => `${process.env.FOURNIL_URL}${path}`;
/** What our pages put into forms by themselves. */
const OURS = /^\$ACTION|^(?:slug|version|once|place|around|near|picture\d(?:Token|Remove)?)$/;
const ASKED = ['who', 'whoEmail', 'whoAsk', 'passphrase'];
const FOR_ANYBODY = ['chooseLanguage', 'lookThere', 'signOut'];

/** The names of the actions of this build, by their ids. */
const NAMES: Record<string, string> = Object.fromEntries(
  Object.entries<{ exportedName: string }>(
    JSON.parse(readFileSync('.next-test/server/server-reference-manifest.json', 'utf8')).node,
  ).map(([id, { exportedName }]) => [id, exportedName]),
);

function actionOf(form: Fields): string {
  const named = form.map((field) => field.join(' ')).find((each) => /^\$ACTION_(?:ID_|\d+:0)/.test(each));
  const [, plain, bound] = /ID_([0-9a-f]+)|"id":"([0-9a-f]+)"/.exec(named ?? '') ?? [];
  return NAMES[plain ?? bound ?? ''] ?? '';
}

const sorted = (fields: Fields) =>
  fields
    .filter(([name]) => !ASKED.includes(name))
    .map((field) => JSON.stringify(field))
    .sort();

/** Sends a form where nobody is signed in (any more), and returns the one that asks who it is. */
async function held(device: APIRequestContext, path: string, fields: Fields): Promise<Fields> {
  const answer = await send(device, whole(path), fields, { maxRedirects: 0 });
  const html = await answer.text();
  expect([path, actionOf(fields), answer.status()]).toEqual([path, actionOf(fields), 403]);
  expect(html).toContain(`action="${path.replaceAll('&', '&amp;')}"`);
  return formsIn(html).find((form) => form.some(([name]) => name === 'who')) ?? [];
}

/** The address of what a form made. */
async function made(
  request: APIRequestContext,
  path: string,
  given: Record<string, string>,
  having = 'title',
) {
  const answer = await send(request, path, filled(await openForm(request, path, having), given));
  return new URL(answer.url()).pathname;
}

test('every form that somebody signed in finds comes back whole when they are not any more', async ({
  somebody,
}) => {
  const [amina, jonas] = [await somebody('Amina'), await somebody('Jonas')];
  const [ask, other] = [amina.page.request, jonas.page.request];
  const when = { when: 'rhythm', day: inDays(3), rhythm: 'week', start: '10:00' };
  const post = await made(ask, '/together', { title: `Baking ${word()}`, ...when });
  await made(other, post, { words: 'I come' }, 'words');
  await made(ask, post, { words: 'Do come along' }, 'words');
  const place = await made(
    ask,
    '/open',
    { placeName: `Oven ${word()}`, home: 'no', point: '52.52, 13.40' },
    'placeName',
  );
  const person = `/people/${encodeURIComponent(jonas.name)}`;
  const letters = await made(ask, person, { words: 'The key hangs behind the ivy' }, 'words');
  const [date = ''] = /\/posts\/[^"]*\/dates\/[^"]+/.exec(await (await ask.get(post)).text()) ?? [];
  const pages: [APIRequestContext, string[]][] = [
    [
      ask,
      [
        '/offer',
        '/ask',
        '/together',
        '/open',
        post,
        `${post}/edit`,
        date,
        place,
        `${place}/edit`,
        `${place}/today`,
      ],
    ],
    [ask, [person, letters, '/watch?q=bread', '/invite', '/me', '/me/leave', '/me/things']],
    [other, [post]],
  ];
  const device = await requests.newContext();
  const seen = new Set<string>();
  for (const [request, page] of pages.flatMap(([request, all]) =>
    all.map((page) => [request, page] as const),
  ))
    for (const form of formsIn(await (await request.get(page)).text())) {
      const action = actionOf(form);
      if (action === '' || seen.has(action) || FOR_ANYBODY.includes(action)) continue;
      seen.add(action);
      const typed: Fields = form.map(([name, value]) => [
        name,
        OURS.test(name) || value ? value : `Wörter "${word()}" <b>\nund mehr`,
      ]);
      expect([action, sorted(await held(device, page, typed))]).toEqual([action, sorted(typed)]);
    }
  expect([...seen]).toEqual(
    expect.arrayContaining([
      ...['offer', 'ask', 'callTogether', 'change', 'withdraw', 'write', 'changeOwn', 'joinDay'],
      ...['openHere', 'changeHere', 'closeHere', 'sayTodayHere', 'moveDate', 'sayOfDate', 'callDateOff'],
      ...['writeIn', 'tellMe', 'makeInvitation', 'changeName', 'changeWords', 'changeLettersFrom'],
      ...['changeLanguage', 'changeAddress', 'changeSettings', 'makeMyCalendar', 'makePassphrase'],
      ...['signOutEverywhere', 'leaveForGood', 'takeExport'],
    ]),
  );
  await device.dispose();
});

test('it goes on as whoever signs in: once, with its picture, in nobody else’s rights', async ({
  somebody,
}) => {
  const [amina, jonas] = [await somebody('Amina'), await somebody('Jonas')];
  const ask = amina.page.request;
  const post = await made(ask, '/offer', { title: `Rye ${word()}` });
  const words = `Contains nuts, ${word()}`;
  const form = filled(await openForm(ask, `${post}/edit`, 'title'), { words, everyoneAgrees: 'on' });
  const device = await requests.newContext();
  // With a picture, as a browser sends it.
  const multipart = new FormData();
  for (const [name, value] of form) multipart.append(name, value);
  multipart.append('picture1', new File([new Uint8Array(photo().buffer)], 'loaf.png', { type: 'image/png' }));
  const first = await device.post(whole(`${post}/edit`), {
    multipart,
    headers: { origin: process.env.FOURNIL_URL ?? '' },
  });
  expect(first.status()).toBe(403);
  const [again = []] = formsIn(await first.text()).filter((each) => each.some(([name]) => name === 'who'));
  expect(again.map(([name]) => name)).toContain('picture1Token');
  const answer = (who: string, passphrase: string) => filled(again, { who, passphrase });
  const go = (fields: Fields) => send(device, whole(`${post}/edit`), fields, { maxRedirects: 0 });

  const wrong = await go(answer(amina.name, 'not these words'));
  const said = await wrong.text();
  expect(wrong.status()).toBe(403);
  expect(said).toContain('Name and passphrase do not fit together');
  expect(said).not.toContain('not these words');
  expect(sorted(formsIn(said).find((each) => each.some(([name]) => name === 'who')) ?? [])).toEqual(
    sorted(again),
  );

  const stranger = await requests.newContext();
  const theirs = answer(jonas.name, jonas.passphrase);
  expect((await send(stranger, whole(`${post}/edit`), theirs, { maxRedirects: 0 })).status()).toBe(404);
  expect(await (await ask.get(post)).text()).not.toContain(words);
  await stranger.dispose();

  const right = await go(answer(amina.name, amina.passphrase));
  expect([right.status(), right.headers().location]).toEqual([
    303,
    expect.stringMatching(saying(post, 'changed')),
  ]);
  const page = await (await device.get(whole(post))).text();
  expect(page).toContain(words);
  expect(page).toContain('/pictures/');

  // A letter, sent with a session and once more without: one letter.
  await made(jonas.page.request, post, { words: 'May I come?' }, 'words');
  await made(ask, post, { words: 'Do' }, 'words');
  const person = `/people/${encodeURIComponent(jonas.name)}`;
  const letter = filled(await openForm(ask, person, 'words'), { words: `Behind the ivy ${word()}` });
  const sent = await send(ask, person, letter, { maxRedirects: 0 });
  const elsewhere = await requests.newContext();
  const asked = filled(await held(elsewhere, person, letter), {
    who: amina.name,
    passphrase: amina.passphrase,
  });
  const twice = await Promise.all(
    [1, 2].map(() => send(elsewhere, whole(person), asked, { maxRedirects: 0 })),
  );
  expect(twice.map((each) => each.headers().location)).toEqual(Array(2).fill(sent.headers().location));
  await Promise.all([device, elsewhere].map((each) => each.dispose()));
});

test('by a link in a mail, or as somebody new; and a name that is taken asks for its passphrase', async ({
  somebody,
}) => {
  const amina = await somebody('Amina');
  const email = await withAddress(amina);
  const title = `Quinces ${word()}`;
  const form = filled(await openForm(amina.page.request, '/offer', 'title'), { title });
  const device = await requests.newContext();
  const again = await held(device, '/offer', form);
  const asked = await send(device, whole('/offer'), filled(again, { whoEmail: email, whoAsk: 'link' }));
  expect(await asked.text()).toContain('a link is on its way');
  const link = new URL(await linkOf(email, '/sign-in/link'));
  const pressed = await openForm(device, whole(link.pathname + link.search), 'token');
  await send(device, whole(link.pathname), pressed);
  const gone = await send(device, whole('/offer'), filled(again, { whoAsk: 'on' }), { maxRedirects: 0 });
  expect([gone.status(), gone.headers().location]).toEqual([303, expect.stringContaining('/posts/')]);

  const stranger = await requests.newContext();
  const asNew = await send(stranger, whole('/offer'), filled(again, { whoAsk: 'newcomer' }));
  const html = await asNew.text();
  expect([asNew.status(), html.includes(title)]).toEqual([422, true]);
  const [visitors = []] = formsIn(html).filter((each) => each.some(([name]) => name === 'title'));
  const taken = await send(stranger, whole('/offer'), filled(visitors, { name: amina.name }));
  const offered = await taken.text();
  expect(taken.status()).toBe(422);
  expect(offered).toContain('Is that you?');
  const [known = []] = formsIn(offered).filter((each) => each.some(([name]) => name === 'passphrase'));
  const wrong = await send(stranger, whole('/offer'), filled(known, { passphrase: 'wrong' }));
  expect([wrong.status(), await wrong.text()]).toEqual([422, expect.stringContaining('type it again')]);
  const right = await send(stranger, whole('/offer'), filled(known, { passphrase: amina.passphrase }));
  expect([right.status(), await right.text()]).toEqual([200, expect.stringContaining(title)]);
  expect(await (await stranger.get(whole('/me'))).text()).toContain(amina.name);
  await Promise.all([device, stranger].map((each) => each.dispose()));
});
