import { useEffect, useRef, useState } from 'preact/hooks';
import type { DocumentPreview } from '../../../src/docx/preview/model.ts';
import { Button } from '../components/button.tsx';
import { EmptyState, Skeleton } from '../components/states.tsx';
import { attempt } from '../services.ts';
import { contractsText } from '../text/contracts.ts';
import { shellText } from '../text/shell.ts';
import { useServices, useText } from '../use.ts';
import { useContracts } from './use-contracts.ts';

/** What draws a document is loaded with the first preview. */
const loadViewer = () => import('./document-view.tsx');
type Viewer = Awaited<ReturnType<typeof loadViewer>>;

interface Shown {
  readonly viewer: Viewer;
  readonly preview: DocumentPreview;
}

/** One contract as it would be made now. */
export function PreviewPanel({
  contractNo,
  onBack,
}: {
  readonly contractNo: string;
  readonly onBack: () => void;
}) {
  const services = useServices();
  const text = useText(contractsText);
  const waiting = useText(shellText)('loading');
  const { session } = useContracts();
  const [shown, setShown] = useState<Shown | 'waiting' | 'gone'>('waiting');
  const back = useRef<HTMLDivElement>(null);
  useEffect(() => {
    back.current?.querySelector('button')?.focus();
    void attempt(services, async () => {
      const viewer = await loadViewer();
      const bytes = session.preview(contractNo);
      setShown(bytes ? { viewer, preview: viewer.previewDocument(bytes) } : 'gone');
    }).then((isDone) => isDone || setShown('gone'));
  }, [contractNo]);
  return (
    <>
      <div ref={back} class="actions">
        <Button onClick={onBack}>{text('back')}</Button>
        <strong>{contractNo}</strong>
      </div>
      {shown === 'waiting' && <Skeleton label={waiting} lines={8} />}
      {shown === 'gone' && <EmptyState icon="contract" title={text('previewGone')} />}
      {typeof shown === 'object' && (
        <>
          <p class="field-hint">
            {text('previewHint')}
            {shown.preview.leftOut.includes('picture') && text('leftOutPicture')}
            {shown.preview.leftOut.includes('formula') && text('leftOutFormula')}
          </p>
          <shown.viewer.DocumentView
            preview={shown.preview}
            name={text('document', { number: contractNo })}
          />
        </>
      )}
    </>
  );
}
