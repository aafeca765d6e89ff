'use client';

import type { ReactNode } from 'react';
import { Mistake } from '#components/ui/form/mistake';
import { type FieldProps, Meanwhile, useField } from '#components/ui/form/state';

export type Option = { value: string; label: ReactNode; hint?: string };

/** Boxes or buttons under one question. */
export function Options({
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
      {error && <Mistake id={`${id}-error`} text={error} />}
      <Meanwhile name={name} />
    </fieldset>
  );
}

export type OptionsProps = FieldProps & { options: Option[] };

/** A choice of one from a few, all visible. */
export function Choice(props: OptionsProps) {
  return <Options {...props} type="radio" />;
}
