import { ask } from '#siege/http';
import type { Errand, Heard } from '#siege/neighbour';

// Runs the errands of somebody else, one after the other, in a process of their own: with a loop, a clock and memory of its own.
process.on('message', async ({ line, asked }: Errand) => {
  const heard: Heard = await ask(line, asked).then(
    ({ status, text, ms }) => ({ status, text, ms }),
    (error: unknown) => ({ error: `${asked.path}: ${error}` }),
  );
  process.send?.(heard);
});
process.on('disconnect', () => process.exit());
