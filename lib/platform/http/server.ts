import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { logTrouble } from '#lib/platform/config/log';
import { refusedForm } from '#lib/platform/http/actions';
import { answerPage } from '#lib/platform/http/answers';
import { bodyTooLarge } from '#lib/platform/http/body';
import type { Door } from '#lib/platform/http/door';
import { setHeaders } from '#lib/platform/http/headers';
import { heldBeforeItsEnd, heldUntilItMay } from '#lib/platform/http/held';
import { cleanRequest, isOneClick, leadOneClick, type Refusal, refusalOf } from '#lib/platform/http/incoming';
import { leadThere } from '#lib/platform/http/looking';
import { onPaper } from '#lib/platform/http/outgoing';
import { isPicture, sendPicture } from '#lib/platform/http/pictures';
import { tooFast } from '#lib/platform/http/rates';
import { renewSession } from '#lib/platform/http/renewal';
import { turnOf } from '#lib/platform/http/uploads';

/**
 * The small server that stands before Next, in the same process. It checks, limits, cleans and finishes; who may see or do what is
 * decided behind it, in queries and mutations.
 */
export function openDoor(door: Door): Server {
  const server = createServer(
    { maxHeaderSize: 16 * 1024, shouldUpgradeCallback: () => false },
    (req, res) => {
      answer(door, req, res).catch((error) => {
        logTrouble('A request failed', error);
        if (res.headersSent) res.destroy();
        else answerPage(req, res, 500);
      });
    },
  );
  // A phone on a slow network may take minutes for its pictures; headers are small.
  server.headersTimeout = 20_000;
  server.requestTimeout = 300_000;
  server.keepAliveTimeout = 20_000;
  return server;
}

async function answer(door: Door, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method === 'POST') heldBeforeItsEnd(req, res);
  setHeaders(req, res, door);
  const oneClick = isOneClick(req, door.settings);
  const refusal: Refusal | undefined =
    refusalOf(req, door.settings) ?? tooFast(req, door.settings) ?? bodyTooLarge(req, oneClick);
  if (refusal) return answerPage(req, res, refusal);
  if (isPicture(req)) return sendPicture(req, res);
  if (oneClick) leadOneClick(req);
  if (req.method !== 'POST') await heldUntilItMay(req, res);
  if (door.dev) return door.handler(req, res);
  cleanRequest(req, door.settings);
  if (leadThere(req, res, door.settings)) return;
  await renewSession(req, res, door.settings);
  if (req.method === 'POST' && !oneClick) {
    await turnOf(req, res);
    const refused = await refusedForm(req);
    if (refused === 400) return answerPage(req, res, 400);
    if (refused) return answerPage(req, res, 409, refused);
  }
  // A page says its status in its body, which Next does not make for HEAD; Node sends none to whoever asked so.
  if (req.method === 'HEAD' && !req.url?.startsWith('/live')) req.method = 'GET';
  onPaper(req, res);
  await door.handler(req, res);
}
