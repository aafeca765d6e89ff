import { getTranslations } from 'next-intl/server';
import { Done } from '#components/ui/done';
import { Send } from '#components/ui/form/form';
import { Live } from '#components/ui/live';
import { Words } from '#components/ui/words';
import { letThemIn } from '#lib/posts/let-in/actions';
import { type DoorRule, doorKey } from '#lib/posts/let-in/rules';
import type { GuestView } from '#lib/posts/let-in/schema';
import type { Several } from '#lib/values/several';

type Props = {
  post: { id: string };
  day: { id: string };
  guests: Several<GuestView>;
  door: DoorRule;
  said: unknown;
};

/** Who comes to one day, for its hosts: whom they let in, and whom they might. Nobody else sees that there is anything to be decided. */
export async function Guests({ post, day, guests, door, said }: Props) {
  const t = await getTranslations('joinings');
  return (
    <>
      {said === `let-${day.id}` && <Done id="said">{t('wasLet')}</Done>}
      {said === `out-${day.id}` && <Done id="said">{t('wasOut')}</Done>}
      <Live about={`post:${post.id}`} part={`coming-${day.id}`}>
        <p id={`who-${day.id}`} className="text-soft">
          {t('who')}
        </p>
        <ul data-list="" aria-labelledby={`who-${day.id}`} className="peer">
          {guests.render((guest) => (
            <Guest key={guest.guest} post={post} guest={guest} />
          ))}
        </ul>
        <p className="hidden text-soft peer-empty:block">{t('noNames')}</p>
      </Live>
      <p className="hint">{t(`doorHint.${doorKey(door)}`)}</p>
    </>
  );
}

async function Guest({ post, guest }: { post: { id: string }; guest: GuestView }) {
  const t = await getTranslations('joinings');
  const { stands } = guest;
  return (
    <li data-key={`${guest.guest} ${stands}`} className="flex flex-wrap items-center gap-x-4">
      <Who guest={guest} />
      {stands === 'let in' && <span className="text-soft">{t('isLetIn')}</span>}
      {stands !== 'in' && (
        <form action={letThemIn.bind(null, post.id, guest.guest)}>
          {stands === 'outside' ? (
            <Send quiet>{t('let')}</Send>
          ) : (
            <Send quiet name="back" value="yes">
              {t('out')}
            </Send>
          )}
        </form>
      )}
    </li>
  );
}

async function Who({ guest: { name, knownAs } }: { guest: GuestView }) {
  const t = await getTranslations('joinings');
  if (name)
    return (
      <a href={`/people/${encodeURIComponent(name)}`} className="inline-flex min-h-11 items-center">
        <Words text={name} plain />
      </a>
    );
  return <span>{t.rich('somebody', { words: () => knownAs && <Words text={knownAs} plain /> })}</span>;
}
