// Vitest's setup before each test file: the clock starts at the same instant every time and goes on from there, so that no test hangs on
// the hour or the day on which it is run. FOURNIL_TEST_START is another instant, to see that none hangs on this one.

/** A Wednesday at noon in Berlin. */
const START = Date.parse(process.env.FOURNIL_TEST_START ?? '2026-11-25T11:00:00Z');

const RealDate = Date;
const ahead = START - RealDate.now();
const instant = () => RealDate.now() + ahead;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, asked) => Reflect.construct(target, given.length ? given : [instant()], asked),
  apply: () => new RealDate(instant()).toString(),
  get: (target, name) => (name === 'now' ? instant : Reflect.get(target, name)),
});
