import { readFileSync } from 'node:fs';
import type { Client } from '#siege/client';
import type { Canary } from '#siege/leaks';
import type { Mailbox } from '#siege/mailbox';
import { sendRead } from '#siege/patience';
import { found, inDays, word } from '#siege/words';

/** Somebody with a name on the board, and the device on which they came in. */
export type Person = { name: string; passphrase: string; device: Client };

/** Whom a scene is made by. */
export type Casting = {
  device: () => Client;
  mailbox: Mailbox;
  /** Ends somebody's careful days. */
  settle: (name: string) => Promise<void>;
};

/** People and things as any board has them, and what of it only some may read. */
export type Scene = Awaited<ReturnType<typeof setScene>>;

/** Somebody comes in by a small request, and has noted their passphrase. */
export async function comeIn(device: Client, name: string): Promise<Person> {
  device.name = name;
  const given = { title: `A greeting ${word()}`, name };
  const page = await sendRead(device, await device.open('/ask'), 'title', given);
  const passphrase = found(page.answer.text, /class="passphrase-words"><bdi[^>]*>([^<]+)</);
  await device.send(page, 'dismissPassphrase');
  return { name, passphrase, device };
}

/** Makes the scene by the forms of the board, as people would. */
export async function setScene({ device, mailbox, settle }: Casting) {
  const named = async (name: string) => {
    const person = await comeIn(device(), `${name} ${word()}`);
    await settle(person.name);
    return person;
  };
  const [amina, boris, carla] = [await named('Amina'), await named('Boris'), await named('Carla')];
  const canaries: Canary[] = [amina, boris, carla].map(({ name }) => ({
    word: name.split(' ')[1] ?? name,
    what: 'the name of somebody',
    knows: (who) => who !== undefined,
  }));
  /** A word that only these may read. */
  const secret = (what: string, ...people: Person[]) => {
    const canary = word();
    canaries.push({ word: canary, what, knows: (who) => people.some(({ name }) => name === who) });
    return canary;
  };
  /** A word that everybody with a name may read. */
  const inside = (what: string) => {
    const canary = word();
    canaries.push({ word: canary, what, knows: (who) => who !== undefined });
    return canary;
  };
  const mine = amina.device;

  const placed = await mine.send(await mine.open('/open'), 'placeName', {
    placeName: `The mill ${word()}`,
    home: 'no',
    words: 'An oven, two tables.',
    notebook: 'Light it an hour before.',
    point: '52.520080, 13.404950',
  });
  const place = found(placed.path, /\/places\/([^/?#]+)/);
  await mine.send(await mine.open(`/places/${place}/today`), 'today', { today: 'The oven is warm' });

  const title = `Rye ${word()}`;
  const offered = await mine.send(
    await mine.open('/offer'),
    'title',
    { title, words: 'Come by.', when: 'any', place, everyoneAgrees: 'on', picture1Words: 'A loaf' },
    {
      files: [
        { field: 'picture1', name: 'loaf.png', type: 'image/png', bytes: readFileSync('e2e/loaf.png') },
      ],
    },
  );
  const offer = found(offered.path, /\/posts\/([0-9a-f-]{36})/);
  const picture = found(offered.answer.text, /src="\/pictures\/([^"?/]+)/);

  const gathering = `Baking ${word()}`;
  const arrival = secret('the words about the door', amina, boris);
  const called = await mine.send(await mine.open('/together'), 'title', {
    ...{ title: gathering, when: 'day', day: inDays(3), start: '15:00', end: '17:00', place },
    ...{ arrival: `Ring at ${arrival}`, publish: 'on' },
  });
  const activity = found(called.path, /\/posts\/([0-9a-f-]{36})/);
  const date = found(called.answer.text, /id="coming-([0-9a-f-]{36})/);

  const theirs = boris.device;
  await theirs.send(await theirs.open(`/posts/${activity}`), 'joinDay', {}, { bound: date });
  const talk = inside('words under an offer');
  const talked = await theirs.send(await theirs.open(`/posts/${offer}`), 'write', {
    words: `May I? ${talk}`,
  });
  const message = found(talked.answer.text, /id="message-([0-9a-f-]{36})/);
  const said = inside('words at a place');
  await theirs.send(await theirs.open(`/places/${place}`), 'write', { words: `It draws well. ${said}` });

  const letter = secret('a letter', amina, boris);
  const letters = await mine.send(await mine.open(`/people/${encodeURIComponent(boris.name)}`), 'beginTo', {
    words: `Gladly. ${letter}`,
  });
  const correspondence = found(letters.path, /\/letters\/([0-9a-f-]{36})/);

  const address = `${secret('an e-mail address', amina)}@example.org`;
  await mine.send(await mine.open('/me'), 'changeAddress', { email: address, passphrase: amina.passphrase });
  const confirming = await mailbox.linkTo(address, '/me/email');
  await mine.send(await mine.open(confirming), 'confirm');

  await mine.send(await mine.open('/watch'), 'q', { q: secret('words somebody watches for', amina) });
  const withCalendar = await mine.send(await mine.open('/me'), 'makeMyCalendar');
  const calendar = found(withCalendar.answer.text, /\/mine\/([\w-]{20,})\.ics/);
  canaries.push({ word: calendar, what: 'the secret calendar', knows: (who) => who === amina.name });

  for (const { name, passphrase } of [amina, boris, carla])
    canaries.push({ word: passphrase, what: 'a passphrase', knows: (who) => who === name });
  return {
    amina,
    boris,
    carla,
    canaries,
    place,
    offer,
    title,
    gathering,
    picture,
    activity,
    date,
    message,
    correspondence,
    address,
    calendar,
  };
}
