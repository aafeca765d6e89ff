import { getTranslations } from 'next-intl/server';
import { paperOf } from '#components/board/paper';
import { Off } from '#components/posts/off';
import { Choice, More } from '#components/ui/form/choices';
import { Line } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { Day, When } from '#components/ui/when';
import { Words } from '#components/ui/words';
import { startingWith } from '#lib/platform/form/state';
import { bringDateBack, callDateOff, moveDate, putDateBack, sayOfDate } from '#lib/posts/occurrences/actions';
import { callOffSchema, type DateView, REASONS } from '#lib/posts/occurrences/schema';
import { limitsOf } from '#lib/values/text/input';

type Props = { date: DateView };
const LINE = limitsOf(callOffSchema.shape.line);

/** Which date it is, on the paper of its day, and how it stands. */
export function DateHeading({ date: { post, day } }: Props) {
  return (
    <header>
      <p>
        <a href={`/posts/${post.id}`} className="inline-flex min-h-11 items-center">
          <Words text={post.title} plain />
        </a>
      </p>
      <h1 className="text-[1.625rem] [&_time]:whitespace-normal">
        <span className={`patch ${paperOf(day.day)}`}>
          <When day={day} style="long" />
        </span>
      </h1>
      <Off day={day} />
    </header>
  );
}

/** What may become of one date: it does not take place, it moves, or there is a word to say about it; each can be taken back. */
export async function ChangeDate({ date }: Props) {
  const t = await getTranslations('posts');
  const { day, start } = date;
  return (
    <>
      <p>{t('date.lead')}</p>
      {day.calledOff ? (
        <TakesPlace day={day} />
      ) : (
        <div className="grid gap-2">
          <GoBack date={date} />
          <CallOff date={date} />
          {start && <Move date={date} />}
          <Say date={date} />
        </div>
      )}
    </>
  );
}

/** A date that is called off takes place after all, in one tap. */
export async function TakesPlace({ day }: { day: { id: string } }) {
  const t = await getTranslations('posts');
  return (
    <form action={bringDateBack.bind(null, day.id)}>
      <Send quiet>{t('date.takesPlace')}</Send>
    </form>
  );
}

/** A moved date, back to its day in one tap. */
async function GoBack({ date: { day, mayGoBack } }: Props) {
  const { was } = day;
  if (!was || !mayGoBack) return null;
  const t = await getTranslations('posts');
  return (
    <form action={putDateBack.bind(null, day.id)}>
      <Send quiet>{t.rich('date.back', { was: () => <Day day={was.day} style="long" /> })}</Send>
    </form>
  );
}

async function CallOff({ date: { day } }: Props) {
  const t = await getTranslations('posts');
  return (
    <Form
      action={callDateOff.bind(null, day.id)}
      start={startingWith({ reason: 'other' })}
      className="grid gap-4"
    >
      <More summary={t('date.callOff')} names={['reason', 'line']} filled>
        <div className="form py-4">
          <Choice
            name="reason"
            label={t('date.reason')}
            options={REASONS.map((value) => ({ value, label: t(`date.reasons.${value}`) }))}
          />
          <Line name="line" label={t('date.line')} hint={t('date.lineHint')} {...LINE} />
          <div>
            <Send>{t('date.sendOff')}</Send>
          </div>
        </div>
      </More>
    </Form>
  );
}

async function Move({ date: { day, start } }: Props) {
  const t = await getTranslations('posts');
  return (
    <Form action={moveDate.bind(null, day.id)} start={startingWith(start ?? {})} className="grid gap-4">
      <More summary={t('date.move')} names={['day', 'start', 'end', 'line']} filled>
        <div className="form py-4">
          <Line name="day" type="date" label={t('day')} required />
          <div className="grid grid-cols-2 items-end gap-[inherit]">
            <Line name="start" type="time" label={t('start')} />
            <Line name="end" type="time" label={t('end')} />
          </div>
          <Line name="line" label={t('date.line')} hint={t('date.lineHint')} {...LINE} />
          <div>
            <Send>{t('date.sendMove')}</Send>
          </div>
        </div>
      </More>
    </Form>
  );
}

async function Say({ date: { day } }: Props) {
  const t = await getTranslations('posts');
  return (
    <Form
      action={sayOfDate.bind(null, day.id)}
      start={startingWith({ line: day.words })}
      className="grid gap-4"
    >
      <More summary={t('date.say')} names={['line']} filled>
        <div className="form py-4">
          <Line name="line" label={t('date.sayLine')} hint={t('date.sayHint')} {...LINE} />
          <div>
            <Send>{t('date.sendSay')}</Send>
          </div>
        </div>
      </More>
    </Form>
  );
}
