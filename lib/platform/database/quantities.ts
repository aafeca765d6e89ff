import type { Declared } from '#lib/platform/database/catalogue';

// What may be declared at all (prisma/catalogue.txt). Whoever adds to it by a migration and writes the list anew meets this file, and has
// to say here why what they add cannot hold a quantity.

/** Of a library, each with its reason: what they hold is not judged. */
const LIBRARIES: Record<string, string> = {
  'public._prisma_migrations': 'which migrations were applied: says nothing of people',
};

const KINDS = ['schema', 'extension', 'table', 'column', 'table constraint', 'index', 'type', 'function'];

/** Types that hold what people write and when. */
const TYPES = ['text', 'boolean', 'uuid', 'bytea', 'date', 'timestamp(3) with time zone'];
/** Where several values stand in one column their length is a quantity, and so is what a text of them says: each with its reason. */
const LISTS: Record<string, string> = {
  'public."Post"."excludedDates"':
    'dates left out of a rhythm, as days are written; there is no list of dates',
  'public."PlaceVersion".pictures':
    'which pictures a place’s page had, by their random ids, as they stood on it for everybody: an undo brings them back',
  'public."Post".allergens': 'what is in it, each at most once: it has a legal name, not a number',
  'public."Person".stopped': 'which kinds of mail somebody does not want, each at most once',
  'public."Watch".words': 'the words that somebody waits for, as search looks for them',
};
/** What a column begins with is nothing, no, now, or the name of a choice. */
const DEFAULT =
  /^(''::text|'[a-z]+'::text|false|true|CURRENT_TIMESTAMP|'[A-Za-z_]+'::public\."\w+"|ARRAY\[\]::public\."\w+"\[\])$/;

/** What PostgreSQL computes, each with its reason. */
const FUNCTIONS: Record<string, string> = {
  'public.found_by(pg_catalog.text,pg_catalog.text)':
    'the words of a text, each with its surroundings, for the index of words',
};
/** Indexes over what is computed, or over some rows only, each with its reason. */
const INDEXES: Record<string, string> = {
  'public."Occurrence_any"': 'those for any day, which are asked for again',
  'public."Occurrence_long_area_idx"': 'those longer than a night',
  'public."Occurrence_long_idx"': 'those longer than a night',
  'public."Occurrence_long_wide_idx"': 'those longer than a night',
  'public."Occurrence_once"': 'a date that moved is known by when it was to start',
  'public."Place_found_idx"': 'the words of a place',
  'public."Post_found_idx"': 'the words of a post',
};

/** Words by which a column would say that it holds a quantity. */
const COUNTING =
  /^(counts?|counter|totals?|sums?|amounts?|quantit(y|ies)|tall(y|ies)|numbers?|num|nr|scores?|points?|karma|ratings?|rat(e|ed)|votes?|likes?|views?|stars?|balance|price|credits?|debts?|owes?|owed|many|times|loaves|hours|minutes|weight|size|length|level|karma|rank|position|order|percent)$/;
/** Columns that are called like one and are none, each with its reason. */
const NAMES: Record<string, string> = {
  'public."Picture".rank': 'the order of pictures among the others, as a text between two texts',
};

/** Words for a quantity, of which no choice may be one. */
const NUMERAL =
  /\p{N}|(^|_)(zero|none?|once|twice|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores?|hundreds?|thousands?|many|few|several|more|most|less|first|second|third|last|single|double|triple|[ivxlcdm]+)($|_)|^(.)\4*$/iu;
/** Choices that are called like one and are none, each with its reason. */
const LABELS: Record<string, string> = {
  'public."Digest".AT_ONCE': 'at once is when, not how often',
};

/** What of some declared objects could hold a quantity, as sentences. Empty where the promise holds (docs/promise.md, point 1). */
export function quantitiesAmong(declared: Declared[]): string[] {
  const types = declared.flatMap(({ thing }) => /^type (.+)$/.exec(thing)?.[1] ?? []);
  return declared.flatMap(({ thing, detail }) => {
    const kind = KINDS.find((each) => thing.startsWith(`${each} `));
    if (!kind) return [`${thing}: nothing of this kind may be declared`];
    const name = thing.slice(kind.length + 1);
    if (Object.keys(LIBRARIES).some((library) => name === library || name.startsWith(`${library}.`)))
      return [];
    const wrong = JUDGED[kind]?.({ name, detail, types });
    return wrong ? [`${thing}: ${wrong}`] : [];
  });
}

type Judged = { name: string; detail: string; types: string[] };

const JUDGED: Record<string, (of: Judged) => string | undefined | false> = {
  schema: ({ name }) =>
    !['public', 'extensions'].includes(name) && 'there is one schema, and one for extensions',
  extension: ({ name }) => !['pg_trgm', 'plpgsql'].includes(name) && 'no other extension is needed',
  column: ({ name, detail, types }) => ofColumn(name, detail, types),
  index: ({ name, detail }) =>
    !INDEXES[name] && !isPlainIndex(detail) && 'it computes, or leaves rows out, and nobody says why',
  type: ({ name, detail }) => ofChoices(name, detail),
  function: ({ name }) => !FUNCTIONS[name] && 'it computes, and nobody says why',
};

function ofColumn(name: string, detail: string, types: string[]): string | undefined {
  const [, type = '', initial] = /^(.*?)(?: not null)?(?: default (.*))?$/.exec(detail) ?? [];
  const one = type.replace(/\[\]$/, '');
  if (!TYPES.includes(one) && !types.includes(one)) return `it is ${type}`;
  if (type.endsWith('[]') && !LISTS[name]) return 'it is a list, and nobody says why';
  if (initial !== undefined && !DEFAULT.test(initial)) return `it begins with ${initial}`;
  const words = (name.split('.').at(-1) ?? '').replaceAll('"', '').split(/(?=[A-Z])|_/);
  if (words.some((word) => COUNTING.test(word.toLowerCase())) && !NAMES[name])
    return 'its name is a quantity’s';
}

const isPlainIndex = (detail: string) =>
  /^CREATE (UNIQUE )?INDEX \S+ ON \S+ USING btree \([^()]*\)$/.test(detail);

function ofChoices(name: string, detail: string): string | undefined {
  const labels = [...detail.matchAll(/'((?:[^']|'')*)'/g)].map(([, label = '']) => label);
  if (!detail.startsWith('one of ')) return 'it is no choice of words';
  const wrong = labels.filter((label) => NUMERAL.test(label) && !LABELS[`${name}.${label}`]);
  return wrong[0] !== undefined ? `${wrong.join(', ')} says how many` : undefined;
}
