import type { ComponentChildren } from 'preact';
import type { IconName } from '../../commands/icons.ts';
import { shellText } from '../text/shell.ts';
import { useText } from '../use.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

interface StateProps {
  readonly title: string;
  readonly hint?: string;
  /** 1 where it stands for the whole view. */
  readonly level?: 1 | 2;
  readonly children?: ComponentChildren;
}

/** What stands where there is nothing yet: why, and what to do. */
export function EmptyState({
  title,
  hint,
  icon,
  level = 2,
  children,
}: StateProps & { readonly icon: IconName }) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div class="state">
      <Icon name={icon} size={36} />
      <Heading>{title}</Heading>
      {hint !== undefined && <p>{hint}</p>}
      {children !== undefined && <div class="state-actions">{children}</div>}
    </div>
  );
}

/** What stands where something went wrong: what, and how to go on. */
export function ErrorState({
  title,
  hint,
  level = 2,
  onRetry,
  children,
}: StateProps & { readonly onRetry?: () => void }) {
  const text = useText(shellText);
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div class="state state-error" role="alert">
      <Icon name="error" size={36} />
      <Heading>{title}</Heading>
      {hint !== undefined && <p>{hint}</p>}
      <div class="state-actions">
        {onRetry && (
          <Button look="primary" icon="refresh" onClick={onRetry}>
            {text('again')}
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}

/** Grey lines while something is on its way; `label` says what for the ear. */
export function Skeleton({ label, lines = 4 }: { readonly label: string; readonly lines?: number }) {
  return (
    <div class="skeleton" role="status">
      <span class="unseen">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} class="skeleton-line" />
      ))}
    </div>
  );
}
