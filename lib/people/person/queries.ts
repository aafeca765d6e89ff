import 'server-only';
import { isCarefulAt } from '#lib/people/careful/rules';
import { inSightOf } from '#lib/people/mute/queries';
import type { PersonView, ProfileView } from '#lib/people/person/schema';
import type { Viewer } from '#lib/people/viewer';
import { unseal } from '#lib/platform/config/seal';
import { database } from '#lib/platform/database/client';
import { nameKey } from '#lib/values/text/name-key';
import { written } from '#lib/values/text/people-words';
import { now } from '#lib/values/time/clock';

/** What a person may change about themselves. */
export async function profile(viewer: Viewer): Promise<ProfileView> {
  const person = await database().person.findUniqueOrThrow({ where: { id: viewer.id } });
  const { name, words, lettersFrom, looksFirst, language, emailSealed } = person;
  return {
    name,
    words,
    lettersFrom,
    looksFirst,
    language,
    email: emailSealed && written(unseal('email', emailSealed)),
  };
}

/** Somebody's page: for those signed in only. Undefined where nobody has that name. */
export async function personNamed(viewer: Viewer, name: string): Promise<PersonView | undefined> {
  const person = await database().person.findUnique({
    where: { nameKey: nameKey(name), ...inSightOf(viewer) },
  });
  return person
    ? {
        name: written(person.name),
        id: person.id,
        // What is hidden its author alone reads, where they change it.
        words: written(person.aboutFolded === 'OPEN' ? person.words : ''),
        isViewer: person.id === viewer.id,
        isNew: isCarefulAt(person, now()),
      }
    : undefined;
}
