// What may import what (STYLE.md, Layout), for dependency-cruiser: `lib/structure-edges.test.ts` runs it on every source. Edges are read
// by swc, which next-intl brings: dependency-cruiser does not know TypeScript 7.

/** The rooms of lib by floors, the ground first: each imports only from floors below its own (docs/architecture.md has the picture). */
export const FLOORS = [
  ['values'],
  ['platform'],
  ['notifications', 'settings'],
  ['people'],
  ['folds'],
  ['pictures'],
  ['places'],
  ['posts'],
  ['conversations', 'board'],
  ['letters', 'watches'],
  ['feeds', 'export', 'reports'],
  ['operations'],
];
/** The rooms that are no noun's. */
export const OTHER_ROOMS = ['values', 'platform', 'operations'];

/** Who reaches the database beside queries, mutations, jobs, sweeps and *.sql.ts, each with its reason. */
const REACHES_DATABASE = {
  'lib/platform/form/submit-once.ts': 'a form is sent once: the row that says so belongs to no noun',
  'lib/operations/forgetting/testing.ts': 'makes what tests look at',
  'lib/letters/testing.ts': 'makes what tests look at',
  'lib/people/person/testing.ts': 'makes what tests look at',
  'lib/places/testing.ts': 'makes what tests look at',
  'lib/posts/occurrences/on-date.ts':
    'one transaction in which somebody changes a date, for the mutations that do',
  'lib/posts/draft/testing.ts': 'makes what tests look at',
  'lib/posts/let-in/testing.ts': 'makes what tests look at',
  'lib/posts/post/testing.ts': 'makes what tests look at',
  'lib/places/around.ts': 'reads places by where they are, apart from all other queries of places',
  'lib/board/search.ts': 'asks the index of words, apart from all other queries of posts',
  'lib/feeds/queries.ts': 'reads what calendars and feeds hold, where one sees that nobody is named',
  'lib/board/queries.ts': 'reads the board, apart from all other queries of posts',
  'lib/board/board-dates.ts': 'which dates stand on the board, for lib/board/queries.ts',
  'lib/notifications/testing.ts': 'makes whom tests write to',
  'lib/notifications/deliver.ts': 'claims and hands over what waits in the outbox, which belongs to no noun',
};

const TESTS = '[.]test[.]tsx?$';
const inRoom = (rooms) => `^lib/(${rooms.join('|')})/`;
const forbidden = (name, from, to) => ({ name, severity: 'error', from, to });

/** One rule for each room of some floors: nothing from its own floor, nor from above. A test may look at its room from above. */
export function floorRules(floors) {
  return floors.flatMap((rooms, at) =>
    rooms.flatMap((room) => {
      const not = floors
        .slice(at)
        .flat()
        .filter((other) => other !== room);
      if (!not[0]) return [];
      const from = { path: inRoom([room]), pathNot: TESTS };
      return [forbidden(`${room} imports only from floors below`, from, { path: inRoom(not) })];
    }),
  );
}

const NOUNS = FLOORS.flat().filter((room) => !OTHER_ROOMS.includes(room));
/** What is on the board itself, and neither looks at it from outside nor is a command. */
const INSIDE = '^(app|components|lib|islands)/|^[^/]+$';

const RULES = [
  // Types are gone when it runs.
  forbidden('no circle', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  forbidden('lib stands below components and app', { path: '^lib/' }, { path: '^(components|app)/' }),
  forbidden('components stand below app', { path: '^components/' }, { path: '^app/' }),
  forbidden('nobody imports a command', { pathNot: '^bin/' }, { path: '^bin/' }),
  forbidden(
    'nobody imports what looks at the board from outside',
    { path: INSIDE, pathNot: '[.]config[.]ts$' },
    { path: '^(e2e|audit|bench|faults|siege)/' },
  ),
  forbidden(
    'the kit knows no noun',
    { path: '^components/ui/' },
    { path: inRoom(NOUNS), pathNot: '^lib/pictures/schema[.]ts$' }, // a field for pictures is part of the kit
  ),
  forbidden(
    'the kit knows no other component',
    { path: '^components/ui/' },
    { path: '^components/', pathNot: '^components/(ui|marks)/' },
  ),
  forbidden(
    'only queries and mutations reach the database',
    {
      path: INSIDE,
      pathNot: [
        '^lib/(platform/(database|live)|operations)/',
        '/(queries|mutations|jobs|sweep)[.]ts$',
        '[.]sql[.]ts$',
        TESTS,
        ...Object.keys(REACHES_DATABASE).map((file) => `^${file.replaceAll('.', '[.]')}$`),
      ],
    },
    {
      path: '^lib/platform/database/client[.]ts$|^generated/|(^|/)node_modules/(@prisma|@types/pg|pg)/',
      dependencyTypesNot: ['type-only'],
    },
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...floorRules(FLOORS), ...RULES],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true, // imports of types count
    doNotFollow: { path: ['node_modules', '^generated/'] },
    exclude: { path: '(^|/)[.]next' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
};
