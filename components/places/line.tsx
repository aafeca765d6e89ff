import { PlaceMark } from '#components/marks/pattern';
import { Today } from '#components/places/today';
import { Words } from '#components/ui/words';
import { placeAddress } from '#lib/places/place/rules';
import type { PlaceLine as Place } from '#lib/places/today/schema';
import type { SearchTerms } from '#lib/values/text/search-text';

/** A place in a list: its mark, its name, what is so today, and what it is. */
export function PlaceLine({ place, sought }: { place: Place; sought?: SearchTerms | null }) {
  const { id, slug, name, words, whereWords, today, excerpt } = place;
  return (
    <li className="flex gap-4 border-t border-rule py-5 first:border-t-0">
      <PlaceMark of={id} className="mt-1 size-11" />
      <div className="min-w-0 grow">
        <h2 className="text-[1.3125rem]">
          <a
            href={placeAddress(slug)}
            className="inline-block min-h-11 content-center text-ink decoration-transparent hover:decoration-current"
          >
            <Words text={name} plain sought={sought} />
          </a>
        </h2>
        {today && <Today today={today} />}
        {words && (
          <p className="line-clamp-3">
            <Words text={words} plain sought={sought} />
          </p>
        )}
        {excerpt && (
          <p>
            <Words text={excerpt} plain sought={sought} />
          </p>
        )}
        {whereWords && (
          <p className="text-soft">
            <Words text={whereWords} plain sought={sought} />
          </p>
        )}
      </div>
    </li>
  );
}
