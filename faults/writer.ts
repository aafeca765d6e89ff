import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '#audit/chance';
import { addDays, todayIn } from '#lib/values/time/day';
import type { Ledger } from './ledger.ts';
import { Sender } from './sender.ts';

/** Something that stands on the board, where whoever writes may write under it, come to it or withdraw it. */
type Thing = { address: string; by: string; isActivity: boolean };
/** What all writers share; under what is leaving somebody may be refused. */
export type Life = {
  url: string;
  ledger: Ledger;
  things: Thing[];
  leaving: Set<string>;
  /** Whether nobody begins anything more, and whether nobody sends anything any more. */
  isEnding: () => boolean;
  isOver: () => boolean;
};

/** Nobody writes without a breath. */
const BREATH = 1_500;
/** So often somebody taps twice. */
const DOUBLE_TAPS = 0.2;
const ZONE = 'Europe/Berlin';

/** Somebody who posts, writes, joins and withdraws, one after the other, and sends again what was not acknowledged. */
export class Writer {
  readonly sender: Sender;
  readonly #name: string;
  readonly #life: Life;
  readonly #chance: Chance;
  #made = 0;

  constructor(name: string, life: Life, chance: Chance) {
    [this.#name, this.#life, this.#chance] = [name, life, chance];
    this.sender = new Sender(life.url, life.isOver);
  }

  /** Writes until that ends. */
  async write(): Promise<void> {
    while (!this.#life.isEnding()) {
      await pause(this.#chance.below(BREATH));
      const others = this.#life.things.filter(({ by }) => by !== this.#name);
      const gatherings = others.filter(({ isActivity }) => isActivity);
      const mine = this.#life.things.filter(({ by, isActivity }) => by === this.#name && !isActivity);
      const is = this.#chance.next();
      if (!this.#life.ledger.has('people', this.#name) || is < 0.4) await this.#put(is < 0.1);
      else if (is < 0.7 && others[0]) await this.#say(this.#chance.one(others));
      else if (is < 0.9 && gatherings[0]) await this.#come(this.#chance.one(gatherings));
      else if (mine[0]) await this.#withdraw(this.#chance.one(mine));
    }
  }

  #word(): string {
    this.#made++;
    return `${this.#name}, the ${this.#made}`;
  }

  async #put(isActivity: boolean): Promise<void> {
    const { ledger, things } = this.#life;
    const address = isActivity ? '/together' : '/offer';
    const title = this.#word();
    const newcomer: Record<string, string> = ledger.has('people', this.#name) ? {} : { name: this.#name };
    const when: Record<string, string> = isActivity
      ? { when: 'day', day: addDays(todayIn(ZONE, new Date()), 3), start: '10:00', end: '12:00' }
      : {};
    const to = await this.#send(address, 'title', { title, ...when, ...newcomer });
    if (!to) return;
    ledger.note('posts', title);
    ledger.note('people', this.#name);
    things.push({ address: to.replace(/[?#].*/, ''), by: this.#name, isActivity });
  }

  async #say({ address }: Thing): Promise<void> {
    const words = this.#word();
    if (await this.#send(address, `post:${address.slice('/posts/'.length)}`, { words }))
      this.#life.ledger.note('messages', words);
  }

  async #come({ address }: Thing): Promise<void> {
    const date = /id="coming-([0-9a-f-]{36})"/.exec((await this.sender.open(address))?.html ?? '')?.[1];
    const known = `${this.#name} ${date}`;
    const { ledger } = this.#life;
    if (date && !ledger.has('joinings', known) && (await this.#send(address, date)))
      ledger.note('joinings', known);
  }

  async #withdraw(thing: Thing): Promise<void> {
    const { ledger, things } = this.#life;
    // Nobody begins to write under it any more; who does already may be told that it is gone.
    this.#life.leaving.add(thing.address);
    things.splice(things.indexOf(thing), 1);
    if (await this.#send(thing.address, 'sentence', { sentence: 'It has found its way.' }))
      ledger.note('withdrawn', thing.address);
  }

  async #send(
    address: string,
    having: string,
    given: Record<string, string> = {},
  ): Promise<string | undefined> {
    const page = await this.sender.open(address);
    const form = page && this.sender.fill(address, page.html, having, given);
    // Whoever is let in twice at once is signed in by the answer that comes last: that is another test's.
    const twice = this.#life.ledger.has('people', this.#name) && this.#chance.is(DOUBLE_TAPS);
    return form && (await this.sender.send(form, { twice }));
  }
}
