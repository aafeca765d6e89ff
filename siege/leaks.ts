import type { Answer } from '#siege/http';

/** Words that only some may read. `knows`: whether somebody of this name may; `undefined` is a visitor. */
export type Canary = { word: string; what: string; knows: (name: string | undefined) => boolean };

/** What one device was answered, and what it had said itself. */
export type Heard = { who: string | undefined; where: string; said: string; answer: Answer };

/** What no answer of any board holds: the program's insides. */
const INSIDES: [what: string, pattern: RegExp][] = [
  ['a stack', /^\s+at .{1,200}:\d+:\d+\)?$/m],
  ['a file of the program', /node_modules|\/\.next|\.tsx?:\d+|webpack|turbopack:/],
  ['SQL', /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\b[^<]{1,200}\b(?:FROM|VALUES|SET|WHERE)\b|\$\d::/],
  [
    'the database’s own words',
    /syntax error at or near|violates \w+|duplicate key|invalid input syntax|relation "|column "/,
  ],
  ['Prisma’s own words', /prisma|PrismaClient|P20\d\d\b/i],
  [
    'Node’s own words',
    /\bE(?:CONN|NOENT|ACCES|PIPE)\w*|TypeError|ReferenceError|RangeError|is not a function/,
  ],
  ['Next’s own words', /__next_f|NEXT_REDIRECT|Internal Server Error|Application error|digest/],
];

/** What somebody was answered and should not have been, in words. `secrets` are the server's own, by what they are. */
export function leaksIn(
  heard: Heard[],
  canaries: Canary[],
  secrets: [what: string, word: string][],
): string[] {
  return heard.flatMap(({ who, where, said, answer }) => {
    const all = `${JSON.stringify(answer.headers)}\n${answer.text}`;
    const isPage = /^(?:text|application\/(?:json|xml|atom|feed|ld))/.test(
      answer.headers['content-type'] ?? 'text',
    );
    const inside = isPage ? INSIDES.filter(([, pattern]) => pattern.test(all) && !pattern.test(said)) : [];
    const own = secrets.filter(([, word]) => all.includes(word) && !said.includes(word));
    const others = canaries.filter(
      ({ word, knows }) => all.includes(word) && !said.includes(word) && !knows(who),
    );
    return [...inside, ...own, ...others.map(({ what }) => [what])].map(
      ([what]) => `${where} tells ${who ?? 'a visitor'} ${what}`,
    );
  });
}
