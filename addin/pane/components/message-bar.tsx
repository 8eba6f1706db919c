import type { Severity } from '../../../src/ledger/problem.ts';
import type { IconName } from '../../commands/icons.ts';
import type { Notice } from '../messages.ts';
import { shellText } from '../text/shell.ts';
import { useText } from '../use.ts';
import { Button, JumpButton } from './button.tsx';
import { Icon } from './icon.tsx';

const looks: Readonly<Record<Severity, { readonly icon: IconName; readonly tone: string }>> = {
  error: { icon: 'error', tone: 'danger' },
  warning: { icon: 'warning', tone: 'warning' },
  note: { icon: 'info', tone: 'note' },
};

interface MessageBarProps {
  readonly notice: Notice;
  readonly onDismiss?: () => void;
}

/** A sentence with its place, its repair and a way out. */
export function MessageBar({ notice, onDismiss }: MessageBarProps) {
  const text = useText(shellText);
  const { severity, place, repair, original, action } = notice;
  const { icon, tone } = looks[severity];
  return (
    <div class={`message tone-${tone}`}>
      <Icon name={icon} />
      <div class="message-body">
        <p>
          <span class="unseen">{text(severity)}: </span>
          {notice.text}
        </p>
        {repair !== undefined && <p class="message-repair">{repair}</p>}
        {original !== undefined && (
          <p class="message-original" lang="zh-CN">
            {original}
          </p>
        )}
        {(place || action) && (
          <div class="message-actions">
            {place && <JumpButton place={place} />}
            {action && <Button onClick={action.run}>{action.label}</Button>}
          </div>
        )}
      </div>
      {onDismiss && <Button look="subtle" icon="cross" label={text('dismiss')} onClick={onDismiss} />}
    </div>
  );
}
