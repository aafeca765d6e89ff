import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { Config } from '#lib/platform/config/config';
import type { Typed } from '#lib/platform/http/answer-page';
import type { GatedRequest } from '#lib/platform/http/gated-request';
import type { Asked } from '#lib/platform/http/next/unreadable';

/** What stands behind the door: Next. */
export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** A door: what is behind it, whether it is open for developing, and the settings. */
export type Door = { handler: Handler; dev: boolean; settings: Config };

/** An answer that is not on its way yet, so that every step may change it. A body that is a stream is passed on as it comes. */
export type Answer = { status: number; headers: Headers; body: Uint8Array | Readable };

/** One request on its way through the door. `req.url` is in its normal form (`Address`) from the first step on. */
export type Exchange = {
  door: Door;
  req: GatedRequest;
  res: ServerResponse;
  /** Set where a mail program says, for its user, that no more mails shall come (lib/platform/http/one-click.ts). */
  isOneClick?: boolean;
  /** The names under which cookies of ours came that no longer have them, and those of them that are taken all the same (lib/platform/http/cookie-names.ts). */
  plainCookies?: string[];
  cookiesBefore?: string[];
  /** The fields by which a form names its action (lib/platform/http/unknown-form.ts). Next gives the action the others only. */
  action?: [name: string, value: string][];
  /** What was typed into the form that is sent, where it is one of words: given back where it could not be kept. */
  typed?: Typed;
  /** What Next says of the form that it was asked with (lib/platform/http/next/unreadable.ts). */
  asked?: Asked;
  /** Says that the answer has begun, so that a night need not wait for its end (lib/platform/http/maintenance.ts). */
  begun?: () => void;
  /** Gives its place at work back before the answer ends (lib/platform/http/at-work.ts). */
  endWork?: () => void;
};

type Maybe<T> = T | undefined;
/** Looks at a request before Next does, and may answer it. */
export type IncomingStep = (exchange: Exchange) => Maybe<Answer> | Promise<Maybe<Answer>>;
/** Changes an answer before it is sent, or puts another in its place. */
export type OutgoingStep = (answer: Answer, exchange: Exchange) => Answer | Promise<Answer>;

/** An answer with nothing in it but its head. */
export function bare(status: number, headers: Record<string, string> = {}): Answer {
  return { status, headers: new Headers(headers), body: new Uint8Array() };
}
