import { Button } from '../pane/components/button.tsx';
import { useText } from '../pane/use.ts';
import { OpenButton } from './start-view.tsx';
import { pageText } from './text/page.ts';
import type { WorkspaceProps } from './workspace.tsx';

interface ToolbarProps extends WorkspaceProps {
  readonly isUnsaved: boolean;
  readonly isSaving: boolean;
  readonly onSave: () => void;
}

/** The head of the page: which file is open, and what can be done with files. */
export function Toolbar({ book, language, isUnsaved, isSaving, onSave, onOpen, onLanguage }: ToolbarProps) {
  const text = useText(pageText);
  return (
    <header class="toolbar">
      <h1 class="toolbar-name" title={book.name}>
        <span class="grid-clip">{book.name}</span>
        {isUnsaved && <span class="toolbar-unsaved">{text('unsaved')}</span>}
      </h1>
      <div class="toolbar-actions">
        <OpenButton language={language} onOpen={onOpen} />
        <Button onClick={() => onOpen('empty')}>{text('empty')}</Button>
        <Button look="primary" disabled={isSaving} onClick={onSave}>
          {text(isSaving ? 'saving' : 'save')}
        </Button>
        <button
          type="button"
          class="button button-subtle"
          lang={language === 'zh-CN' ? 'en' : 'zh-CN'}
          onClick={() => onLanguage(language === 'zh-CN' ? 'en-US' : 'zh-CN')}
        >
          {text('language')}
        </button>
      </div>
    </header>
  );
}
