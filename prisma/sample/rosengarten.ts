import type { Allergen, PostKind } from '#lib/posts/post/schema';
import type { Point } from '#lib/values/geo/cell';
import type { RhythmKey } from '#lib/values/time/rhythm';
import type { Drawing } from './drawings.ts';

// A believable neighbourhood, for trying Fournil out and for its tests. Nobody in it is real.

export const BOARD = { name: 'Rosengarten', language: 'en', point: { lat: 52.4817, lng: 13.4352 } };

/** Who lives there. The first of them is whom one signs in as. */
export const PEOPLE: { name: string; words?: string }[] = [
  { name: 'Amina', words: 'Third floor, the window with the basil. I bake on Fridays.' },
  { name: 'Jonas', words: 'I have a cargo bicycle and time in the afternoon.' },
  { name: 'Thérèse', words: 'Couturière à la retraite. Je raccommode tout, sauf les cœurs.' },
  { name: 'يوسف', words: 'نجّار. عندي ورشة صغيرة خلف الساحة.' },
  { name: 'Олена', words: 'Садівниця. Розсада росте на балконі.' },
  { name: 'Noor' },
  { name: '春子', words: '味噌を仕込んでいます。' },
  { name: 'प्रिया', words: 'शाम को रसोई में मिलिए।' },
  { name: 'Eszter' },
  { name: 'Maria of the mill', words: 'Ask me about rye.' },
  { name: 'יעל' },
  { name: 'Ben', words: 'New here. I can carry things.' },
];

type SamplePlace = {
  name: string;
  words: string;
  whereWords: string;
  point?: Point;
  notebook: string;
  today?: string;
};

export const PLACES: SamplePlace[] = [
  {
    name: 'The old bakehouse',
    words: 'A wood oven from before the war, lit again. Whoever comes, bakes.',
    whereWords: 'In the yard behind the plane trees',
    point: { lat: 52.4823, lng: 13.4361 },
    notebook:
      'How the oven is lit: two arms of beech, crosswise, the flue wide open. When the dome turns white, pull the embers to the door and wait until flour on the stone browns and does not burn.\n\nThe peel hangs behind the door. The bucket for ash is the dented one, never the other.\n\nThe starter lives in the cellar, in the stone crock. Feed it when you take from it.',
    today: 'The oven is warm until the evening',
  },
  {
    name: 'Workshop in the arches',
    words: 'Benches, vices, a lathe that sings. Bring what is broken.',
    whereWords: 'Under the railway, the green gate',
    point: { lat: 52.4799, lng: 13.4389 },
    notebook:
      'The fuse for the lathe is the left one.\n\nالمفتاح عند الجارة في الطابق الأرضي.\n\nOil the vices when it rains: there is nothing else to do then anyway.',
  },
  {
    name: 'Rose garden',
    words: 'Beds for everyone, a fig that was given up for lost, a table under the walnut.',
    whereWords: 'Between the school and the canal',
    point: { lat: 52.4841, lng: 13.4318 },
    notebook:
      'The water comes from the canal; open the upper tap first.\n\nБур’ян — у компост, корені — сушити на сонці.\n\nNobody sows in the round bed: the hedgehog sleeps there.',
  },
  {
    name: 'La cuisine du rez-de-chaussée',
    words: 'Une grande cuisine avec une grande table. On y entre par la cour.',
    whereWords: 'Au rez-de-chaussée, la porte bleue',
    point: { lat: 52.4808, lng: 13.4327 },
    notebook: 'La grande marmite est sous l’évier. Laver, sécher, huiler : toujours dans cet ordre.',
    today: 'Soup is on, bring your bowl',
  },
  {
    name: 'The corner with the bench',
    words: 'A bench, a lamp, and whoever passes by.',
    whereWords: 'Where the two lanes meet',
    notebook: '',
  },
];

/** When a sample post is, in days from today. */
type SampleWhen = { start?: string; end?: string } & (
  | { any: true }
  | { in: number[] }
  | { in: number; until: number }
  | { in: number; rhythm: RhythmKey }
);

export type SamplePost = {
  kind: PostKind;
  title: string;
  words?: string;
  forWhom?: string;
  by: string;
  with?: string[];
  at?: string;
  where?: string;
  when: SampleWhen;
  ifItRains?: string;
  hands?: string;
  food?: Allergen[];
  ingredients?: string;
  arrival?: string;
  coming?: string[];
  unnamed?: string[];
  /** Of a rhythm: its second date is so many days later, and why; its third does not take place, and why. */
  moved?: { by: number; words: string };
  off?: string;
  talk?: [who: string, words: string][];
  picture?: { drawing: Drawing; words: string };
};

export const POSTS: SamplePost[] = [
  {
    kind: 'ACTIVITY',
    title: 'Baking evening, bring your own starter',
    words: 'We knead first and talk later. Whoever has never baked gets the warmest place.',
    by: 'Amina',
    with: ['Maria of the mill'],
    at: 'The old bakehouse',
    when: { in: [0], start: '18:00', end: '22:00' },
    ifItRains: 'The oven does not mind',
    hands: 'Hands wanted for kneading',
    arrival: 'Through the yard, the second door. Knock at the window if it is shut.',
    coming: ['Jonas', 'Олена', 'Ben'],
    unnamed: ['Noor'],
    talk: [
      ['Jonas', 'I bring two sacks of flour on the bicycle. Is there salt?'],
      ['Amina', 'There is salt. Bring a bowl for yourself.'],
      ['Олена', 'Принесу кмин і насіння соняшника.'],
      ['Ben', 'Can I come without a starter?'],
      ['Maria of the mill', 'Take some of mine, it has to be fed anyway.'],
    ],
  },
  {
    kind: 'ACTIVITY',
    title: 'Repairing together',
    words: 'Lamps, radios, bicycles, chairs. Nobody repairs it for you; somebody repairs it with you.',
    by: 'يوسف',
    with: ['Thérèse'],
    at: 'Workshop in the arches',
    when: { in: 2, rhythm: 'month-nth', start: '14:00', end: '18:00' },
    hands: 'Whoever can solder, come early',
    coming: ['Eszter', 'Ben'],
    talk: [
      ['Eszter', 'A szüleim varrógépét viszem, nem forog.'],
      ['Thérèse', 'On regardera ensemble, apportez aussi la courroie.'],
    ],
  },
  {
    kind: 'ACTIVITY',
    title: 'Digging the long bed',
    words: 'The bed along the wall gets compost before winter.',
    by: 'Олена',
    at: 'Rose garden',
    when: { in: [1], start: '10:00', end: '13:00' },
    ifItRains: 'Then on the day after',
    coming: ['春子'],
    talk: [['春子', '長靴を持っていきます。']],
  },
  {
    kind: 'ACTIVITY',
    title: 'طبخ العشاء معًا',
    words: 'نطبخ للجميع، ومن عنده خضار زائدة فليأتِ بها.',
    by: 'Noor',
    with: ['يوسف'],
    at: 'La cuisine du rez-de-chaussée',
    when: { in: 3, rhythm: 'week', start: '17:30', end: '21:00' },
    coming: ['प्रिया', 'Thérèse'],
    moved: { by: 1, words: 'يوم الجمعة هذه المرة، المطبخ مشغول' },
    off: 'Grand nettoyage de la cuisine',
    talk: [['प्रिया', 'मैं दाल ला रही हूँ।']],
  },
  {
    kind: 'ACTIVITY',
    title: 'Singing on the bench',
    by: 'Ben',
    at: 'The corner with the bench',
    when: { in: [5], start: '19:00' },
    ifItRains: 'Under the arch',
  },
  {
    kind: 'REQUEST',
    title: 'A rye loaf without seeds',
    words: 'She cannot bite on seeds just now.',
    forWhom: 'Amina’s grandmother',
    by: 'Noor',
    where: 'I fetch it',
    when: { in: [4, 5] },
    food: [],
    talk: [['Maria of the mill', 'I bake on the second of the two days, with the dark flour.']],
  },
  {
    kind: 'REQUEST',
    title: 'Someone to read a letter from the office with me',
    words: 'It is in German, and it is long.',
    forWhom: 'my neighbour upstairs',
    by: 'יעל',
    where: 'At my kitchen table or yours',
    when: { any: true },
    talk: [['Jonas', 'Ich lese gern mit. Abends?']],
  },
  {
    kind: 'REQUEST',
    title: 'Une échelle pour un après-midi',
    by: 'Thérèse',
    where: 'Je viens la chercher',
    when: { in: 1, until: 3 },
  },
  {
    kind: 'REQUEST',
    title: '味噌を混ぜる大きな桶',
    words: 'For stirring miso: a big tub, wood if there is one.',
    by: '春子',
    when: { any: true },
  },
  {
    kind: 'OFFER',
    title: 'Sourdough, still warm, come by the blue door',
    picture: { drawing: 'loaf', words: 'A scored loaf on linen, seen from above' },
    words: 'A few of them are darker than the others. Those are the best.',
    by: 'Amina',
    at: 'The old bakehouse',
    when: { in: [0] },
    food: ['GLUTEN'],
    ingredients: 'Wheat, rye, water, salt. Made this morning.',
    talk: [['Eszter', 'Kettőért jövök este.']],
  },
  {
    kind: 'OFFER',
    title: 'Розсада помідорів і базиліку',
    picture: { drawing: 'seedlings', words: 'Три горщики з розсадою на підвіконні' },
    words: 'Seedlings of tomato and basil, in paper pots.',
    by: 'Олена',
    at: 'Rose garden',
    when: { any: true },
  },
  {
    kind: 'OFFER',
    title: 'A cargo bicycle that needs to be moved',
    words: 'Whoever has something to carry: it goes where you go.',
    by: 'Jonas',
    where: 'In the yard, behind the bins',
    when: { any: true },
    arrival: 'The lock opens with the key under the third pot.',
  },
  {
    kind: 'OFFER',
    title: 'शाम की चाय और समोसे',
    words: 'Tea and samosas for whoever passes.',
    by: 'प्रिया',
    at: 'The corner with the bench',
    when: { in: [1], start: '17:00' },
    food: ['GLUTEN', 'MUSTARD'],
    ingredients: 'आलू, मटर, मसाले',
  },
  {
    kind: 'OFFER',
    title: 'Windfall apples, in crates',
    picture: { drawing: 'apples', words: 'Apples lying close together in a wooden crate' },
    words: 'Some have worms, all have taste. Good for sauce.',
    by: 'Eszter',
    where: 'I bring them round',
    when: { in: 2, until: 6 },
  },
];

export const TALK_AT_PLACES: { place: string; who: string; words: string }[] = [
  {
    place: 'The old bakehouse',
    who: 'Maria of the mill',
    words: 'The new flour is coarser: give it more water.',
  },
  { place: 'The old bakehouse', who: 'Jonas', words: 'I swept the flue.' },
  { place: 'Rose garden', who: 'יעל', words: 'מישהו ראה את המזמרה הקטנה?' },
  { place: 'Workshop in the arches', who: 'Eszter', words: 'The lathe sings higher than usual 🙉' },
];
