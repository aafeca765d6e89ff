'use client';
import { createContext, type ReactNode, useActionState, useContext, useId } from 'react';
import { type Neighbour, Surroundings, type SurroundingsSays } from '#components/ui/surroundings';
import { Words } from '#components/ui/words';
import { ANSWER } from '#lib/door/answer';
import type { FormAction, FormState, StagedPicture } from '#lib/form/state';
import { pictureAddress, roomOf, SIDES } from '#lib/pictures/schema';
import type { Point } from '#lib/where/cell';
import { POINT } from '#lib/where/move';
import { pastedPoint } from '#lib/where/pasted';

// The one form kit. 'use client' is only the mark that useActionState asks for: nothing of it is sent to readers.
const NOTHING: FormState = { values: {}, errors: {} };
const State = createContext(NOTHING);

type FormProps = {
  action: FormAction;
  start: FormState;
  children: ReactNode;
  className?: string;
  id?: string;
};

/** A form that works without JavaScript: refused, it answers 422 and shows what was typed beside what is wrong. */
export function Form({ action, start, children, className, id }: FormProps) {
  // What the form starts with stays out of the state, which travels with the form.
  const [refused, send] = useActionState(action, NOTHING);
  const state = refused.status ? refused : start;
  return (
    <State value={state}>
      <form action={send} className={className ?? 'form'} id={id}>
        {state.status && <meta name={ANSWER} content={String(state.status)} />}
        {state.notice && (
          <p role="alert" className="notice">
            {state.notice}
          </p>
        )}
        {children}
      </form>
    </State>
  );
}

/** The value a field was sent with, or stands with at first. */
export function useValue(name: string): string | undefined {
  return useContext(State).values[name]?.[0];
}

/** The picture of a field that is here already: staged before the form was refused, else what the form began with. */
export function useStaged(name: string, existing?: StagedPicture): StagedPicture | undefined {
  const { status, pictures } = useContext(State);
  return status ? pictures?.[name] : existing;
}

type FieldProps = { name: string; label: string; hint?: string; required?: boolean; maxLength?: number };

function useField({ name, hint }: { name: string; hint?: string }) {
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

function Frame({ id, label, hint, error, theirs, children }: FrameProps) {
  return (
    <div className="field-frame">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {theirs}
    </div>
  );
}

/** After a conflict: what somebody else wrote meanwhile, and where it may be joined, a box that asks for the lines of both. */
function Theirs({ name, joins }: { name: string; joins?: boolean }) {
  const { theirs, theirsSay } = useContext(State);
  const text = theirs?.[name];
  if (text === undefined) return null;
  return (
    <div className="mt-3 border-s-4 border-ink ps-4">
      <p className="hint">{text ? theirsSay?.meanwhile : theirsSay?.emptied}</p>
      <Words text={text} block plain />
      {joins && text && theirsSay?.both && (
        <label className="option">
          <input type="checkbox" name="both" value={name} />
          <span>{theirsSay.both}</span>
        </label>
      )}
    </div>
  );
}

type InputProps = FieldProps & {
  type?: 'text' | 'email' | 'password' | 'date' | 'time' | 'search';
  autoComplete?: string;
  min?: string;
  max?: string;
  placeholder?: string;
  dir?: 'auto' | 'ltr';
};

/** A field of one line: text, date, hour, e-mail or passphrase. */
export function Line({ label, hint, type = 'text', dir = 'auto', ...props }: InputProps) {
  const { id, error, values, described } = useField({ name: props.name, hint });
  return (
    <Frame id={id} label={label} hint={hint} error={error} theirs={<Theirs name={props.name} />}>
      <input
        {...props}
        id={id}
        type={type}
        dir={dir}
        className="field"
        defaultValue={values?.[0]}
        aria-describedby={described}
        aria-invalid={error ? true : undefined}
      />
    </Frame>
  );
}

/** A field of several lines. */
export function TextArea({ label, hint, rows = 4, ...props }: FieldProps & { rows?: number }) {
  const { id, error, values, described } = useField({ name: props.name, hint });
  return (
    <Frame id={id} label={label} hint={hint} error={error} theirs={<Theirs name={props.name} joins />}>
      <textarea
        {...props}
        id={id}
        rows={rows}
        dir="auto"
        className="field"
        defaultValue={values?.[0]}
        aria-describedby={described}
        aria-invalid={error ? true : undefined}
      />
    </Frame>
  );
}

export type Option = { value: string; label: ReactNode; hint?: string };

/** A choice of one from a few, all visible. */
export function Choice({ name, label, hint, options }: FieldProps & { options: Option[] }) {
  const { id, error, values, described } = useField({ name, hint });
  return (
    <fieldset className="choice" aria-describedby={described}>
      <legend>{label}</legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {options.map((option) => (
        <label key={option.value} className="option">
          <input
            type="radio"
            name={name}
            value={option.value}
            defaultChecked={values?.[0] === option.value}
          />
          <span>
            {option.label}
            {option.hint && <small>{option.hint}</small>}
          </span>
        </label>
      ))}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** Several from a few. */
export function Checks({ name, label, hint, options }: FieldProps & { options: Option[] }) {
  const { id, error, values, described } = useField({ name, hint });
  return (
    <fieldset className="choice" aria-describedby={described}>
      <legend>{label}</legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {options.map((option) => (
        <label key={option.value} className="option">
          <input
            type="checkbox"
            name={name}
            value={option.value}
            defaultChecked={values?.includes(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** One box to tick. */
export function Check({ name, label, hint }: FieldProps) {
  const { id, error, values, described } = useField({ name, hint });
  return (
    <div className="field-frame">
      <label className="option">
        <input
          type="checkbox"
          name={name}
          defaultChecked={values?.[0] === 'on'}
          aria-describedby={described}
          aria-invalid={error ? true : undefined}
        />
        <span>
          {label}
          {hint && <small id={`${id}-hint`}>{hint}</small>}
        </span>
      </label>
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

/** A box to tick that is shown once its question has come up: the form was refused because of it, or it was ticked. */
export function AskedCheck(props: FieldProps) {
  const { error, values } = useField(props);
  return error || values ? <Check {...props} /> : null;
}

type MoreProps = { summary: string; names: string[]; open?: boolean; filled?: boolean; children: ReactNode };

/**
 * What few forms need, folded away: open where one of its fields, by their names, holds something or is refused; with `filled`
 * (its fields hold something from the start), where the form was refused.
 */
export function More({ summary, names, open, filled, children }: MoreProps) {
  const { values, errors, pictures, status } = useContext(State);
  const used = filled
    ? status !== undefined
    : names.some((name) => errors[name] || values[name]?.some(Boolean) || pictures?.[name]);
  return (
    <details className="more" open={open || used}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

/** One from many. An option holds text only; `written` marks that people wrote it, as <Words> does. */
export function Select({
  name,
  label,
  hint,
  options,
  written,
}: FieldProps & { options: Option[]; written?: boolean }) {
  const { id, error, values, described } = useField({ name, hint });
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <select
        name={name}
        id={id}
        className="field"
        data-words={written ? '' : undefined}
        defaultValue={values?.[0]}
        aria-describedby={described}
        aria-invalid={error ? true : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

/** What the form carries along unseen; after a refusal, as it was sent. */
export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={useValue(name) ?? value} />;
}

/** The button that sends the form. Named, it tells which of several was pressed. */
export function Send({
  children,
  name,
  value,
  quiet,
}: {
  children: ReactNode;
  name?: string;
  value?: string;
  quiet?: boolean;
}) {
  return (
    <button type="submit" className={quiet ? 'button-quiet' : 'button'} name={name} value={value}>
      {children}
    </button>
  );
}

type PictureFieldProps = FieldProps & {
  /** The picture that the form begins with. */
  existing?: StagedPicture;
  says: { words: string; wordsHint: string; here: string; instead: string; leaveOut: string };
};

/**
 * A picture with its words. Browsers cannot fill a file in again: one that is here already is shown, and named by its token. Its
 * other fields are `NAMEWords`, `NAMEToken` and `NAMERemove`.
 */
export function PictureField({ name, label, hint, maxLength, existing, says }: PictureFieldProps) {
  const staged = useStaged(name, existing);
  const { id, error } = useField({ name });
  const words = useField({ name: `${name}Words`, hint: says.wordsHint });
  const described = [`${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="picture-field">
      {staged && (
        <div className="picture-staged">
          <img
            src={pictureAddress(staged.key, 'small')}
            alt={staged.words}
            {...roomOf(staged.shape, SIDES.small)}
            decoding="async"
          />
          <input type="hidden" name={`${name}Token`} value={staged.token} />
          <p className="hint">{says.here}</p>
          <Check name={`${name}Remove`} label={says.leaveOut} />
        </div>
      )}
      <Frame id={id} label={label} hint={staged ? says.instead : hint} error={error}>
        <input
          type="file"
          id={id}
          name={name}
          accept="image/*"
          className="field"
          aria-describedby={described}
          aria-invalid={error ? true : undefined}
        />
      </Frame>
      <Frame id={words.id} label={says.words} hint={says.wordsHint} error={words.error}>
        <input
          id={words.id}
          name={`${name}Words`}
          maxLength={maxLength}
          dir="auto"
          className="field"
          defaultValue={words.values?.[0] ?? existing?.words}
          aria-describedby={words.described}
          aria-invalid={words.error ? true : undefined}
        />
      </Frame>
    </div>
  );
}

type PointFieldProps = Pick<FieldProps, 'label' | 'hint' | 'maxLength'> & {
  start: Point | null;
  neighbours: Neighbour[];
  says: SurroundingsSays;
};

/** Where something is: a link from a map or two numbers, pasted; or a point in a drawing of its surroundings, begun at `start`. */
export function PointField({ start, neighbours, says, ...props }: PointFieldProps) {
  const text = useValue(POINT.point);
  const pressed = useValue(POINT.move);
  const point = text ? pastedPoint(text) : null;
  const begin = point ?? start;
  return (
    <>
      <Line name={POINT.point} dir="ltr" autoComplete="off" {...props} />
      {begin && <Surroundings {...{ point, start: begin, neighbours, pressed, says }} />}
    </>
  );
}
