/** An instant, and the zone (IANA) in which its day is told. */
export type ZonedNow = { now: Date; zone: string };

/** The zone of the board (IANA): what a day is. Set once for the process by the start command. */
export function zone(): string {
  return process.env.TZ || 'UTC';
}
