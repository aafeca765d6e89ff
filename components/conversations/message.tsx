import { getTranslations } from 'next-intl/server';
import { Waiting } from '#components/conversations/waiting';
import { Closed } from '#components/folds/closed';
import { FoldAway } from '#components/folds/fold-away';
import { MayWrite } from '#components/letters/may-write';
import { JustDone } from '#components/page/just-done';
import { Before } from '#components/ui/form/before';
import { TextArea } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { More } from '#components/ui/form/more';
import { Once } from '#components/ui/form/once';
import { Said } from '#components/ui/when';
import { Words } from '#components/ui/words';
import { changeOwn } from '#lib/conversations/actions';
import { type ConversationView, type MessageView, messageSchema } from '#lib/conversations/schema';
import type { Folder } from '#lib/folds/rules';
import { sendArrivalTo } from '#lib/letters/actions';
import { startingWith } from '#lib/platform/form/state';
import { limitsOf } from '#lib/values/text/input';

type Props = {
  message: MessageView;
  notebook: ConversationView['notebook'];
  isSaid: boolean;
  standing: Folder['standing'];
};

/** Words in a conversation: who, when, what; one's own can be changed there, and taken away; `isSaid`: they just were changed. */
export async function Message({ message, notebook, isSaid, standing }: Props) {
  const t = await getTranslations('conversations');
  const { id, name, words, when, edited, isMine, isNew, mayTakeArrival, closed } = message;
  const thing = { kind: 'message' as const, id };
  return (
    <li id={`message-${id}`} data-key={id} className="py-4">
      <div data-said="">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <a href={`/people/${encodeURIComponent(name)}`} className="font-bold">
            <Words text={name} plain />
          </a>
          <span className="text-soft">
            <Said instant={when} />
            {edited && ` · ${t('changed')}`}
          </span>
        </p>
        <Closed thing={thing} closed={closed} mayOpen={!isMine && standing === 'settled'}>
          <Words text={words} block plain={isNew} />
        </Closed>
      </div>
      {isMine && isSaid && <JustDone said="saved" of={['saved']} />}
      {mayTakeArrival && (
        <Form action={sendArrivalTo.bind(null, id)} start={startingWith()} className="mt-1">
          <Once />
          <Send quiet>{t('sendArrival')}</Send>
        </Form>
      )}
      {!isMine && !closed && <FoldAway thing={thing} standing={standing} short />}
      <Waiting message={message} />
      <MayWrite message={message} />
      {isMine && <Own message={message} notebook={notebook} />}
    </li>
  );
}

async function Own({ message: { id, words }, notebook }: Pick<Props, 'message' | 'notebook'>) {
  const t = await getTranslations('conversations');
  return (
    <Form action={changeOwn.bind(null, id)} start={startingWith({ words })} className="mt-1">
      <Before start={startingWith({ words })} />
      <More summary={t('own')} names={['words']} filled>
        <div className="form py-2">
          <TextArea
            name="words"
            label={t('again')}
            maxLength={limitsOf(messageSchema.shape.words).maxLength}
          />
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <Send>{t('save')}</Send>
            <Send quiet name="to" value="away">
              {t('away')}
            </Send>
          </div>
          {notebook && (
            <div>
              <Send quiet name="to" value="notebook">
                <span>{t.rich('notebook', { place: () => <Words text={notebook.name} plain /> })}</span>
              </Send>
              <p className="hint">{t('notebookHint')}</p>
            </div>
          )}
        </div>
      </More>
    </Form>
  );
}
