import { Words } from '#components/ui/words';
import { lookThere } from '#lib/board/actions';
import type { Town } from '#lib/values/geo/towns-file';

/** Towns to choose from, each with its region and country, to tell apart those of one name. Choosing one looks there from now on. */
export function Towns({ towns, language }: { towns: Town[]; language: string }) {
  if (towns.length === 0) return null;
  const countries = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
  return (
    <form action={lookThere}>
      <ul>
        {towns.map(({ name, region, country, area }) => (
          <li key={area} className="border-t border-rule first:border-t-0">
            <button type="submit" name="near" value={area} className="town">
              <span className="font-bold">
                <Words text={name} plain />
              </span>{' '}
              <span className="text-soft">
                {region && (
                  <>
                    <Words text={region} plain />
                    {' · '}
                  </>
                )}
                {countries.of(country)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
