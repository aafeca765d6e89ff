const kept = globalThis as { fournilHours?: true };

/** Begins what runs beside the pages in each process that serves, once (Next calls this when it starts): lib/platform/jobs/schedule.ts says what. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || kept.fournilHours) return;
  kept.fournilHours = true;
  const { startRounds } = await import('#lib/platform/jobs/rounds');
  const { startWorker } = await import('#lib/platform/jobs/worker');
  const { claimMail } = await import('#lib/notifications/deliver');
  const { extendRhythms } = await import('#lib/posts/occurrences/jobs');
  const { remind } = await import('#lib/posts/joinings/jobs');
  const { claimMatch, tellNews } = await import('#lib/watches/jobs');
  const { claimReports } = await import('#lib/reports/jobs');
  const { forget } = await import('#lib/operations/forgetting/sweep');
  const { renewCopies } = await import('#lib/operations/copies/jobs');
  const { removeLeftovers } = await import('#lib/operations/backup/leftovers');
  const { mirrorTombstones, startTombstoneMirror } = await import('#lib/operations/backup/tombstone-mirror');
  const { config } = await import('#lib/platform/config/config');
  const { picturesFolder } = await import('#lib/platform/files/picture-files');
  const { BACKUP_DIR } = config();
  const folders = [picturesFolder(), ...(BACKUP_DIR ? [BACKUP_DIR] : [])];
  startWorker({ mail: claimMail, match: claimMatch, reports: claimReports });
  startTombstoneMirror();
  startRounds('each process', {
    rhythms: extendRhythms,
    reminders: remind,
    sweep: forget,
    erasedList: mirrorTombstones,
    leftovers: () => removeLeftovers(folders),
    copies: renewCopies,
    news: tellNews,
  });
}

/** Says that a page broke and where in the code: never its address or what was sent, nor the message, which may quote either. */
export async function onRequestError(error: unknown): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { noteGone, noteUnreadable } = await import('#lib/platform/http/next/unreadable');
  if (noteUnreadable(error)) return; // said to whoever sent it
  noteGone(error);
  const { logTrouble } = await import('#lib/platform/config/log');
  const { noteTroubleOf } = await import('#lib/platform/database/trouble');
  noteTroubleOf(error);
  logTrouble('A page broke', error);
}
