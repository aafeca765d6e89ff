import { setTimeout as pause } from 'node:timers/promises';
import { freshFolder, removeFolder, startBoard } from '#e2e/board';
import type { Fault } from './fault.ts';
import { Letterbox } from './letterbox.ts';
import { Sender } from './sender.ts';

/** One for each way in which a mail server can fail somebody. */
const MOODS = ['down', 'refusing', 'dropping', 'slow', 'silent'];
/** So long it is away, and so long it is in its moods. */
const BAD = 8_000;
/** What failed is tried again when it is twice as old; what was never answered is given up before. */
const PATIENCE = 150_000;
/** As long as nobody waits for a mail server, on a machine that does other things beside. */
const SLOWEST = 5_000;

export const mailServer: Fault = {
  name: 'the mail server is down, refuses, hangs up, is slow, says nothing',
  run: async ({ isShort }) => {
    const letterbox = new Letterbox();
    await letterbox.open();
    await letterbox.close(); // its port is known, and nobody listens there
    const folder = freshFolder();
    const url = `smtp://127.0.0.1:${letterbox.port}`;
    const board = await startBoard({ folder, env: { MAIL_URL: url, MAIL_FROM: 'board@example.org' } });
    const wrong: string[] = [];
    try {
      const asked: string[] = [];
      let slowest = 0;
      for (let at = 0; at < (isShort ? 1 : 3); at++)
        for (const mood of MOODS) {
          const [address, took] = await askedFor(
            board.url,
            `${mood}${at}@example.org`,
            `${mood} ${'abc'[at]}`,
          );
          asked.push(address);
          slowest = Math.max(slowest, took);
        }
      await pause(BAD);
      await letterbox.open();
      await pause(BAD);
      letterbox.isMoody = false;
      const began = performance.now();
      const isMissing = () => asked.some((address) => !letterbox.got.includes(address));
      while (isMissing() && performance.now() - began < PATIENCE) await pause(100);
      const took = performance.now() - began;
      await pause(3_000); // a second one would come by now
      for (const address of asked) {
        const came = letterbox.got.filter((each) => each === address).length;
        if (came !== 1) wrong.push(`${address} got ${came} mails, not one`);
      }
      if (letterbox.refused === 0) wrong.push('the mail server refused nothing: this proves nothing');
      if (slowest > SLOWEST) wrong.push(`somebody waited for ${Math.round(slowest)} ms for an answer`);
      const figure = `${asked.length} mails, each came once, the last ${(took / 1_000).toFixed(0)} s after all was well; ${letterbox.refused} times not taken; nobody waited longer than ${(slowest / 1_000).toFixed(1)} s for a page`;
      return { figure, wrong };
    } finally {
      await board.stop();
      await letterbox.close();
      removeFolder(folder);
    }
  },
};

/** Somebody new asks for a mail that confirms their address. @returns it, and how long the slowest answer took */
async function askedFor(url: string, email: string, name: string): Promise<[address: string, took: number]> {
  const sender = new Sender(url, () => false);
  let slowest = 0;
  const timed = async <T>(work: Promise<T>): Promise<T> => {
    const began = performance.now();
    const done = await work;
    slowest = Math.max(slowest, performance.now() - began);
    return done;
  };
  const sent = async (address: string, having: string, given: Record<string, string>): Promise<string> => {
    const page = await timed(sender.open(address));
    const form = page && sender.fill(address, page.html, having, given);
    const to = form && (await timed(sender.send(form)));
    if (!to) throw new Error(`${address} did not take it: ${JSON.stringify(sender.refused)}`);
    return to;
  };
  const post = await sent('/ask', 'title', { title: `Flour for ${name}`, name });
  const shown = (await timed(sender.open(post)))?.html ?? '';
  const passphrase = /class="passphrase-words"><bdi[^>]*>([^<]+)</.exec(shown)?.[1] ?? '';
  await sent('/me', 'email', { email, passphrase });
  return [email, slowest];
}
