import { removeFolder } from '#e2e/board';
import { expect, test } from '#e2e/fixtures';
import { everywhere, ledTo, OPENED_BY_SECRET } from '#e2e/promise/compare/addresses';
import { asking } from '#e2e/promise/compare/answers';
import { type Scene, setScene } from '#e2e/promise/compare/scene';
import { BESIDE, everybodySpeaks, ROLES, type Role, type Said } from '#e2e/promise/seen/said';

// Who reads what, by whatever address: pages, feeds, search, versions, previews. Each secret holds a word of its own; each who looks asks every
// address there is, and where their own pages lead them. What mails and live events say is held by the comparison of boards beside it.
test.describe.configure({ mode: 'default', timeout: 900_000 });

const PEOPLE = ROLES.filter((role) => role !== 'a visitor');
const but = (...roles: Role[]) => PEOPLE.filter((role) => !roles.includes(role));

/** Who reads each. */
const TABLE: Record<string, readonly Role[]> = {
  'a title': ROLES,
  'where to wait': ROLES,
  'the way to an activity': ['comes by name', 'newcomer let in', 'host'],
  'the way to a home': ['newcomer let in', 'host'],
  'who comes': ['newcomer let in', 'host'],
  'who comes unnamed': [],
  'where a hidden home is': [],
  'words of who does not see somebody': but('whom they do not see'),
  'words of whom somebody does not see': but('does not see them'),
  'words that were closed': PEOPLE, // behind their reason
  'words that were hidden': ['was folded'], // to change them
  'words of a newcomer': PEOPLE,
  'words that wait': ['newcomer', 'host'],
  'words at an activity': PEOPLE,
  'a title that was hidden': ['host'], // to change it
  'words about oneself': PEOPLE,
  'a letter': ['settled', 'host'],
  'what somebody watches for': ['host'],
};

let scene: Scene;
let said: Said;
let forAll: string[];
test.beforeAll(async () => {
  test.setTimeout(600_000);
  scene = await setScene();
  said = await everybodySpeaks(scene);
  forAll = (await everywhere(scene)).filter((address) => !OPENED_BY_SECRET.test(address));
});
test.afterAll(async () => {
  await scene?.end();
  if (scene) removeFolder(scene.board.folder);
});

test('who reads what, by whatever address', async () => {
  const read = new Map<string, Role[]>([...said.secrets.keys()].map((what) => [what, []]));
  for (const role of ROLES) for (const what of await readBy(role)) read.get(what)?.push(role);
  expect(Object.fromEntries(read)).toEqual(TABLE);
});

test('whoever is let in by mistake is found', async () => {
  await scene.ask(`UPDATE "Joining" j SET "letIn" = true FROM "Person" p
    WHERE p.id = j."personId" AND p.name = '${said.people.get('comes unnamed')?.name}'`);
  expect(await readBy('comes unnamed')).toContain('who comes');
});

/** What somebody reads, wherever they look. */
async function readBy(role: Role): Promise<Set<string>> {
  const cookie = said.people.get(role)?.head.cookie;
  const ask = asking(scene.url, cookie ? { cookie } : {});
  const addresses = [
    ...forAll,
    ...(await ledTo(scene.url, cookie)),
    ...said.pages.flatMap((page) => [
      ...[page, `${page}.ics`, `${page}/history`, `${page}/preview.png`, `${page}.txt`],
    ]),
    ...['', 'board.json', 'board.txt', 'board.atom', 'places'].map((list) => `/${list}?q=${BESIDE}`),
    ...[...said.people.values()].map(({ name }) => `/people/${encodeURIComponent(name ?? '')}`),
  ].filter((address) => !address.startsWith('/live'));
  // One's own name, and whose page one asks for, one knows.
  const own = said.people.get(role)?.name ?? '';
  const texts = await Promise.all(
    [...new Set(addresses)].map(async (address) => {
      const asked = decodeURIComponent(/^\/people\/([^?]*)/.exec(address)?.[1] ?? own);
      const text = (await ask(address)).body.toString('latin1');
      return [own, asked, encodeURIComponent(own)].reduce((left, name) => left.replaceAll(name, ''), text);
    }),
  );
  return new Set(
    [...said.secrets]
      .filter(([, secret]) => texts.some((text) => text.includes(secret)))
      .map(([what]) => what),
  );
}
