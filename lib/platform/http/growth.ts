import { freeBytes } from '#lib/platform/files/disk-space';
import { SharedAllowance } from '#lib/platform/http/allowance';
import type { Refusal } from '#lib/platform/http/answer-page';
import { LARGEST_WORDS } from '#lib/platform/http/body';
import { clientOf } from '#lib/platform/http/client-address';
import type { Exchange, IncomingStep } from '#lib/platform/http/exchange';
import { textsIn } from '#lib/platform/http/form-texts';
import { tokenIn } from '#lib/platform/http/session';
import { refuseTyped } from '#lib/platform/http/unknown-form';

const MEGABYTE = 2 ** 20;

/** A withdrawal, a tap, a signing out: they have an allowance of their own, so that nobody who wrote too much is held fast. */
const SHORT = 4 * 1024;
/** Words that a person writes in a day: fifty notebooks. */
const OF_PERSON = 8 * MEGABYTE;
/** A household, or a whole board behind a proxy that is not trusted. */
const OF_HOUSEHOLD = 32 * MEGABYTE;

/** With less room than this, long words would take what PostgreSQL needs for short ones; with less than two files of its log, it stops. */
const ROOM = { long: 64 * MEGABYTE, short: 32 * MEGABYTE };

let allowances: Record<'long' | 'short', SharedAllowance> | undefined;

/**
 * Bounds what the board grows by: what a person and a household write in a day (429), and the room on the disk (507). What was typed is
 * given back.
 */
export const limitGrowth: IncomingStep = async (exchange) => {
  const { req, isOneClick } = exchange;
  if (req.method !== 'POST' || isOneClick) return undefined;
  const refusal = await refusalOf(exchange);
  return refusal && refuseTyped(req, refusal, await textsIn(req));
};

async function refusalOf(exchange: Exchange): Promise<Refusal | undefined> {
  const { req, door } = exchange;
  // Of pictures, what is made of them is counted where they are kept (lib/pictures/staged).
  const bytes = Math.min(Number(req.headers['content-length']), LARGEST_WORDS);
  const length = bytes > SHORT ? 'long' : 'short';
  if ((await freeBytes(door.settings.DATA_DIR)) < ROOM[length]) return 507;
  allowances ??= { long: allowancesOf(door.settings), short: allowancesOf(door.settings) };
  const { household } = clientOf(req, door.settings);
  // Which person writes, as far as the door knows: by their session.
  const person = (await tokenIn(req.headers.cookie))?.session;
  return allowances[length].spend(bytes, { person, household }) ? undefined : 'tomorrow';
}

const allowancesOf = ({ PROCESSES: processes }: { PROCESSES: number }) =>
  new SharedAllowance({ person: OF_PERSON, household: OF_HOUSEHOLD, processes });
