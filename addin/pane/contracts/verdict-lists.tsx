import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { nobody, type Refusal } from '../../../src/contract/refusal.ts';
import type { PassedContract, RefusedContract } from '../../book/contract-state.ts';
import { Badge } from '../components/badge.tsx';
import { Button, JumpButton } from '../components/button.tsx';
import { Fold } from '../components/section.tsx';
import { noticeOf } from '../messages.ts';
import { contractsText } from '../text/contracts.ts';
import { useServices, useText } from '../use.ts';

/** Contracts that pass, each with what its signer should know. */
export function PassedList({
  contracts,
  onPreview,
}: {
  readonly contracts: readonly PassedContract[];
  readonly onPreview: (contractNo: string) => void;
}) {
  const text = useText(contractsText);
  return (
    <LongList
      items={contracts}
      draw={({ contractNo, customer, notes, isRegistered }) => (
        <>
          <div class="verdict-line">
            <ContractName contractNo={contractNo} customer={customer} />
            <Button label={text('previewOf', { number: contractNo })} onClick={() => onPreview(contractNo)}>
              {text('preview')}
            </Button>
          </div>
          {isRegistered && <Badge tone="neutral">{text('made')}</Badge>}
          {notes.length > 0 && (
            <Fold title={text('notes', { count: notes.length })}>
              <Reasons reasons={notes} />
            </Fold>
          )}
        </>
      )}
    />
  );
}

/** Few enough to be read at a glance. */
const fewRefused = 3;

/** Contracts that must not be made: why, who may decide otherwise, and where to mend it. */
export function RefusedList({ contracts }: { readonly contracts: readonly RefusedContract[] }) {
  const text = useText(contractsText);
  return (
    <LongList
      items={contracts}
      draw={({ contractNo, customer, reasons }) => (
        <Fold
          title={<ContractName contractNo={contractNo} customer={customer} />}
          aside={text('reasons', { count: reasons.length })}
          open={contracts.length <= fewRefused}
        >
          <Reasons reasons={reasons} />
        </Fold>
      )}
    />
  );
}

function ContractName({ contractNo, customer }: Pick<PassedContract, 'contractNo' | 'customer'>) {
  return (
    <span>
      <strong>{contractNo}</strong> <span class="soft">{customer}</span>
    </span>
  );
}

function Reasons({ reasons }: { readonly reasons: readonly Refusal[] }) {
  const { language } = useServices();
  const text = useText(contractsText);
  return (
    <ul class="reasons">
      {reasons.map((reason) => {
        const { text: sentence, repair, original, place } = noticeOf(reason, language);
        return (
          <li key={`${reason.code} ${reason.cell} ${reason.message}`}>
            <p>{sentence}</p>
            {repair !== undefined && <p class="soft">{repair}</p>}
            {original !== undefined && (
              <p class="soft small" lang="zh-CN">
                {original}
              </p>
            )}
            <p class="reason-foot">
              {place && <JumpButton place={place} />}
              <span class="soft small">
                {reason.override === nobody ? text('noOverride') : text('override', { who: reason.override })}
              </span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** Contracts shown at once; more on demand. */
const page = 30;

interface LongListProps<Item> {
  readonly items: readonly Item[];
  readonly draw: (item: Item) => ComponentChildren;
}

function LongList<Item extends { readonly contractNo: string }>({ items, draw }: LongListProps<Item>) {
  const text = useText(contractsText);
  const [shown, setShown] = useState(page);
  const left = items.length - shown;
  if (items.length === 0) return null;
  return (
    <>
      <ul class="verdicts">
        {items.slice(0, shown).map((item, index) => (
          // A number that stands twice in the register is refused twice.
          <li key={`${item.contractNo} ${index}`}>{draw(item)}</li>
        ))}
      </ul>
      {left > 0 && (
        <Button onClick={() => setShown(shown + page)}>
          {text('more', { count: Math.min(left, page) })}
        </Button>
      )}
    </>
  );
}
