import { signUp } from '#lib/people/person/mutations';
import { mint, type Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { nameKey } from '#lib/values/text/name-key';
import { now } from '#lib/values/time/clock';
import { todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';
import { PEOPLE } from '../../../prisma/sample/rosengarten.ts';

/** Somebody of the sample neighbourhood, by name. */
export type Who = (name: string) => Viewer;

/** Has everybody move in who is not there yet. @returns everybody, by name */
export async function movePeopleIn(): Promise<Who> {
  const people = new Map<string, Viewer>();
  for (const person of PEOPLE) people.set(person.name, await someone(person));
  return (name) => {
    const found = people.get(name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  };
}

async function someone({ name, words = '' }: (typeof PEOPLE)[number]): Promise<Viewer> {
  const newcomer = await signUp(name);
  const person =
    newcomer?.viewer ?? (await database().person.findUniqueOrThrow({ where: { nameKey: nameKey(name) } }));
  await database().person.update({
    where: { id: person.id },
    data: {
      hereOn: new Date(todayIn(zone(), now())),
      ...(newcomer && { words, carefulUntil: null, vouchesFrom: null }),
    },
  });
  return mint(person);
}
