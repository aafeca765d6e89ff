import { removeFolder } from '#e2e/board';
import { expect, test } from '#e2e/fixtures';
import { everywhere, ledTo, OPENED_BY_SECRET, unasked } from '#e2e/promise/compare/addresses';
import { DOINGS } from '#e2e/promise/compare/doings';
import { waitsForHidden } from '#e2e/promise/compare/locked';
import { type Looker, looks, seen, signedIn, visitor } from '#e2e/promise/compare/looker';
import { overheard, planted } from '#e2e/promise/compare/planted';
import { type Scene, setScene } from '#e2e/promise/compare/scene';
import { heardWhile } from '#e2e/promise/compare/streams';
import type { Client } from '#siege/client';

// One board from none to one, from one to two, from two to many, of everything that people are and do here, while its posts and places
// stay the same. Whatever a visitor is answered stays the same to the byte: pages, feeds, pictures, heads, sizes and streams. Whatever
// somebody signed in is answered stays the same outside the lists, what people wrote, and the dot.
test.describe.configure({ mode: 'default', timeout: 1_200_000 });

const BYSTANDER = 'Mira';
const HOSTS = ['Amina', 'Boris', 'Carla', 'Dora'];
const CROWD = ['Nadia', 'Omar', 'Pia', 'Quirin', 'Rosa', 'Samir', 'Tilda', 'Uwe', 'Vera', 'Wanda', 'Xenia'];

let scene: Scene;
test.beforeAll(async () => {
  test.setTimeout(1_200_000);
  scene = await setScene();
});
test.afterAll(async () => {
  await scene?.end();
  if (scene) removeFolder(scene.board.folder);
});
test.afterEach(({}, { status, expectedStatus }) => {
  if (status !== expectedStatus) console.error(scene.board.said());
});

/** The first, the second, all others. */
const inSteps = <T>(all: T[]): [step: string, those: T[]][] => [
  ['from none to one', all.slice(0, 1)],
  ['from one to two', all.slice(1, 2)],
  ['from two to many', all.slice(2)],
];

test('there is an address for every route', async () => {
  const addresses = await everywhere(scene);
  expect(unasked(addresses)).toEqual([]);
  // A route that nobody asks for is found.
  expect(unasked(addresses.filter((address) => !address.startsWith('/letters/')))).toEqual(['/letters/[id]']);
});

test('from none to one, to two, to many: nobody is told who is not concerned', async () => {
  await scene.clear();
  const { url, activity, offer, place } = scene;
  const found: string[] = [];
  let lookers: Looker[] = [visitor(url, await everywhere(scene))];
  let before = await looks(lookers);

  const people: Client[] = [];
  for (const [step, names] of inSteps([BYSTANDER, ...HOSTS, ...CROWD])) {
    for (const name of names) people.push(await scene.comeIn(name));
    const after = await looks(lookers);
    found.push(...seen(before, after).map((difference) => `people, ${step}: ${difference}`));
    if (lookers[1]) before = after;
    else {
      const [first] = people as [Client];
      lookers.push(signedIn(url, first, await ledTo(url, first.head.cookie)));
      before = await looks(lookers);
    }
  }
  const [bystander, host] = people as [Client, Client];
  const hosts = people.slice(1, 1 + HOSTS.length);
  const crowd = people.slice(1 + HOSTS.length);

  expect.soft(found.splice(0)).toEqual([]);

  const theirs = ['/', `/posts/${activity}`, `/posts/${offer}`, `/places/${place}`, '/letters', '/me'];
  const everybody = [...lookers, signedIn(url, host, theirs)];
  const other = { url, cookie: bystander.head.cookie };
  const listening = { visitor: { url }, other, witness: bystander };
  for (const { what, more, often = 1, byHosts, told, spared } of DOINGS) {
    lookers = byHosts ? everybody.slice(0, 1) : everybody;
    if (lookers.some((looker) => !before.has(looker))) before = await looks(lookers);
    for (const [step, doers] of inSteps([...(byHosts ? hosts : crowd).entries()])) {
      const say = (wrong: string) => found.push(`${what}, ${step}: ${wrong}`);
      const heard = await heardWhile(scene, listening, async () => {
        for (const [at, who] of doers) await more(scene, { who, at, host, often: at < 2 ? 1 : often });
      });
      for (const answer of heard.byVisitor) say(`a visitor hears of ${answer}`);
      if (!told) for (const answer of heard.byOther) say(`${BYSTANDER} hears of ${answer}`);
      await scene.fall();
      const after = await looks(lookers);
      seen(before, after, spared).forEach(say);
      before = after;
    }
    expect.soft(found.splice(0)).toEqual([]);
  }
});

test('a visitor’s answer waits for nothing that visitors do not see', async () => {
  await scene.clear();
  const { head } = await scene.comeIn(BYSTANDER);
  const addresses = (await everywhere(scene)).filter((address) => !OPENED_BY_SECRET.test(address));
  expect(await waitsForHidden(scene, addresses, { patience: 30_000 })).toEqual([]);
  // Whoever is signed in is looked up first: that is found.
  const own = { cookie: head.cookie ?? '' };
  expect(await waitsForHidden(scene, ['/about'], { patience: 3_000, own })).toEqual([
    expect.stringContaining('Session'),
  ]);
});

const three = async () => ({
  bystander: await scene.comeIn(BYSTANDER),
  host: await scene.comeIn('Amina'),
  comer: await scene.comeIn('Nadia'),
});

test('what is planted is found, by a visitor and by somebody signed in, and nothing else', async () => {
  await scene.clear();
  const tried = await planted(scene, await three());
  expect(tried.map(({ what, found }) => [what, found])).toEqual(
    tried.map(({ what, expected }) => [what, expected]),
  );
  expect(tried.length).toBeGreaterThan(30);
});

test('what everybody hears who listens is found', async () => {
  await scene.clear();
  const { byVisitor, byOther } = await overheard(scene, await three());
  expect([byVisitor.join('\n'), byOther.join('\n')]).toEqual([
    expect.stringContaining('changed'),
    expect.stringContaining('changed'),
  ]);
});
