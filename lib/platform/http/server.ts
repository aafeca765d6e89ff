import { createServer, type Server } from 'node:http';
import { logTrouble } from '#lib/platform/config/log';
import { answer, answerBroken, answerTooMuch } from '#lib/platform/http/door';
import type { Door, Exchange } from '#lib/platform/http/exchange';
import { GatedRequest } from '#lib/platform/http/gated-request';
import { inOrder } from '#lib/platform/http/in-order';
import { gateEnd } from '#lib/platform/http/maintenance';

/**
 * The small server that stands before Next, in the same process. It checks, limits, cleans and finishes; who may see or do what is
 * decided behind it, in queries and mutations.
 */
export function openDoor(door: Door): Server {
  const server = createServer(
    { maxHeaderSize: 16 * 1024, shouldUpgradeCallback: () => false, IncomingMessage: GatedRequest },
    (req, res) => {
      const exchange: Exchange = { door, req, res };
      gateEnd(exchange);
      inOrder(exchange, (isTooMuch) => {
        const answered = isTooMuch ? answerTooMuch(exchange) : answer(exchange);
        answered.catch((error) => failed(exchange, error));
      });
    },
  );
  // A phone on a slow network may take minutes for its pictures; headers are small.
  server.headersTimeout = 20_000;
  server.requestTimeout = 300_000;
  server.keepAliveTimeout = 20_000;
  return server;
}

function failed(exchange: Exchange, error: unknown): void {
  const { res } = exchange;
  if (res.destroyed) return; // whoever asked has gone, and with them what was made for them
  logTrouble('A request failed', error);
  if (res.headersSent) res.destroy();
  else answerBroken(exchange).catch(() => res.destroy());
}
