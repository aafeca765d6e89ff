import { STATED_STATUS } from '#lib/platform/http/stated-status';

/** States the status of the page it stands on: Next's pages cannot, so the door reads it, applies it and takes it away. */
export function Answer({ status }: { status: 400 | 404 | 409 | 410 | 422 | 425 | 429 }) {
  return <meta name={STATED_STATUS} content={String(status)} />;
}
