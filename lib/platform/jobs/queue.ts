import 'server-only';
import { Prisma } from '#generated/prisma/client';
import { database, type Transaction } from '#lib/platform/database/client';

/** What is done behind the pages. A job carries the id of a row that is erased when it is done, and nothing else. */
export type TaskName = 'mail' | 'match';

/**
 * Has a job done once the transaction has committed: some process takes it up at once. A second job of the same id takes the place of
 * one that waits.
 */
export async function addJob(db: Transaction, task: TaskName, id: string): Promise<void> {
  await db.$executeRaw`SELECT FROM graphile_worker.add_job(${task}, json_build_object('id', ${id}::text), job_key := ${id}::text)`;
}

/** Which rows of a table have to have a job: a statement that gives their ids, as text. */
export type Waiting = Prisma.Sql;

/**
 * Gives a job to every row that should have one and has none: what became due, and after a restore or a move to a fresh database,
 * which leave the queue behind, all of them.
 */
export async function giveJobs(task: TaskName, waiting: Waiting): Promise<void> {
  await database().$executeRaw`
    SELECT FROM (${waiting}) row, LATERAL
      graphile_worker.add_job(${task}, json_build_object('id', row.id), job_key := row.id) job
    WHERE NOT EXISTS (SELECT FROM graphile_worker.jobs other WHERE other.key = row.id)`;
}

/** A job that is held longer than this (in minutes) was held by a process that is no more. */
const HELD = Prisma.raw("interval '5 minutes'");

/**
 * Lets go of the jobs of processes that died, and of those that were tried in vain too often: nothing about them stays. Letting go of one
 * that is still worked at does no harm: whoever works at something holds it by a lock of its own.
 * @param all of those that are held, also lately: for a process that starts.
 */
export async function clearJobs(all = false): Promise<void> {
  const since = all ? Prisma.sql`TRUE` : Prisma.sql`locked_at < now() - ${HELD}`;
  await database().$executeRaw`
    SELECT FROM graphile_worker.force_unlock_workers(array(
      SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL AND ${since}))`;
  await database().$executeRaw`
    SELECT FROM graphile_worker.complete_jobs(array(
      SELECT id FROM graphile_worker.jobs WHERE locked_at IS NULL AND attempts >= max_attempts))`;
}
