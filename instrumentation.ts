const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
/** The first round waits until the first pages are answered. */
const SOON = 5_000;

const kept = globalThis as { fournilHours?: true };

/** What runs behind the pages, once in this process (Next calls this when it starts). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || kept.fournilHours) return;
  kept.fournilHours = true;
  const { startWorker } = await import('#lib/jobs/worker');
  const { forgetWrittenDown } = await import('#lib/mail/carrier');
  const { mailTask } = await import('#lib/mail/deliver');
  const { extendRhythms } = await import('#lib/days/jobs');
  const { remind } = await import('#lib/joinings/jobs');
  const { matchTask, tellNews } = await import('#lib/watches/jobs');
  const { forget } = await import('#lib/forgetting/jobs');
  const { forgetHeld, mirrorErased, startMirror } = await import('#lib/backup/jobs');
  const { config } = await import('#lib/config/config');
  const { picturesFolder } = await import('#lib/pictures/files');
  startWorker({ mail: mailTask, match: matchTask });
  startMirror();
  const { BACKUP_DIR } = config();
  const forgetLeft = () => forgetHeld([picturesFolder(), ...(BACKUP_DIR ? [BACKUP_DIR] : [])]);
  const jobs = { extendRhythms, remind, forget, forgetWrittenDown, mirrorErased, forgetLeft };
  again(jobs, HOUR);
  again({ tellNews }, MINUTE);
}

/** Does these one after the other, soon and then again and again. What fails is left for the next time. */
function again(jobs: Record<string, () => Promise<void>>, every: number): void {
  const round = async () => {
    for (const [name, job] of Object.entries(jobs))
      await job().catch((error: NodeJS.ErrnoException) => {
        // Only its kind: what went wrong may hold what somebody wrote.
        console.error(`${name} failed and is tried again:`, error.code ?? error.name);
      });
    setTimeout(round, every).unref();
  };
  setTimeout(round, SOON).unref();
}

/** Says that a page broke and where in the code: never its address or what was sent, nor the message, which may quote either. */
export function onRequestError(error: unknown): void {
  const { name = 'Error', stack = '' } = error instanceof Error ? error : {};
  const places = stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
  console.error([`A page broke: ${name}`, ...places.slice(0, 5)].join('\n'));
}
