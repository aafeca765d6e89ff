import type { Siege } from '#siege/case';
import {
  calledOff,
  changed,
  changedTwice,
  closed,
  dateForm,
  gathering,
  hidden,
  home,
  hosting,
  me,
  moved,
  named,
  place,
  post,
  turned,
  typedFor,
  withArrival,
  withdrawn,
  withGuest,
} from '#siege/cases/deed-pages';
import type { Person, Scene } from '#siege/scene';
import { inDays } from '#siege/words';

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

/** All deeds that are somebody's own, or take a name. */
export const DEEDS: Deed[] = [
  { action: 'withdraw', whose: 'amina', page: post, given: { sentence: 'It is gone' }, seen: post },
  { action: 'undo', whose: 'amina', page: withdrawn, seen: withdrawn },
  { action: 'withdrawForNeighbour', whose: 'boris', page: typedFor, seen: typedFor, forSettled: true },
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
  { action: 'undoDayHere', whose: 'boris', page: changedTwice, seen: changedTwice, forSettled: true },
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
  report: 'anybody may, of what they see, visitors too',
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
      'answer',
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

/** Whose deed it is. */
export const doer = ({ scene }: Siege, { whose }: Deed): Person => scene[whose];
