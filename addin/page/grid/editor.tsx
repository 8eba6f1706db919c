import { useLayoutEffect, useRef } from 'preact/hooks';
import { composing } from '../../pane/components/fields.tsx';
import type { Keystroke } from './moves.ts';

/** How an answer was given: what the grid does next depends on it. */
export type Leaving = 'stay' | 'down' | 'up' | 'right' | 'left';

interface EditorProps {
  readonly label: string;
  /** What the cell shows, and what is edited. */
  readonly shown: string;
  readonly text: string;
  readonly isReadOnly: boolean;
  readonly isFigure: boolean;
  readonly isInvalid: boolean;
  readonly isEditing: boolean;
  readonly hasFocus: boolean;
  /** Identifiers of the list of answers and of the line that describes the cell. */
  readonly list?: string | undefined;
  readonly describedBy: string;
  /** Typing began; `isFresh` when it replaces what the cell held. */
  readonly onBegin: () => void;
  readonly onCommit: (text: string, leaving: Leaving) => void;
  readonly onCancel: () => void;
  /** A key while nothing is being typed; true when the grid has dealt with it. */
  readonly onKey: (stroke: Keystroke) => boolean;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/**
 * The active cell: a text field that holds the whole value selected, so that typing replaces it, also through an
 * input method; while nothing is typed its keys move in the grid.
 */
export function Editor(props: EditorProps) {
  const { shown, text, isEditing, hasFocus, isReadOnly } = props;
  const field = useRef<HTMLInputElement>(null);
  /** What the field held when editing was asked for; undefined when typing itself began it. */
  const isTyped = useRef(false);
  useLayoutEffect(() => {
    const input = field.current!;
    if (hasFocus) input.focus({ preventScroll: true });
    if (!isEditing) {
      isTyped.current = false;
      input.value = shown;
      if (hasFocus) input.select();
    } else if (!isTyped.current) {
      input.value = text;
      input.setSelectionRange(text.length, text.length);
    }
  }, [shown, text, isEditing, hasFocus]);

  const begin = (): void => {
    isTyped.current = true;
    if (!isEditing) props.onBegin();
  };
  const commit = (leaving: Leaving): void => props.onCommit(field.current!.value, leaving);
  return (
    <input
      ref={field}
      class={`grid-editor${isEditing ? ' is-editing' : ''}${props.isFigure && !isEditing ? ' is-figure' : ''}`}
      type="text"
      autocomplete="off"
      spellcheck={false}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      {...(props.isInvalid ? { 'aria-invalid': true } : {})}
      readOnly={isReadOnly}
      {...(props.list === undefined ? {} : { list: props.list })}
      onFocus={props.onFocus}
      onBlur={() => {
        // A field that is taken away has given its answer before.
        if (isEditing && field.current) commit('stay');
        props.onBlur();
      }}
      onCompositionStart={begin}
      onInput={(event) => {
        begin();
        // An answer picked from the list is complete.
        const isPicked = !(event instanceof InputEvent) || event.inputType === 'insertReplacementText';
        if (isPicked) commit('stay');
      }}
      onKeyDown={(event) => {
        if (composing(event)) return;
        const isHandled = isEditing ? editingKey(event, props, commit) : props.onKey(strokeOf(event));
        if (isHandled) event.preventDefault();
      }}
    />
  );
}

const leavings: Readonly<Record<string, Leaving>> = {
  Enter: 'down',
  'Shift+Enter': 'up',
  Tab: 'right',
  'Shift+Tab': 'left',
};

/** Keys while something is being typed; true when the field should not see them. */
function editingKey(
  event: KeyboardEvent,
  { onCancel }: EditorProps,
  commit: (leaving: Leaving) => void,
): boolean {
  if (event.key === 'Escape') {
    onCancel();
    return true;
  }
  const leaving = leavings[`${event.shiftKey ? 'Shift+' : ''}${event.key}`];
  if (leaving) commit(leaving);
  return leaving !== undefined;
}

function strokeOf({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): Keystroke {
  return { key: altKey ? `Alt+${key}` : key, isShift: shiftKey, isControl: ctrlKey || metaKey };
}
