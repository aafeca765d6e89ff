import { refuse } from '#lib/platform/http/answer-page';
import { waitForWork } from '#lib/platform/http/at-work';
import { limitBody } from '#lib/platform/http/body';
import { clearAfterLeaving, keepPagePrivate } from '#lib/platform/http/cache';
import { leadToChosenArea } from '#lib/platform/http/chosen-area';
import { compress } from '#lib/platform/http/compress';
import { putPrefixes, takePrefixes } from '#lib/platform/http/cookie-names';
import type { Answer, Exchange, IncomingStep, OutgoingStep } from '#lib/platform/http/exchange';
import { setForwarded } from '#lib/platform/http/forwarded';
import { limitGrowth } from '#lib/platform/http/growth';
import { askNextOrWho } from '#lib/platform/http/held-form';
import { hideInnerAddresses } from '#lib/platform/http/hidden';
import { noteHousehold } from '#lib/platform/http/household';
import { letStreamsGo, waitForMaintenance } from '#lib/platform/http/maintenance';
import { readHeadAsGet, refuseMethods } from '#lib/platform/http/methods';
import { dropClientsAsking } from '#lib/platform/http/next/client';
import {
  emptyRedirect,
  holdText,
  replaceBroken,
  sayGone,
  sayUnreadable,
  stripPage,
} from '#lib/platform/http/next/finish';
import { normaliseAddress } from '#lib/platform/http/normalise';
import { leadOneClick, noticeOneClick } from '#lib/platform/http/one-click';
import { refuseForeignWrites } from '#lib/platform/http/origin';
import { sayTrouble, waitForDatabase, whilePresent } from '#lib/platform/http/presence';
import { limitRate } from '#lib/platform/http/rates';
import { renewSession } from '#lib/platform/http/renewal';
import { setSecurityHeaders } from '#lib/platform/http/security-headers';
import { send } from '#lib/platform/http/send';
import { refuseUnknownForm } from '#lib/platform/http/unknown-form';
import { waitForTurn } from '#lib/platform/http/uploads';
import { readWords } from '#lib/platform/http/words';

/** What every request passes; the first step that answers is the last. */
const CHECKS: IncomingStep[] = [
  takePrefixes,
  normaliseAddress,
  refuseMethods,
  hideInnerAddresses,
  noticeOneClick,
  refuseForeignWrites,
  limitRate,
  noteHousehold,
  limitBody,
  leadOneClick,
  readWords,
  waitForDatabase,
  waitForTurn,
  waitForWork,
  waitForMaintenance,
  waitForDatabase,
];
/** What makes a request one for a whole page. While somebody develops, Next and its own client speak as they like. */
const FOR_PAGES: IncomingStep[] = [
  dropClientsAsking,
  setForwarded,
  leadToChosenArea,
  refuseUnknownForm,
  limitGrowth,
  readHeadAsGet,
];
/** What becomes of Next's answer. */
const FINISHING: OutgoingStep[] = [
  holdText,
  keepPagePrivate,
  clearAfterLeaving,
  sayUnreadable,
  sayTrouble,
  sayGone,
  replaceBroken,
  stripPage,
  emptyRedirect,
  renewSession,
];
/** What every answer carries, whoever made it. */
const SENDING: OutgoingStep[] = [putPrefixes, setSecurityHeaders, letStreamsGo, compress];

/** Answers one request. The checks up to the first that waits are made before anything of its body is read. */
export async function answer(exchange: Exchange): Promise<void> {
  const { dev } = exchange.door;
  const own = await firstAnswer(dev ? CHECKS : [...CHECKS, ...FOR_PAGES], exchange);
  const finish = async () => through(dev ? [] : FINISHING, await askNextOrWho(exchange), exchange);
  const made = own ?? (await whilePresent(exchange, finish));
  await sendAnswer(made, exchange);
}

/** Says that something here broke. */
export async function answerBroken(exchange: Exchange): Promise<void> {
  await sendAnswer(await sayTrouble(refuse(exchange.req, 500), exchange), exchange);
}

/** Says that too much is asked at once. */
export async function answerTooMuch(exchange: Exchange): Promise<void> {
  await sendAnswer(refuse(exchange.req, 429), exchange);
}

async function sendAnswer(made: Answer, exchange: Exchange): Promise<void> {
  await send(await through(SENDING, made, exchange), exchange.res);
}

async function firstAnswer(steps: IncomingStep[], exchange: Exchange): Promise<Answer | undefined> {
  for (const step of steps) {
    const made = await step(exchange);
    if (made) return made;
  }
  return undefined;
}

async function through(steps: OutgoingStep[], made: Answer, exchange: Exchange): Promise<Answer> {
  let current = made;
  for (const step of steps) current = await step(current, exchange);
  return current;
}
