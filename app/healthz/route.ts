import { health } from '#lib/platform/database/health';
import { workerRuns } from '#lib/platform/jobs/running';

export const dynamic = 'force-dynamic';

/** Whether the board serves: 200 where database, worker and disk do, else 503 and which does not. */
export async function GET(): Promise<Response> {
  const well = await health(workerRuns());
  const ok = Object.values(well).every(Boolean);
  return Response.json(ok ? { ok } : { ok, ...well }, {
    status: ok ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}
