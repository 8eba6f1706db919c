import type { ComponentChildren } from 'preact';
import type { CellPlace } from '../../book/host.ts';
import type { IconName } from '../../commands/icons.ts';
import { jump } from '../services.ts';
import { shellText } from '../text/shell.ts';
import { useServices, useText } from '../use.ts';
import { Icon } from './icon.tsx';

export interface ButtonProps {
  readonly children?: ComponentChildren;
  readonly onClick: () => void;
  readonly look?: 'primary' | 'plain' | 'subtle' | 'danger';
  readonly icon?: IconName;
  readonly disabled?: boolean;
  /** Name for the ear, when the text alone does not say it or there is none. */
  readonly label?: string;
}

export function Button({ children, onClick, look = 'plain', icon, disabled = false, label }: ButtonProps) {
  return (
    <button
      type="button"
      class={`button button-${look}${children === undefined ? ' button-icon' : ''}`}
      onClick={onClick}
      disabled={disabled}
      {...(label === undefined ? {} : { 'aria-label': label, title: label })}
    >
      {icon && <Icon name={icon} />}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}

/** A link to a cell of the workbook: `客户登记!B4`. */
export function JumpButton({
  place,
  children,
}: {
  readonly place: CellPlace;
  readonly children?: ComponentChildren;
}) {
  const services = useServices();
  const text = useText(shellText);
  const address = `${place.sheet}!${place.cell}`;
  return (
    <button
      type="button"
      class="jump"
      onClick={() => void jump(services, place)}
      title={text('jump', { place: address })}
      {...(children === undefined ? { 'aria-label': text('jump', { place: address }) } : {})}
    >
      <span>{children ?? address}</span>
      <Icon name="jump" size={14} />
    </button>
  );
}
