import type { Siege } from '#siege/case';
import type { Page } from '#siege/client';
import { found, inDays, word } from '#siege/words';

// The pages on which deeds are done: of what stands in the scene, or is made for them, once in a siege.

const made = new WeakMap<Siege, Map<string, Promise<string>>>();

/** Makes something once in a siege. */
function once(what: string, make: (siege: Siege) => Promise<string>): (siege: Siege) => Promise<string> {
  return (siege) => {
    const known = made.get(siege) ?? new Map<string, Promise<string>>();
    made.set(siege, known);
    const one = known.get(what) ?? make(siege);
    known.set(what, one);
    return one;
  };
}

export const post = ({ scene }: Siege) => `/posts/${scene.offer}`;
export const gathering = ({ scene }: Siege) => `/posts/${scene.activity}`;
export const dateForm = ({ scene }: Siege) => `/posts/${scene.activity}/dates/${scene.date}`;
export const place = ({ scene }: Siege) => `/places/${scene.place}`;
export const me = () => '/me';

export const withdrawn = once('withdrawn', async (siege) => {
  const page = await offered(siege, {});
  return (await siege.as(siege.scene.amina).send(page, 'withdraw', { sentence: 'Not this time' })).path;
});
/** What Amina typed in for a neighbour. */
export const typedFor = once('typed in', async (siege) => (await offered(siege, { typedFor: 'on' })).path);
export const withArrival = once('arrival', async (siege) => {
  const { path } = await offered(siege, { arrival: `Ring at ${word()}`, publish: 'on' });
  const { boris } = siege.scene;
  await siege.as(boris).send(await siege.as(boris).open(path), 'write', { words: 'May I?' });
  return path;
});
/** The activity of the scene, to which somebody comes who is new here: whether they are let in is for its host to say. */
export const withGuest = once('guest', async (siege) => {
  const { device } = await siege.newcomer();
  await device.send(await device.open(gathering(siege)), 'joinDay', {}, { bound: siege.scene.date });
  return gathering(siege);
});
export const calledOff = once(
  'called off',
  async (siege) => (await dated(siege, 'callDateOff', { reason: 'rain', line: 'It pours' }))[0],
);
export const moved = once(
  'moved',
  async (siege) => (await dated(siege, 'moveDate', { day: inDays(6), start: '16:00', end: '17:00' }))[1],
);
export const turned = once('turned', async (siege) => {
  const [{ path }, client] = [await offered(siege, {}), siege.as(siege.scene.amina)];
  const form = await client.open(`${path.split('?')[0]}/edit?kind=activity`);
  return (await client.send(form, 'title', { when: 'day', day: inDays(4), start: '15:00' })).path;
});
export const home = once('home', async (siege) => (await opened(siege, 'yes')).path);
export const hidden = once('hidden', async (siege) => sent(siege, await opened(siege, 'yes'), 'hideHere'));
export const closed = once('closed', async (siege) => sent(siege, await opened(siege), 'closeHere'));
export const changed = once('changed', async (siege) => {
  const [page, client] = [await opened(siege), siege.as(siege.scene.amina)];
  const path = page.path.split('?')[0];
  await client.send(await client.open(`${path}/edit`), 'notebook', { notebook: `Other words ${word()}` });
  const history = await client.open(`${path}/history`);
  return `${path}/history/${found(history.answer.text, /\/history\/([0-9a-f-]{36})/)}`;
});
/** The history of a place that Amina changed twice today. */
export const changedTwice = once('changed twice', async (siege) => {
  const [page, client] = [await opened(siege), siege.as(siege.scene.amina)];
  const path = page.path.split('?')[0];
  for (const part of ['notebook', 'words'])
    await client.send(await client.open(`${path}/edit`), 'notebook', { [part]: `Other words ${word()}` });
  return `${path}/history`;
});

/** An activity of somebody else's that names Boris as its host, too. */
const naming = async (siege: Siege): Promise<string> => {
  const { device } = await siege.newcomer();
  const when = { when: 'day', day: inDays(2), start: '12:00', end: '13:00', where: 'The yard' };
  const given = { title: `Soup ${word()}`, host: siege.scene.boris.name, ...when };
  return (await device.send(await device.open('/together'), 'title', given)).path.split(/[?#]/)[0] ?? '';
};
export const named = once('named', naming);
export const hosting = once('hosting', async (siege) => {
  const [path, client] = [await naming(siege), siege.as(siege.scene.boris)];
  await client.send(await client.open(path), 'sayYes');
  return path;
});

async function offered(siege: Siege, given: Record<string, string>): Promise<Page> {
  const client = siege.as(siege.scene.amina);
  return await client.send(await client.open('/offer'), 'title', {
    title: `Jam ${word()}`,
    when: 'any',
    ...given,
  });
}

/** Calls a rhythm and does something to its first date. @returns the pages of the post and of that date */
async function dated(
  siege: Siege,
  action: string,
  given: Record<string, string>,
): Promise<[post: string, date: string]> {
  const client = siege.as(siege.scene.amina);
  const when = { when: 'rhythm', rhythm: 'week', day: inDays(4), start: '12:00', end: '13:00' };
  const page = await client.send(await client.open('/together'), 'title', {
    title: `Soup ${word()}`,
    where: 'The yard',
    ...when,
  });
  const date = found(page.answer.text, /(\/posts\/[0-9a-f-]{36}\/dates\/[0-9a-f-]{36})/);
  await client.send(await client.open(date), action, given);
  return [found(date, /^(\/posts\/[^/]+)/), date];
}

/** Sends a form of a page as Amina. @returns where that leads */
const sent = async (siege: Siege, page: Page, action: string): Promise<string> =>
  (await siege.as(siege.scene.amina).send(page, action)).path;

async function opened(siege: Siege, home: 'yes' | 'no' = 'no'): Promise<Page> {
  const client = siege.as(siege.scene.amina);
  const given = {
    placeName: `The yard ${word()}`,
    home,
    notebook: 'First words',
    point: '52.521, 13.405',
  };
  return await client.send(await client.open('/open'), 'placeName', given);
}
