import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { paperOf } from '#components/board/paper';
import { Closed } from '#components/folds/closed';
import { KindMark } from '#components/marks/kind';
import { PlaceMark } from '#components/marks/pattern';
import { Picture } from '#components/pictures/picture';
import { KindWord } from '#components/posts/kind-word';
import { Off } from '#components/posts/off';
import { Day, Days, Hour, Hours, Until } from '#components/ui/when';
import { Words } from '#components/ui/words';
import type { CardView } from '#lib/posts/post/schema';
import type { SearchTerms } from '#lib/values/text/search-text';
import { now } from '#lib/values/time/clock';

type Props = {
  card: CardView;
  /** Whether the date is said: it is not where the sheet says it. */
  dated?: boolean;
  /** Words that were looked for, to be marked. */
  sought?: SearchTerms | null;
};

type Seen = Pick<Props, 'card' | 'sought'>;

/** A post in a list: no box around it, only what there is to know. */
export function Card({ card, dated, sought }: Props) {
  const isHour = card.kind === 'ACTIVITY' && card.day.kind === 'HOUR';
  return (
    <li className="card" data-kind={card.kind.toLowerCase()}>
      {dated && card.day.kind !== 'ANY' && (
        <p className={`patch ${paperOf(card.day.day)}`}>
          <Day day={card.day.day} style="short" />
        </p>
      )}
      <Closed thing={{ kind: 'post', id: card.id }} closed={card.closed} mayOpen={false}>
        {isHour ? <AtItsHour card={card} sought={sought} /> : <Note card={card} sought={sought} />}
      </Closed>
    </li>
  );
}

/** Something at its hour: the hour large, then what and where. */
async function AtItsHour({ card, sought }: Seen) {
  const t = await getTranslations('board');
  const { ifItRains, day } = card;
  return (
    <article className="card-timed">
      <p className="card-hour">
        <Hour instant={day.starts} />
      </p>
      <div>
        <Title card={card} sought={sought} />
        <Where card={card} sought={sought} />
        <Excerpt card={card} sought={sought} />
        <Off day={card.day} />
        {ifItRains && !day.calledOff && (
          <p className="card-line">
            {t.rich('card.rain', { words: () => <Words text={ifItRains} plain /> })}
          </p>
        )}
      </div>
    </article>
  );
}

/** What is asked, offered or done at no hour: its mark and word, what, where and until when, a picture at the end. */
function Note({ card, sought }: Seen) {
  const { kind, picture } = card;
  return (
    <article className="card-note">
      <div>
        <p className="card-kind">
          <KindMark kind={kind} />
          <span>
            <KindWord post={card} />
          </span>
        </p>
        <Title card={card} sought={sought} />
        <Excerpt card={card} sought={sought} />
        <Lines>
          {card.where.place || card.where.words ? <WhereWords card={card} sought={sought} /> : null}
          {whenOf(card)}
        </Lines>
        <Off day={card.day} />
      </div>
      {picture && <Picture picture={picture} size="small" className="card-picture" />}
    </article>
  );
}

function Title({ card: { id, title, day }, sought }: Seen) {
  const words = <Words text={title} plain sought={sought} />;
  return (
    <h3 className="card-title">
      <a href={`/posts/${id}`}>{day.calledOff ? <s>{words}</s> : words}</a>
    </h3>
  );
}

/** Some of its words, where those that were looked for stand nowhere else on the card. */
function Excerpt({ card: { excerpt }, sought }: Seen) {
  return excerpt ? (
    <p className="card-line">
      <Words text={excerpt} plain sought={sought} />
    </p>
  ) : null;
}

/** The place with its mark, or where it is in words. */
function Where({ card: { where }, sought }: Seen) {
  if (where.place)
    return (
      <p className="card-place">
        <PlaceMark of={where.place.id} className="size-5" />
        <Words text={where.place.name} plain sought={sought} />
      </p>
    );
  return where.words ? (
    <p className="card-line">
      <Words text={where.words} plain sought={sought} />
    </p>
  ) : null;
}

function WhereWords({ card: { where }, sought }: Seen) {
  return <Words text={where.place?.name ?? where.words} plain sought={sought} />;
}

/** When, as far as the sheet does not say it: this or that day, until when, at which hours. */
function whenOf({ day, alternatives }: CardView): ReactNode {
  if (day.kind === 'ANY' || day.calledOff) return null;
  if (alternatives.length > 0) return <Days days={[day.day, ...alternatives]} />;
  if (day.kind === 'HOUR')
    return day.starts < now() && day.endSaid ? <Until day={day} /> : <Hours day={day} />;
  return day.lastDay > day.day ? <Until day={day} /> : null;
}

/** Some facts on one line, with a dot between them. */
function Lines({ children }: { children: ReactNode[] }) {
  const facts = children.filter((child) => child !== null);
  if (facts.length === 0) return null;
  return (
    <p className="card-line">
      {facts[0]}
      {facts[1] && '\u00a0· '}
      {facts[1]}
    </p>
  );
}
