'use client';
import { type ReactNode, useActionState, useContext } from 'react';
import { NOTHING, State, useValue } from '#components/ui/form/state';
import type { FormAction, FormState } from '#lib/platform/form/state';
import { STATED_STATUS } from '#lib/platform/http/stated-status';

type FormProps = {
  action: FormAction;
  start: FormState;
  children: ReactNode;
  className?: string;
  id?: string;
  /** It can be sent no more: it is there only to give back what was typed in it, where that was refused. */
  isOver?: boolean;
};

/** A form that works without JavaScript: refused, it answers 422 and shows what was typed beside what is wrong. */
export function Form({ action, start, children, className, id, isOver }: FormProps) {
  // What the form starts with stays out of the state, which travels with the form.
  const [refused, send] = useActionState(action, NOTHING);
  if (isOver && !refused.status) return null;
  const state = refused.status ? refused : start;
  return (
    <State value={state}>
      <form action={send} className={className ?? 'form'} id={id}>
        <Notice />
        {children}
      </form>
    </State>
  );
}

/** What the whole form answers: its status, for the door, and the words above it. */
export function Notice() {
  const { status, notice } = useContext(State);
  return (
    <>
      {status && <meta name={STATED_STATUS} content={String(status)} />}
      {notice && (
        // Refused, the page is a new one: whoever hears or magnifies it is led to what is wrong.
        // biome-ignore lint/a11y/noAutofocus: it is the answer to what they sent
        <p role="alert" className="notice" tabIndex={-1} autoFocus>
          {notice}
        </p>
      )}
    </>
  );
}

/** What the form carries along unseen; after a refusal, as it was sent. */
export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={useValue(name) ?? value} />;
}

type SendProps = { children: ReactNode; name?: string; value?: string; quiet?: boolean; anyway?: boolean };

/** The button that sends the form. Named, it tells which of several was pressed; with `anyway`, also where fields are empty. */
export function Send({ children, name, value, quiet, anyway }: SendProps) {
  return (
    <button
      type="submit"
      className={quiet ? 'button-quiet' : 'button'}
      name={name}
      value={value}
      formNoValidate={anyway}
    >
      {children}
    </button>
  );
}
