/** Files of the build that our pages name: style sheets, and the fonts and pictures in them. */
const FILES_OF_PAGES = /^\/_next\/static\/(?:media|chunks)\/[^?]*\.(?:css|woff2|png|svg|ico)$/;

/**
 * Whether only Next's own client would ask for this (our pages never do): its scripts and data, its picture optimiser, which would keep
 * pictures outside the data directory, and pages in React's own format.
 * @param reading a path as `readingsOf` has it.
 */
export function isOnlyForNextsClient(reading: string): boolean {
  if (/^\/_next(?:\/|$)/.test(reading)) return !FILES_OF_PAGES.test(reading);
  return /\.(?:rsc|segments\/.*)$/.test(reading);
}
