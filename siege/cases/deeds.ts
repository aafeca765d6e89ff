import type { Siege } from '#siege/case';
import type { Page } from '#siege/client';
import type { Person, Scene } from '#siege/scene';
import { found, inDays, word } from '#siege/words';

/** What somebody can do with what is theirs: where they find the form for it, and where they would see that it was done. */
export type Deed = {
  action: string;
  whose: 'amina' | 'boris';
  page: (siege: Siege) => string | Promise<string>;
  given?: Record<string, string>;
  button?: string;
  /** Which of several forms with this action. */
  bound?: (scene: Scene) => string;
  seen: (siege: Siege) => string | Promise<string>;
  /** What everybody with a name may do; visitors may not. */
  forAll?: true;
  /** What everybody may do who is past their careful days; newcomers and visitors may not. */
  forSettled?: true;
};

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

const post = ({ scene }: Siege) => `/posts/${scene.offer}`;
const gathering = ({ scene }: Siege) => `/posts/${scene.activity}`;
const dateForm = ({ scene }: Siege) => `/posts/${scene.activity}/dates/${scene.date}`;
const place = ({ scene }: Siege) => `/places/${scene.place}`;
const me = () => '/me';

const withdrawn = once('withdrawn', async (siege) => {
  const page = await offered(siege, {});
  return (await siege.as(siege.scene.amina).send(page, 'withdraw', { sentence: 'Not this time' })).path;
});
const withArrival = once('arrival', async (siege) => {
  const { path } = await offered(siege, { arrival: `Ring at ${word()}`, publish: 'on' });
  const { boris } = siege.scene;
  await siege.as(boris).send(await siege.as(boris).open(path), 'write', { words: 'May I?' });
  return path;
});
/** The activity of the scene, to which somebody comes who is new here: whether they are let in is for its host to say. */
const withGuest = once('guest', async (siege) => {
  const { device } = await siege.newcomer();
  await device.send(await device.open(gathering(siege)), 'joinDay', {}, { bound: siege.scene.date });
  return gathering(siege);
});
const calledOff = once(
  'called off',
  async (siege) => (await dated(siege, 'callDateOff', { reason: 'rain', line: 'It pours' }))[0],
);
const moved = once(
  'moved',
  async (siege) => (await dated(siege, 'moveDate', { day: inDays(6), start: '16:00', end: '17:00' }))[1],
);
const turned = once('turned', async (siege) => {
  const [{ path }, client] = [await offered(siege, {}), siege.as(siege.scene.amina)];
  const form = await client.open(`${path.split('?')[0]}/edit?kind=activity`);
  return (await client.send(form, 'title', { when: 'day', day: inDays(4), start: '15:00' })).path;
});
const home = once('home', async (siege) => (await opened(siege, 'yes')).path);
const hidden = once('hidden', async (siege) => sent(siege, await opened(siege, 'yes'), 'hideHere'));
const closed = once('closed', async (siege) => sent(siege, await opened(siege), 'closeHere'));
const changed = once('changed', async (siege) => {
  const [page, client] = [await opened(siege), siege.as(siege.scene.amina)];
  const path = page.path.split('?')[0];
  await client.send(await client.open(`${path}/edit`), 'notebook', { notebook: `Other words ${word()}` });
  const history = await client.open(`${path}/history`);
  return `${path}/history/${found(history.answer.text, /\/history\/([0-9a-f-]{36})/)}`;
});

/** An activity of somebody else's that names Boris as its host, too. */
const naming = async (siege: Siege): Promise<string> => {
  const { device } = await siege.newcomer();
  const when = { when: 'day', day: inDays(2), start: '12:00', end: '13:00', where: 'The yard' };
  const given = { title: `Soup ${word()}`, host: siege.scene.boris.name, ...when };
  return (await device.send(await device.open('/together'), 'title', given)).path.split(/[?#]/)[0] ?? '';
};
const named = once('named', naming);
const hosting = once('hosting', async (siege) => {
  const [path, client] = [await naming(siege), siege.as(siege.scene.boris)];
  await client.send(await client.open(path), 'sayYes');
  return path;
});

/** All deeds that are somebody's own, or take a name. */
export const DEEDS: Deed[] = [
  { action: 'withdraw', whose: 'amina', page: post, given: { sentence: 'It is gone' }, seen: post },
  { action: 'undo', whose: 'amina', page: withdrawn, seen: withdrawn },
  { action: 'sayYes', whose: 'boris', page: named, seen: named },
  { action: 'sayNo', whose: 'boris', page: named, seen: named },
  { action: 'leavePost', whose: 'boris', page: hosting, seen: hosting },
  { action: 'sayStillSo', whose: 'amina', page: post, seen: post },
  {
    action: 'change',
    whose: 'amina',
    page: (siege) => `${post(siege)}/edit`,
    given: { title: 'Taken over' },
    seen: post,
  },
  {
    action: 'callDateOff',
    whose: 'amina',
    page: dateForm,
    given: { reason: 'rain', line: 'No' },
    seen: gathering,
  },
  {
    action: 'moveDate',
    whose: 'amina',
    page: dateForm,
    given: { day: inDays(5), start: '09:00', end: '10:00' },
    seen: gathering,
  },
  { action: 'sayOfDate', whose: 'amina', page: dateForm, given: { line: 'Bring money' }, seen: gathering },
  { action: 'bringDateBack', whose: 'amina', page: calledOff, seen: calledOff },
  { action: 'putDateBack', whose: 'amina', page: moved, seen: moved },
  { action: 'changeOwn', whose: 'boris', page: post, given: { words: 'I never said so' }, seen: post },
  { action: 'givePicture', whose: 'amina', page: post, seen: place },
  { action: 'sendArrivalTo', whose: 'amina', page: withArrival, seen: () => '/letters' },
  {
    ...{ action: 'writeIn', whose: 'amina', given: { words: 'In your name' } },
    ...{
      page: ({ scene }) => `/letters/${scene.correspondence}`,
      seen: ({ scene }) => `/letters/${scene.correspondence}`,
    },
  },
  {
    ...{ action: 'showFirst', whose: 'boris' },
    ...{
      page: ({ scene }) => `/letters/${scene.correspondence}`,
      seen: ({ scene }) => `/letters/${scene.correspondence}`,
    },
  },
  { action: 'sayMayWrite', whose: 'amina', page: post, seen: post, forAll: true },
  { action: 'letThemIn', whose: 'amina', page: withGuest, seen: withGuest },
  { action: 'showMeTheWay', whose: 'boris', page: gathering, seen: gathering },
  { action: 'cannotComeAfterAll', whose: 'boris', page: gathering, seen: gathering },
  { action: 'stop', whose: 'amina', page: me, seen: me },
  { action: 'changeName', whose: 'amina', page: me, given: { name: 'Mallory' }, seen: me, forAll: true },
  { action: 'changeWords', whose: 'amina', page: me, given: { words: 'Taken over' }, seen: me, forAll: true },
  {
    action: 'changeLettersFrom',
    whose: 'amina',
    page: me,
    given: { lettersFrom: 'NOBODY' },
    seen: me,
    forAll: true,
  },
  { action: 'changeLanguage', whose: 'amina', page: me, given: { language: 'fr' }, seen: me, forAll: true },
  {
    action: 'changeAddress',
    whose: 'amina',
    page: me,
    given: { email: 'mallory@example.org' },
    seen: me,
    forAll: true,
  },
  { action: 'forgetAddress', whose: 'amina', page: me, seen: me, forAll: true },
  { action: 'changeSettings', whose: 'amina', page: me, given: { rest: 'NOTHING' }, seen: me, forAll: true },
  {
    action: 'makeMyCalendar',
    whose: 'amina',
    page: me,
    seen: ({ scene }) => `/mine/${scene.calendar}.ics`,
    forAll: true,
  },
  {
    action: 'takeBackMyCalendar',
    whose: 'amina',
    page: me,
    seen: ({ scene }) => `/mine/${scene.calendar}.ics`,
    forAll: true,
  },
  { action: 'makePassphrase', whose: 'amina', page: me, seen: me, forAll: true },
  { action: 'signOutEverywhere', whose: 'amina', page: me, seen: me, forAll: true },
  { action: 'leaveForGood', whose: 'amina', page: () => '/me/leave', seen: me, forAll: true },
  { action: 'takeExport', whose: 'amina', page: () => '/me/things', seen: me, forAll: true },
  { action: 'makeInvitation', whose: 'amina', page: () => '/invite', seen: () => '/invite', forAll: true },
  { action: 'sayNoMoreHere', whose: 'amina', page: place, seen: place, forAll: true },
  { action: 'closeHere', whose: 'amina', page: place, seen: place, forSettled: true },
  { action: 'reopenHere', whose: 'amina', page: closed, seen: closed, forSettled: true },
  { action: 'turnBackHere', whose: 'amina', page: turned, seen: turned },
  { action: 'hideHere', whose: 'amina', page: home, seen: home },
  { action: 'showHere', whose: 'amina', page: hidden, seen: hidden },
  { action: 'undoHere', whose: 'amina', page: changed, seen: changed, forAll: true },
];

/** What is not somebody's own, and stands in no row above, each with the reason. */
export const OPEN: Record<string, string> = {
  ...Object.fromEntries(
    [
      'offer',
      'ask',
      'callTogether',
      'openHere',
      'write',
      'joinDay',
      'tellMe',
      'changeHere',
      'sayTodayHere',
    ].map((action) => [action, 'everybody may, with a name at the end of the form']),
  ),
  sayDoorWord: 'it is about whoever sends it, and ends their own careful days',
  welcomeThem: 'it is about somebody new: everybody may whose careful days are over',
  hidePicture: 'anybody may, at one tap, visitors too',
  sayNobody: 'whoever answers for it, of what is hidden: nothing is in the scene',
  leavePictureOut: 'likewise',
  hide: 'anybody may, at one tap, visitors too',
  foldFor: 'everybody may whose careful days are over',
  unfold: 'everybody may whose careful days are over, once, but its author',
  ...Object.fromEntries(
    [
      'chooseLanguage',
      'lookHere',
      'lookAtEverything',
      'lookThere',
      'dismissInvitation',
      'dismissPassphrase',
      'signOut',
      'seen',
    ].map((action) => [action, 'it is about the device that sends it, or whoever is signed in on it']),
  ),
  ...Object.fromEntries(
    ['askForLink', 'signInByPassphrase', 'signInByLink', 'acceptInvitation', 'beginBoard'].map((action) => [
      action,
      'it lets in, and stands in the groups about signing in',
    ]),
  ),
  ...Object.fromEntries(
    [
      'confirm',
      'revoke',
      'keepPlace',
      'renewByLink',
      'cannotComeByLink',
      'stopNotifications',
      'startNotifications',
    ].map((action) => [action, 'whoever holds its secret link may; forged ones stand among the addresses']),
  ),
  endWith: 'it ends letters of whoever sends it, with whom it names',
  writeAgainWith: 'likewise',
  chooseLooksFirst: 'it is about what whoever sends it looks at first',
  showWords: 'it shows what waits under a post of whoever sends it, and in the scene nothing waits',
  muteThem: 'it is about whom whoever sends it sees',
  unmuteThem: 'likewise',
  beginTo: 'it writes to whom it names; who may is looked at among the letters',
  takeBackHere: 'it shows where a line called off a date of today, which depends on the hour',
};

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

/** Whose deed it is. */
export const doer = ({ scene }: Siege, { whose }: Deed): Person => scene[whose];
