'use client';
import { createContext, type ReactNode, useContext, useId } from 'react';
import { Mistake } from '#components/ui/form/mistake';
import { Words } from '#components/ui/words';
import type { FormState } from '#lib/platform/form/state';

// What the fields of a form share. 'use client' is only the mark that useActionState asks for: nothing of it is sent to readers.
export const NOTHING: FormState = { values: {}, errors: {} };

/** The state of the form that a field stands in. */
export const State = createContext(NOTHING);

/** The value a field was sent with, or stands with at first. */
export function useValue(name: string): string | undefined {
  return useContext(State).values[name]?.[0];
}

/** What every field says of itself. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  maxLength?: number;
};

/** A field's id, what it holds, what is wrong with it, and the ids of what describes it. */
export function useField({ name, hint }: { name: string; hint?: string }) {
  const { values, errors } = useContext(State);
  const id = useId();
  const error = errors[name];
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return { id, error, values: values[name], described };
}

type FrameProps = {
  id: string;
  label: string;
  hint?: string;
  error?: string;
  theirs?: ReactNode;
  children: ReactNode;
};

/** A field's label, hint and mistake around it. */
export function Frame({ id, label, hint, error, theirs, children }: FrameProps) {
  return (
    <div className="field-frame">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {error && <Mistake id={`${id}-error`} text={error} />}
      {theirs}
    </div>
  );
}

/** After a conflict: that somebody else changed the field meanwhile, or what they wrote beside what was typed, and where it may be joined, a box that asks for the lines of both. */
export function Meanwhile({ name, joins }: { name: string; joins?: boolean }) {
  const { theirs, taken, theirsSay } = useContext(State);
  if (taken?.includes(name))
    return <p className="hint mt-3 border-s-4 border-ink ps-4">{theirsSay?.taken}</p>;
  const text = theirs?.[name];
  if (text === undefined) return null;
  return (
    <div className="mt-3 border-s-4 border-ink ps-4">
      <p className="hint">{text ? theirsSay?.meanwhile : theirsSay?.emptied}</p>
      {typeof text === 'string' ? <Words text={text} block plain /> : <Chosen {...text} />}
      {joins && text && theirsSay?.both && (
        <label className="option">
          <input type="checkbox" name="both" value={name} />
          <span>{theirsSay.both}</span>
        </label>
      )}
    </div>
  );
}

/** What is chosen in a field, in our words. */
function Chosen({ said, isTime }: { said: string; isTime?: true }) {
  return <p>{isTime ? <time>{said}</time> : said}</p>;
}

/** Whether somebody else changed one of these fields meanwhile, so that it is to be seen. */
export function useIsMeanwhile(names: string[]): boolean {
  const { theirs, taken } = useContext(State);
  return names.some((name) => theirs?.[name] !== undefined || taken?.includes(name));
}
