import { Device } from './device.ts';

/**
 * What somebody outside saw of a thing: when it was first and last on the board (milliseconds since 1970), all ids on its page, and the
 * names of its pictures.
 */
export type Seen = { id: string; first: number; last: number; ids: string[]; pictures: string[] };

const FEEDS = ['/board.json', '/board.atom', '/board.ics'];

/** Somebody outside who reads what visitors can read, all month long, and writes down when. */
export class Observer {
  readonly seen = new Map<string, Seen>();
  readonly #device: Device;
  /** The feeds that this board has. */
  readonly feeds: string[] = [];
  #looks = 0;

  constructor(url: string) {
    this.#device = new Device(url);
  }

  /** Finds out which feeds there are. */
  async begin(): Promise<void> {
    for (const feed of FEEDS) if ((await this.#device.open(feed)).status === 200) this.feeds.push(feed);
  }

  /** Looks once: at the board, at each of its days, and at the feeds. */
  async look(at: number): Promise<void> {
    const board = (await this.#device.open('/')).html;
    const days = [...board.matchAll(/href="(\/\?[^"]*day=[^"]*)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    const pages = [board];
    // The days to come hold nothing that was not put up since: once in a few looks is enough.
    const further = this.#looks++ % 6 === 0 ? [...days, ...this.feeds] : [];
    for (const address of new Set(further)) pages.push((await this.#device.open(address)).html);
    const there = pages.flatMap((page) =>
      [...page.matchAll(/\/posts\/([0-9a-f-]{36})/g)].map(([, id = '']) => id),
    );
    for (const id of new Set(there)) await this.#note(id, at);
  }

  async #note(id: string, at: number): Promise<void> {
    const before = this.seen.get(id);
    if (before) {
      before.last = at;
      return;
    }
    const { html } = await this.#device.open(`/posts/${id}`);
    const ids = [...html.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g)];
    const pictures = [...html.matchAll(/\/pictures\/([\w-]+)-(?:small|large)\.webp/g)].map(
      ([, key = '']) => key,
    );
    this.seen.set(id, {
      id,
      first: at,
      last: at,
      ids: [...new Set(ids.map(([each]) => each))],
      pictures: [...new Set(pictures)],
    });
  }
}
