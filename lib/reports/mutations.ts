import 'server-only';
import { database } from '#lib/platform/database/client';
import { removePictureFiles } from '#lib/platform/files/picture-files';
import { wakeWorkers } from '#lib/platform/jobs/wake';
import { eraseIn } from '#lib/reports/erasing/mutations';
import { reportIdIn } from '#lib/reports/queries';
import { reportDue, reportGoesOn } from '#lib/reports/rules';
import { REPORTABLE, type ReportAnswer, type ReportableThing, type ReportReason } from '#lib/reports/schema';
import { now } from '#lib/values/time/clock';
import { zone } from '#lib/values/time/zone';

/** By which column a report knows its thing. */
const OF = {
  post: 'postId',
  message: 'messageId',
  today: 'todayId',
  picture: 'pictureId',
  about: 'aboutId',
  letter: 'letterId',
} as const satisfies Record<ReportableThing['kind'], string>;

/**
 * Reports a thing to the keeper. One that waits already is not reported again; where it is a threat, as somebody says only now, it waits for
 * nothing else. Who did is kept nowhere.
 */
export async function keepReport(
  { kind, id }: ReportableThing,
  { reason, words }: { reason: ReportReason; words: string },
): Promise<void> {
  const at = now();
  const due = reportDue(reason, at);
  const goesOn = new Date(reportGoesOn({ now: at, zone: zone() }));
  await database().$transaction(async (db) => {
    const data = { reason, words: reason === 'WORDS' ? words : '', due, goesOn, [OF[kind]]: id };
    await db.report.createMany({ data, skipDuplicates: true });
    if (reason !== 'THREAT') return;
    await db.report.updateMany({ where: { [OF[kind]]: id, due: { gt: at } }, data: { reason, due } });
    await wakeWorkers(db);
  });
}

/** A keeper's answer, by the link of a mail: erases the thing or leaves it. @returns whether nobody had answered before */
export async function answerReport(token: string, answer: ReportAnswer): Promise<boolean> {
  const id = reportIdIn(token);
  if (!id) return false;
  const keys = await database().$transaction(async (db) => {
    const report = await db.report.findUnique({ where: { id } });
    // Of two who answer at once, one does.
    const { count: taken } = await db.report.deleteMany({ where: { id } });
    if (!report || taken === 0) return undefined;
    const kind = REPORTABLE.find((each) => report[OF[each]]);
    const thing = kind && { kind, id: report[OF[kind]] ?? '' };
    return thing && answer === 'erased' ? eraseIn(thing, db) : [];
  });
  await removePictureFiles(keys ?? []);
  return keys !== undefined;
}
