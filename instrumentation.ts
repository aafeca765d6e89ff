const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
/** The first round waits until the first pages are answered. */
const SOON = 5_000;

const kept = globalThis as { fournilHours?: true };

/** What runs behind the pages, once in this process (Next calls this when it starts). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || kept.fournilHours) return;
  kept.fournilHours = true;
  const { finishWork } = await import('#lib/platform/jobs/running');
  const { startWorker } = await import('#lib/platform/jobs/worker');
  const { mailTask } = await import('#lib/notifications/deliver');
  const { extendRhythms } = await import('#lib/posts/occurrences/jobs');
  const { remind } = await import('#lib/posts/joinings/jobs');
  const { matchTask, tellNews } = await import('#lib/watches/jobs');
  const { forget } = await import('#lib/operations/forgetting/jobs');
  const { forgetHeld, mirrorErased, startMirror } = await import('#lib/operations/backup/jobs');
  const { config } = await import('#lib/platform/config/config');
  const { picturesFolder } = await import('#lib/platform/files/picture-files');
  const { quietAt } = await import('#lib/platform/database/maintenance-gate');
  const startWork = () => startWorker({ mail: mailTask, match: matchTask });
  quietAt('jobs', finishWork, startWork);
  startWork();
  startMirror();
  const { BACKUP_DIR } = config();
  const forgetLeft = () => forgetHeld([picturesFolder(), ...(BACKUP_DIR ? [BACKUP_DIR] : [])]);
  const jobs = { extendRhythms, remind, forget, mirrorErased, forgetLeft };
  await again(jobs, HOUR);
  await again({ tellNews }, MINUTE);
}

/** Does these one after the other, soon and then again and again. What fails is left for the next time. */
async function again(jobs: Record<string, () => Promise<unknown>>, every: number): Promise<void> {
  const { logTrouble } = await import('#lib/platform/config/log');
  const { whenFree } = await import('#lib/platform/database/maintenance-gate');
  const round = async () => {
    for (const [name, job] of Object.entries(jobs))
      await whenFree('job', job).catch((error) => logTrouble(`${name} failed and is tried again`, error));
    setTimeout(round, every).unref();
  };
  setTimeout(round, SOON).unref();
}

/** Says that a page broke and where in the code: never its address or what was sent, nor the message, which may quote either. */
export async function onRequestError(error: unknown): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { logTrouble } = await import('#lib/platform/config/log');
  logTrouble('A page broke', error);
}
