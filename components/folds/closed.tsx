import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Form, Send } from '#components/ui/form/form';
import { Words } from '#components/ui/words';
import { unfold } from '#lib/folds/actions';
import type { FoldableThing, ReasonView } from '#lib/folds/schema';
import { startingWith } from '#lib/platform/form/state';

type Props = { thing: FoldableThing; closed: ReasonView | null; mayOpen: boolean; children: ReactNode };

/** What stands closed behind its reason, until a tap; as it is, where it is open. */
export async function Closed({ thing: { kind, id }, closed, mayOpen, children }: Props) {
  if (!closed) return children;
  const t = await getTranslations('folds');
  return (
    <details className="closed">
      <summary>
        <span>
          <Reason why={closed} />
        </span>
      </summary>
      {children}
      {mayOpen && (
        <Form action={unfold.bind(null, kind, id)} start={startingWith()} className="mt-1">
          <Send quiet>{t('open')}</Send>
        </Form>
      )}
    </details>
  );
}

/** Why something is folded. */
export async function Reason({ why: { reason, words } }: { why: ReasonView }) {
  const t = await getTranslations('folds');
  return t.rich(`closed.${reason}`, { words: () => <Words text={words} plain /> });
}
