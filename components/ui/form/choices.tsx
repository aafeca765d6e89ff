'use client';
import { type ReactNode, useContext } from 'react';
import { type FieldProps, State, useField } from '#components/ui/form/state';

export type Option = { value: string; label: ReactNode; hint?: string };

/** Boxes or buttons under one question. */
function Options({
  name,
  label,
  hint,
  options,
  type,
}: FieldProps & { options: Option[]; type: 'radio' | 'checkbox' }) {
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
            type={type}
            name={name}
            value={option.value}
            defaultChecked={values?.includes(option.value)}
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

type OptionsProps = FieldProps & { options: Option[] };

/** A choice of one from a few, all visible. */
export function Choice(props: OptionsProps) {
  return <Options {...props} type="radio" />;
}

/** Several from a few. */
export function Checks(props: OptionsProps) {
  return <Options {...props} type="checkbox" />;
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
    <details open={open || used}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
