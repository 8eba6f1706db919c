import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** True while an input method is composing: its Enter and its half words are not the user's answer. */
export function composing(event: Event): boolean {
  return event instanceof KeyboardEvent
    ? event.isComposing || event.keyCode === 229
    : event instanceof InputEvent && event.isComposing;
}

interface FieldProps {
  readonly label: string;
  /** One sentence under the control. */
  readonly hint?: ComponentChildren;
  /** What is wrong with the answer. */
  readonly error?: string;
}

/** A label, a control and what belongs to it; the control gets the identifiers that tie them together. */
export function Field({
  label,
  hint,
  error,
  children,
}: FieldProps & { readonly children: (ids: ControlIds) => ComponentChildren }) {
  const id = useId();
  const notes = [error === undefined ? '' : `${id}-error`, hint === undefined ? '' : `${id}-hint`];
  const described = notes.filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error === undefined ? {} : { 'aria-invalid': true }),
      })}
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export interface ControlIds {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

interface TextFieldProps extends FieldProps {
  readonly value: string;
  /** The answer: after Enter or on leaving the field, never a half-typed word. */
  readonly onCommit: (value: string) => void;
  readonly numeric?: boolean;
  readonly placeholder?: string;
}

export function TextField({ value, onCommit, numeric = false, placeholder, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      {(ids) => (
        <input
          {...ids}
          class="input"
          type="text"
          inputMode={numeric ? 'decimal' : 'text'}
          autocomplete="off"
          value={value}
          {...(placeholder === undefined ? {} : { placeholder })}
          onChange={(event) => onCommit(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectProps extends FieldProps {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onCommit: (value: string) => void;
  readonly disabled?: boolean;
}

export function Select({ value, options, onCommit, disabled = false, ...field }: SelectProps) {
  return (
    <Field {...field}>
      {(ids) => (
        <select
          {...ids}
          class="input"
          value={value}
          disabled={disabled}
          onChange={(event) => onCommit(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface SliderProps extends FieldProps {
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  /** The value as it is read: `72%`. */
  readonly shown: string;
  readonly onMove: (value: number) => void;
}

export function Slider({ value, minimum, maximum, step, shown, onMove, ...field }: SliderProps) {
  return (
    <Field {...field}>
      {(ids) => (
        <div class="slider">
          <input
            {...ids}
            type="range"
            min={minimum}
            max={maximum}
            step={step}
            value={value}
            aria-valuetext={shown}
            onInput={(event) => onMove(event.currentTarget.valueAsNumber)}
          />
          <output for={ids.id}>{shown}</output>
        </div>
      )}
    </Field>
  );
}
