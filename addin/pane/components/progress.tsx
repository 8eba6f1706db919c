import { shellText } from '../text/shell.ts';
import { useText } from '../use.ts';
import { Button } from './button.tsx';

interface ProgressProps {
  /** What is going on, a short sentence. */
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** Offered as a button when the work can be stopped. */
  readonly onCancel?: () => void;
}

export function Progress({ label, done, total, onCancel }: ProgressProps) {
  const text = useText(shellText);
  return (
    <div class="progress">
      <div class="progress-line">
        <span>{label}</span>
        <span class="figure">
          {done} / {total}
        </span>
      </div>
      <progress value={done} max={Math.max(total, 1)} aria-label={label} />
      {onCancel && (
        <Button onClick={onCancel} icon="cross">
          {text('cancel')}
        </Button>
      )}
    </div>
  );
}
