import { useEffect, useRef } from 'preact/hooks';

interface StepHeadProps {
  readonly title: string;
  /** Name of the list of steps for the ear. */
  readonly label: string;
  readonly steps: readonly string[];
  /** The step the user is at, from 0. */
  readonly at: number;
  /** Whatever changes with what is shown; the ear follows to the heading then. */
  readonly page: string;
}

/** The heading of a view that goes step by step, with the steps below it. */
export function StepHead({ title, label, steps, at, page }: StepHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(page);
  useEffect(() => {
    // Not on arrival: the tab has the focus then.
    if (before.current !== page) heading.current?.focus();
    before.current = page;
  }, [page]);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <ol class="steps" aria-label={label}>
        {steps.map((step, index) => (
          <li
            key={step}
            class={index < at ? 'step-done' : ''}
            aria-current={index === at ? 'step' : undefined}
          >
            <span class="step-number">{index + 1}</span> {step}
          </li>
        ))}
      </ol>
    </>
  );
}
