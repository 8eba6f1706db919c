import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** One sentence under it. */
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
}

interface RadioGroupProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onCommit: (value: Value) => void;
}

/** One of a few, all of them in sight. */
export function RadioGroup<Value extends string>({
  label,
  value,
  choices,
  onCommit,
}: RadioGroupProps<Value>) {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend class="unseen">{label}</legend>
      {choices.map((choice) => (
        <Option key={choice.value} hint={choice.hint} label={choice.label}>
          {(id) => (
            <input
              id={id}
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.disabled === true}
              onChange={() => onCommit(choice.value)}
            />
          )}
        </Option>
      ))}
    </fieldset>
  );
}

interface CheckboxProps {
  readonly label: ComponentChildren;
  readonly hint?: string | undefined;
  readonly checked: boolean;
  readonly onCommit: (checked: boolean) => void;
}

export function Checkbox({ label, hint, checked, onCommit }: CheckboxProps) {
  return (
    <Option hint={hint} label={label}>
      {(id) => (
        <input
          id={id}
          type="checkbox"
          checked={checked}
          onChange={(event) => onCommit(event.currentTarget.checked)}
        />
      )}
    </Option>
  );
}

interface OptionProps {
  readonly label: ComponentChildren;
  readonly hint: string | undefined;
  readonly children: (id: string) => ComponentChildren;
}

function Option({ label, hint, children }: OptionProps) {
  const id = useId();
  return (
    <div class="choice">
      {children(id)}
      <label for={id} class="choice-text">
        <span>{label}</span>
        {hint !== undefined && <span class="field-hint">{hint}</span>}
      </label>
    </div>
  );
}
