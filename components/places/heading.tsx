import type { ReactNode } from 'react';
import { PlaceMark } from '#components/marks/pattern';
import { Words } from '#components/ui/words';
import { placeAddress } from '#lib/places/place/rules';
import type { PlaceName } from '#lib/places/place/schema';

/** The heading of a place's page: its mark, and its name. */
export function PlaceHeading({ place: { id, name } }: { place: Pick<PlaceName, 'id' | 'name'> }) {
  return (
    <header className="flex flex-wrap items-center gap-x-6 gap-y-3 desk:flex-nowrap">
      <PlaceMark of={id} className="-ms-1 size-24" />
      <h1 className="min-w-0">
        <Words text={name} plain />
      </h1>
    </header>
  );
}

/** The heading of a page about a place, with the way back to it. */
export function AboutPlace({
  place: { id, slug, name },
  children,
}: {
  place: PlaceName;
  children: ReactNode;
}) {
  return (
    <header>
      <p>
        <a href={placeAddress(slug)} className="inline-flex min-h-11 items-center gap-3">
          <PlaceMark of={id} className="size-8" />
          <Words text={name} plain />
        </a>
      </p>
      <h1>{children}</h1>
    </header>
  );
}
