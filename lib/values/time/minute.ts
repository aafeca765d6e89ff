/** An instant as posts keep when they changed: to the second, it would tell more of whoever did than anybody asks. */
export function toTheMinute(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
}
