import { config } from '#lib/platform/config/config';
import { freeBytes } from '#lib/platform/files/disk-space';
import { SharedAllowance } from '#lib/platform/http/allowance';
import type { MistakeKey } from '#lib/values/language/keys';

const MEGABYTE = 2 ** 20;

/** Of pictures as they are kept (some four hundred kilobytes each), in a day: more than anybody shows their neighbours. */
const OF_PERSON = 64 * MEGABYTE;
/** A house of many flats, or a whole board behind a proxy that is not trusted. */
const OF_HOUSEHOLD = 256 * MEGABYTE;
/** Pictures leave this much of the disk to words. */
const ROOM = 256 * MEGABYTE;

let allowance: SharedAllowance | undefined;

/** Whose a picture is, as far as it is known: somebody's by their id, and their household as the door tells it. */
export type Keeping = { person?: string | undefined; household?: string | undefined };

/** Why pictures of so many bytes may not be kept now; undefined where they may, and then they are counted. */
export async function whyNotKept(
  bytes: number,
  { person, household }: Keeping,
): Promise<MistakeKey | undefined> {
  const { DATA_DIR, PROCESSES: processes } = config();
  if ((await freeBytes(DATA_DIR)) < ROOM) return 'pictures.noRoom';
  allowance ??= new SharedAllowance({ person: OF_PERSON, household: OF_HOUSEHOLD, processes });
  return allowance.spend(bytes, { person, household }) ? undefined : 'pictures.enough';
}
