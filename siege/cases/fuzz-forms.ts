import { chance } from '#audit/chance';
import type { Case, Siege } from '#siege/case';
import { answered } from '#siege/fuzz/answered';
import { bodyOf, type Twisted } from '#siege/fuzz/form';
import { type Standing, standingForms, twists } from '#siege/fuzz/forms';

// Every field of every form, with what nobody means: never a 5xx, always words. By seed: FOURNIL_SEED=other npm run siege -- fuzz tries others.

const SEED = process.env.FOURNIL_SEED ?? 'rosengarten';
async function send(siege: Siege, standing: Standing, { what, parts }: Twisted): Promise<number> {
  const { type, body } = bodyOf(parts);
  const headers = { origin: siege.origin, 'content-type': type, 'content-length': `${body.length}` };
  const answer = await standing.from().ask({ method: 'POST', path: standing.path, headers, body });
  answered(`${standing.who} at ${standing.path}, ${what}`, answer);
  return answer.status;
}

/** All that did not hold, not only the first of it. */
async function all(tries: (() => Promise<number>)[]): Promise<void> {
  const wrong: string[] = [];
  let slow = 0;
  for (const each of tries)
    await each().then(
      (status) => {
        if (status === 429) slow++;
      },
      (error: Error) => wrong.push(error.message),
    );
  if (wrong[0]) throw new Error(`${wrong.length} of ${tries.length}:\n${wrong.slice(0, 12).join('\n')}`);
  if (slow > tries.length / 2) throw new Error(`${slow} of ${tries.length} were only told to wait`);
}

/** So many of all that can be tried are sent: another seed sends others. In the short form less, from fewer pages: some seconds. */
const [LONG, SHORT] = [
  { tries: 400, pages: Number.POSITIVE_INFINITY },
  { tries: 25, pages: 5 },
];

const fuzz = async (siege: Siege, { tries, pages }: typeof LONG): Promise<void> => {
  const every = (await standingForms(siege, pages)).flatMap((standing) =>
    twists(siege, standing, SEED).map((twisted) => () => send(siege, standing, twisted)),
  );
  await all(chance(SEED).shuffled(every).slice(0, tries));
};

export const FUZZED_FORMS: Case[] = [
  {
    name: 'fields of all forms, with what nobody means: words, and nothing broken',
    attack: (siege) => fuzz(siege, LONG),
  },
  {
    name: 'some fields of forms, with what nobody means: words, and nothing broken',
    quick: true,
    attack: (siege) => fuzz(siege, SHORT),
  },
];
