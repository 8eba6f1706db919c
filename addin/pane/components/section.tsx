import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';

interface SectionProps {
  readonly title: string;
  /** A figure or a word beside the title. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of a view under its heading. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <div class="section-aside">{aside}</div>}
      </div>
      {children}
    </section>
  );
}

/** Details that open in place. */
export function Fold({ title, aside, children, open = false }: FoldProps) {
  return (
    <details class="fold" open={open}>
      <summary>
        <Icon name="chevron" size={14} />
        <span class="fold-title">{title}</span>
        {aside !== undefined && <span class="fold-aside">{aside}</span>}
      </summary>
      <div class="fold-body">{children}</div>
    </details>
  );
}

interface FoldProps {
  readonly title: ComponentChildren;
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
  readonly open?: boolean;
}
