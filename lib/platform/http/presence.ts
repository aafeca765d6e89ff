import { isClosedTo } from '#lib/platform/database/maintenance-gate';
import { presence, within } from '#lib/platform/database/presence';
import { troubleJustNow } from '#lib/platform/database/trouble';
import { type Refusal, refuse } from '#lib/platform/http/answer-page';
import { LARGEST_WORDS } from '#lib/platform/http/body';
import type { Answer, Exchange, IncomingStep, OutgoingStep } from '#lib/platform/http/exchange';
import { textsIn } from '#lib/platform/http/form-texts';
import { refuseTyped } from '#lib/platform/http/unknown-form';

/** What stands without a database: styles, scripts and fonts, and the page that says whether it is there. */
const WITHOUT = /^\/(?:_next\/|islands\/|healthz$)/;
/** A PostgreSQL that is started again is back by then; whoever comes later is told at once. */
const PATIENCE = 5_000;
/** What takes longer than this is looked after. */
const LONG = 1_000;

/** At night, while it moves to fresh files, everybody waits and nobody is refused (docs/decisions/the-night.md). */
const isMoving = (): boolean => isClosedTo('write') || presence().isExpected;

/** Waits for a database that is away, for a moment; then 503 with what was typed. */
export const waitForDatabase: IncomingStep = async (exchange) => {
  const { req } = exchange;
  const { away } = presence();
  if (away === undefined || isClosedTo('write') || WITHOUT.test(req.url ?? '')) return undefined;
  await presence().waitFor(PATIENCE - away);
  if (presence().away === undefined) return undefined;
  // What has come in whole is given back; pictures are not waited for.
  const isHere = req.method === 'POST' && Number(req.headers['content-length'] ?? 0) <= LARGEST_WORDS;
  return isHere ? refuseTyped(req, 503, await textsIn(req)) : refuse(req, 503);
};

/** Makes an answer, unless the database is away meanwhile: who waits for one that is frozen is told so within seconds. */
export async function whilePresent(exchange: Exchange, work: () => Promise<Answer>): Promise<Answer> {
  const making = work();
  if (WITHOUT.test(exchange.req.url ?? '')) return await making;
  const made = making.then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
  for (;;) {
    const first = await within(LONG, made);
    if (first && 'answer' in first) return first.answer;
    if (first) throw first.error;
    if (isMoving()) continue;
    if (!(await presence().answers()) && !(await within(0, made))) return refused(exchange, 503);
  }
}

/** What broke because the database is away, or the disk is full, is said so, with what was typed. */
export const sayTrouble: OutgoingStep = (answer, exchange) => {
  if (answer.status < 500 || WITHOUT.test(exchange.req.url ?? '')) return answer;
  const trouble = presence().away === undefined ? troubleJustNow() : 'away';
  return trouble ? refused(exchange, trouble === 'full' ? 507 : 503) : answer;
};

/** What was sent may have been kept all the same, where the database went away behind it. */
function refused({ req, typed }: Exchange, status: 503 | 507): Answer {
  const refusal: Refusal = status === 503 && req.method === 'POST' ? 'unsure' : status;
  return refuse(req, refusal, typed);
}
