import { getTranslations } from 'next-intl/server';
import { Message } from '#components/conversations/message';
import { Write } from '#components/conversations/write';
import { JustDone } from '#components/page/just-done';
import { Live } from '#components/ui/live';
import { conversation } from '#lib/conversations/queries';
import { KIND_ANSWERS, type SubjectId } from '#lib/conversations/schema';
import { standingOf } from '#lib/folds/queries';
import type { Viewer } from '#lib/people/viewer';

type Props = {
  viewer: Viewer | null;
  about: SubjectId;
  before?: string | string[];
  answers?: boolean;
  said?: unknown;
};

/**
 * The conversation under a post or at a place: by arrival, for those signed in; visitors may begin by writing. Nothing where there is
 * none for whoever looks.
 * @param answers whether kind answers can be given by one tap
 * @param said what was just done, from the address
 * @param before from the address (`?before=`): the id of the message before which to read on.
 */
export async function Conversation({ viewer, about, before, answers = false, said }: Props) {
  const view = await conversation(viewer, about, before);
  if (!view) return null;
  const t = await getTranslations('conversations');
  const standing = await standingOf(viewer);
  const { path, live, messages, earlier, isLatest, notebook } = view;
  // What somebody has said here they are not asked to say again.
  const isSaid = (words: string) => messages.some((one) => one.isMine && one.words.split('\n')[0] === words);
  const left = answers ? KIND_ANSWERS.filter((answer) => !isSaid(t(`answers.${answer}`))) : [];
  const list = (
    <div role="log" aria-labelledby="conversation">
      <ul data-list="" className="peer divide-y divide-rule">
        {earlier && (
          <li data-key="earlier" className="py-2">
            <a href={`${path}?before=${earlier}#conversation`} className="button-quiet">
              {t('earlier')}
            </a>
          </li>
        )}
        {messages.render((message) => (
          <Message
            key={message.id}
            message={message}
            notebook={notebook}
            standing={standing}
            isSaid={said === `message-${message.id}`}
          />
        ))}
      </ul>
      <p className="hidden text-soft peer-empty:block">{t('none')}</p>
    </div>
  );
  return (
    <section aria-labelledby="conversation" className="mt-12 space-y-6">
      <h2 id="conversation">{t('title')}</h2>
      {viewer && <JustDone said={said} of={['wordsGone']} />}
      {viewer ? (
        <>
          {isLatest ? (
            <Live about={live} part="conversation">
              {list}
            </Live>
          ) : (
            list
          )}
          {!isLatest && (
            <p>
              <a href={`${path}#conversation`} className="button-quiet">
                {t('latest')}
              </a>
            </p>
          )}
        </>
      ) : (
        <p>{t.rich('visitors', { signIn: (words) => <a href="/sign-in">{words}</a> })}</p>
      )}
      <Write viewer={viewer} live={live} answers={left} />
    </section>
  );
}
