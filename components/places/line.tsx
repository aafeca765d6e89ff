import { PlaceMark } from '#components/marks/pattern';
import { Today } from '#components/places/today';
import { Words } from '#components/ui/words';
import { placeAddress } from '#lib/places/rules';
import type { PlaceLine as Place } from '#lib/places/schema';

/** A place in a list: its mark, its name, what is so today, and what it is. */
export function PlaceLine({ place: { slug, name, words, whereWords, today } }: { place: Place }) {
  return (
    <li className="flex gap-4 border-t border-rule py-5 first:border-t-0">
      <PlaceMark slug={slug} className="mt-1 size-11" />
      <div className="min-w-0 grow">
        <h2 className="text-[1.3125rem]">
          <a
            href={placeAddress(slug)}
            className="inline-block min-h-11 content-center text-ink decoration-transparent hover:decoration-current"
          >
            <Words text={name} plain />
          </a>
        </h2>
        {today && <Today today={today} />}
        {words && (
          <p className="line-clamp-3">
            <Words text={words} plain />
          </p>
        )}
        {whereWords && (
          <p className="text-soft">
            <Words text={whereWords} plain />
          </p>
        )}
      </div>
    </li>
  );
}
