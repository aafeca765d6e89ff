/** The instant it is. The one place that reads the clock: whatever depends on time takes an instant instead. */
export function now(): Date {
  return new Date();
}
