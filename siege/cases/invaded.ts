import { strict as assert } from 'node:assert';
import type { Case, Siege } from '#siege/case';
import type { Client, Page } from '#siege/client';
import { found, word } from '#siege/words';

// Three ways to ruin a board, tried as a hostile stranger would: spam, harassment of one person by many names, an address that is published. Behind
// each one neighbour sets it right with a thumb, every tap of which is counted (docs/decisions/invaded.md).

/** So many taps, and so long in milliseconds, one neighbour has for it. */
const TAPS = 10;
const PATIENCE = 5 * 60_000;
const SPAM = { names: 100, each: 10 };
const MANY = 12;
const FEW = 5;

/** A neighbour on a telephone: each page that they open, each form that they send and whatever else they touch in it is a tap. */
class Thumb {
  readonly #device: Client;
  readonly #began = performance.now();
  #taps = 0;

  constructor(device: Client) {
    this.#device = device;
  }

  /** Opens what is folded in on a page, and ticks something in it. */
  ticks(): void {
    this.#taps += 2;
  }

  open(path: string): Promise<Page> {
    this.#taps++;
    return this.#device.open(path);
  }

  send(...form: Parameters<Client['send']>): Promise<Page> {
    this.#taps++;
    return this.#device.send(...form);
  }

  /** @throws where it took too many, or too long */
  rests(): void {
    assert.ok(this.#taps <= TAPS, `it took ${this.#taps} taps`);
    assert.ok(performance.now() - this.#began < PATIENCE, 'it took longer than five minutes');
  }
}

/** Where somebody still reads a word without opening what is closed: on the board, in its feeds, by search. */
async function readAt(device: Client, word: string, ...pages: string[]): Promise<string[]> {
  const lists = ['/', '/board.txt', '/board.json', '/board.atom', `/?q=${word}`, `/board.json?q=${word}`];
  const found: string[] = [];
  for (const address of [...lists, ...pages]) {
    const { text } = await device.get(address);
    const open = text.replace(/<details class="closed">[\s\S]*?<\/details>/g, '');
    // What is looked for stands in its own answer: as what is asked for, and not as what is found.
    if (new RegExp(`${word} (?:pills|seven)|You ${word}`).test(open)) found.push(address);
  }
  return found;
}

/** Folds something, and with it all that anybody new here put up, from the page where it stands. */
async function foldAll(thumb: Thumb, thing: `${'post' | 'message'}/${string}`): Promise<void> {
  const form = await thumb.open(`/fold/${thing}`);
  thumb.ticks();
  await thumb.send(form, 'words', { words: 'It is not for here', ofAll: 'on' });
}

export const INVADED: Case[] = [
  {
    name: 'a thousand posts of a hundred names: one neighbour folds them all at once',
    attack: async (siege) => {
      const spam = word();
      const [posts, taken] = await spammed(siege, spam);
      assert.ok(taken > 0 && posts[0]);
      const thumb = new Thumb(siege.as(siege.scene.boris));
      await thumb.open('/');
      await thumb.open(posts[0]);
      await foldAll(thumb, `post/${posts[0].slice(-36)}`);
      thumb.rests();
      assert.deepEqual(await readAt(siege.visitor(), spam), []);
    },
  },
  {
    name: 'twelve names write to one neighbour: what they wrote is folded, and what they write next waits',
    attack: async (siege) => {
      const { boris } = siege.scene;
      const path = await offeredBy(siege.as(boris));
      const hate = word();
      const write = async () => {
        const { device } = await siege.newcomer();
        await device.post(await device.open(path), 'write', { words: `You ${hate}` });
      };
      for (let at = 0; at < MANY; at++) await write();
      const thumb = new Thumb(siege.as(boris));
      await thumb.send(await thumb.open('/me'), 'chooseLooksFirst');
      const page = await thumb.open(path);
      await foldAll(thumb, `message/${found(page.answer.text, /id="message-([0-9a-f-]{36})/)}`);
      thumb.rests();
      await write();
      assert.deepEqual(await readAt(siege.as(siege.scene.amina), hate, path), []);
    },
  },
  {
    name: 'an address put up by five names: a visitor hides each at one tap, and it does not come back by a space added',
    quick: true,
    attack: async (siege) => {
      const lane = word();
      const posts: [path: string, author: Client][] = [];
      for (let at = 0; at < FEW; at++) {
        const { device } = await siege.newcomer();
        posts.push([await offeredBy(device, `She lives at ${lane} seven`), device]);
      }
      const thumb = new Thumb(siege.visitor());
      for (const [path] of posts)
        await thumb.send(await thumb.open(path), 'hide', {}, { bound: path.slice(-36) });
      thumb.rests();
      const others = [siege.visitor(), siege.as(siege.scene.amina)];
      for (const other of others) assert.deepEqual(await readAt(other, lane), []);
      for (const [path, author] of posts)
        await author.post(await author.open(`${path}/edit`), 'title', {
          title: `She lives at  ${lane} seven.`,
        });
      for (const other of others) assert.deepEqual(await readAt(other, lane), []);
    },
  },
];

/** Offers something. @returns its address */
async function offeredBy(device: Client, title = `Jam ${word()}`): Promise<string> {
  const page = await device.send(await device.open('/offer'), 'title', { title, when: 'any' });
  return found(page.path, /(\/posts\/[0-9a-f-]{36})/);
}

/** A script comes in by many names, and puts up as much as it is let. @returns what is there of it, and how much was taken */
async function spammed(siege: Siege, spam: string): Promise<[posts: string[], taken: number]> {
  const posts: string[] = [];
  for (let name = 0; name < SPAM.names; name++) {
    const device = siege.visitor();
    for (let at = 0; at < SPAM.each; at++) {
      const page = await device.open('/offer');
      const given = {
        title: `${spam} pills ${word()}`,
        when: 'any',
        ...(at === 0 && { name: `${word()} ${word()}` }),
      };
      const answer = await device.post(page, 'title', given);
      if (answer.status !== 303) break; // slowed: it tries by the next name
      posts.push(found(answer.headers.location ?? '', /(\/posts\/[0-9a-f-]{36})/));
    }
  }
  return [posts, posts.length];
}
