import { setTimeout as pause } from 'node:timers/promises';
import { type Chance, chance } from '#audit/chance';
import { Ledger } from './ledger.ts';
import { type Life, Writer } from './writer.ts';

/** People who write on a board while something goes wrong with it. */
export type Crowd = {
  ledger: Ledger;
  /** Waits until so much more was acknowledged than now. @throws where that takes longer than a minute */
  written: (more: number) => Promise<void>;
  /** Lets everybody send what they are at until it is acknowledged, and no more. @returns what was refused that should not be */
  end: () => Promise<string[]>;
};

const PATIENCE = 60_000;
const LOOK = 10;

/** So many people begin to write, each by a chance of their own. */
export function begin(url: string, many: number, by: Chance): Crowd {
  const ledger = new Ledger();
  const state = { isEnding: false, isOver: false };
  const life: Life = {
    ...{ url, ledger, things: [], leaving: new Set() },
    ...{ isEnding: () => state.isEnding, isOver: () => state.isOver },
  };
  const seed = by.next();
  const writers = Array.from(
    { length: many },
    (_, at) => new Writer(`Writer ${nameOf(at)}`, life, chance(`${seed} ${at}`)),
  );
  const all = Promise.all(writers.map((writer) => writer.write()));
  return {
    ledger,
    written: async (more) => {
      const enough = ledger.size + more;
      for (const began = performance.now(); ledger.size < enough; await pause(LOOK))
        if (performance.now() - began > PATIENCE)
          throw new Error(`Nobody could write for a minute: ${JSON.stringify(refusedBy(writers, life))}`);
    },
    end: async () => {
      state.isEnding = true;
      const late = setTimeout(() => {
        state.isOver = true;
      }, PATIENCE);
      await all;
      clearTimeout(late);
      const unsent = state.isOver ? ['not acknowledged within a minute'] : [];
      return [...unsent, ...refusedBy(writers, life)];
    },
  };
}

function refusedBy(writers: Writer[], { leaving }: Life): string[] {
  const refused = writers.flatMap(({ sender }) => sender.refused);
  return refused
    .filter(({ address }) => !leaving.has(address))
    .map(({ status, address }) => `refused: ${status} at ${address}`);
}

/** A name in letters, that is like no other. */
function nameOf(at: number): string {
  return `${'BDFGKLMNPRST'[at % 12]}${'aeiou'[at % 5]}${'lmnrst'[Math.floor(at / 12) % 6]}o`;
}
