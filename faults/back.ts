import { setTimeout as pause } from 'node:timers/promises';

const LOOK = 20;
const PATIENCE = 300_000;
/** On a machine that does other things, an answer itself may take its time. */
const ANSWER = 15_000;

/** Waits until a board serves. @param isNew whether what was killed is there anew: a dying one may answer yet @throws where it never is */
export async function back(url: string, isNew: () => boolean): Promise<void> {
  for (const began = performance.now(); ; await pause(LOOK)) {
    const status = await statusOf(`${url}/healthz`, ANSWER);
    if (status === 200 && isNew()) return;
    if (performance.now() - began > PATIENCE)
      throw new Error(`The board did not come back within five minutes (${status || 'no answer'})`);
  }
}

/** What is answered, within some milliseconds and by a connection of its own; 0 where nothing is. */
export async function statusOf(address: string, patience: number): Promise<number> {
  const asked = { signal: AbortSignal.timeout(patience), headers: { connection: 'close' } };
  return await fetch(address, asked).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.status;
    },
    () => 0,
  );
}
