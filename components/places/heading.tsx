import type { ReactNode } from 'react';
import { PlaceMark } from '#components/marks/pattern';
import { Words } from '#components/ui/words';
import { placeAddress } from '#lib/places/place/rules';
import type { PeopleWords } from '#lib/values/text/people-words';

/** The heading of a place's page: its mark, and its name. */
export function PlaceHeading({ slug, name }: { slug: string; name: PeopleWords }) {
  return (
    <header className="flex flex-wrap items-center gap-x-6 gap-y-3 desk:flex-nowrap">
      <PlaceMark slug={slug} className="-ms-1 size-24" />
      <h1 className="min-w-0">
        <Words text={name} plain />
      </h1>
    </header>
  );
}

/** The heading of a page about a place, with the way back to it. */
export function AboutPlace({
  slug,
  name,
  children,
}: {
  slug: string;
  name: PeopleWords;
  children: ReactNode;
}) {
  return (
    <header>
      <p>
        <a href={placeAddress(slug)} className="inline-flex min-h-11 items-center gap-3">
          <PlaceMark slug={slug} className="size-8" />
          <Words text={name} plain />
        </a>
      </p>
      <h1>{children}</h1>
    </header>
  );
}
