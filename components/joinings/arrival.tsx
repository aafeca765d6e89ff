import { getTranslations } from 'next-intl/server';
import { Send } from '#components/ui/form/form';
import { Live } from '#components/ui/live';
import { Words } from '#components/ui/words';
import type { Viewer } from '#lib/people/viewer';
import { showMeTheWay } from '#lib/posts/arrival/actions';
import { arrival } from '#lib/posts/arrival/queries';
import type { ReaderView } from '#lib/posts/arrival/schema';
import { doorKey } from '#lib/posts/let-in/rules';
import type { PostKind } from '#lib/posts/post/schema';
import type { Several } from '#lib/values/several';

type Props = { viewer: Viewer | null; post: { id: string; kind: PostKind } };

/** Words about door, key and telephone, for those who call it and those who are in; nothing for anybody else. */
export async function Arrival({ viewer, post }: Props) {
  const view = await arrival(viewer, post.id);
  if (!view) return null;
  const t = await getTranslations('joinings');
  const isActivity = post.kind === 'ACTIVITY';
  return (
    <section aria-labelledby="arrival" className="space-y-2 border-s-4 border-ink bg-tint px-4 py-3">
      <h2 id="arrival" className="text-xl">
        {t('arrival')}
      </h2>
      {view.for === 'asking' ? (
        <form action={showMeTheWay.bind(null, post.id)} className="space-y-2">
          <p>{t('arrivalAsk')}</p>
          <Send quiet>{t('arrivalShow')}</Send>
        </form>
      ) : (
        <Words text={view.words} block />
      )}
      {view.for === 'comer' && <p className="hint">{t('arrivalKeep')}</p>}
      {view.for === 'host' && (
        <p className="hint">{isActivity ? t(`arrivalHint.${doorKey(view.door)}`) : t('arrivalHintOwn')}</p>
      )}
      {view.for === 'host' && isActivity && <Readers post={post} readers={view.readers} />}
    </section>
  );
}

/** Who knows it, whether they still come or not. */
async function Readers({ post, readers }: { post: { id: string }; readers: Several<ReaderView> }) {
  const t = await getTranslations('joinings');
  return (
    <Live about={`post:${post.id}`} part="readers">
      <p id="readers" className="text-soft">
        {t('readers')}
      </p>
      <ul data-list="" aria-labelledby="readers" className="peer flex flex-wrap gap-x-4">
        {readers.render((reader) =>
          'name' in reader ? (
            <li key={reader.name} data-key={`name ${reader.name}`}>
              <a
                href={`/people/${encodeURIComponent(reader.name)}`}
                className="inline-flex min-h-11 items-center"
              >
                <Words text={reader.name} plain />
              </a>
            </li>
          ) : (
            <li key={reader.knownAs} data-key={`words ${reader.knownAs}`}>
              {t.rich('somebody', { words: () => <Words text={reader.knownAs} plain /> })}
            </li>
          ),
        )}
      </ul>
      <p className="hidden text-soft peer-empty:block">{t('noReaders')}</p>
    </Live>
  );
}
