import type { ReactNode } from 'react';

/** That what somebody pressed has been done: beside it, at the address reached (`#ID`), and said to whoever hears or magnifies the page. */
export function Done({ id, children }: { id: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noAutofocus: it is the answer to what they sent
    <div role="status" id={id} className="notice scroll-mt-40" tabIndex={-1} autoFocus>
      {children}
    </div>
  );
}
