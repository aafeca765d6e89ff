import type { ReactNode } from 'react';
import { Island } from '#components/ui/island';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'live-part': { about: string; part: string; class: string; children: ReactNode };
    }
  }
}

/**
 * A part of a page that others change while it is looked at. Its lists (`data-list`, their items each with a `data-key`) renew
 * themselves when what it is about (`post:ID`, `place:ID`, `letters`) changed; without JavaScript they stand as they are.
 * @param part tells it from the other live parts of the page.
 */
export function Live({ about, part, children }: { about: string; part: string; children: ReactNode }) {
  return (
    <>
      <live-part about={about} part={part} class="block">
        {children}
      </live-part>
      <Island name="live" />
    </>
  );
}
