import { config } from '#lib/platform/config/config';

/** Where the board is reached: PUBLIC_URL, else this machine. Never by what a request says of itself: a link in a mail must not be led astray. */
export function boardAddress(): string {
  const { PUBLIC_URL, PORT } = config();
  return PUBLIC_URL ?? `http://localhost:${PORT}`;
}

/** The whole address of a page (a path that begins with a slash), for mails. */
export function wholeAddress(path: string): string {
  return `${boardAddress()}${path}`;
}
