import { setTimeout as pause } from 'node:timers/promises';
import { Sender } from './sender.ts';

/** What somebody who looks was answered, when, and after how long. */
type Look = { at: number; took: number; status: number; html: string };

const LANGUAGES = ['en', 'fr', 'ar'];
/** So often a page is asked for. */
const OFTEN = 400;

/** Looks at a page again and again in each language, as long as it is let. @returns how to end that, and what was seen */
export function lookAt(url: string, address: string): { seen: Look[]; end: () => Promise<void> } {
  const seen: Look[] = [];
  let isOver = false;
  const looking = LANGUAGES.map(async (language) => {
    const sender = new Sender(url, () => isOver);
    for (; !isOver; await pause(OFTEN)) {
      const at = performance.now();
      const headers = { 'accept-language': language };
      const answer = await sender.ask(address, { headers }).catch(() => ({ status: 0, html: '' }));
      seen.push({ at, took: performance.now() - at, status: answer.status, html: answer.html });
    }
  });
  return {
    seen,
    end: async () => {
      isOver = true;
      await Promise.all(looking);
    },
  };
}
