import { useCallback, useRef, useState } from 'preact/hooks';
import { arrival, type Delivery, type DeliveryState, openDelivery } from '../book/delivery.ts';
import { Button } from '../pane/components/button.tsx';
import { DeliveryPanel } from '../pane/delivery/delivery-panel.tsx';
import { noticeOfError } from '../pane/messages.ts';
import { useServices, useText } from '../pane/use.ts';
import type { OpenBook } from './opening.ts';
import { pageText } from './text/page.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xlsm: 'application/vnd.ms-excel.sheet.macroEnabled.12',
};

export interface Saving {
  readonly isSaving: boolean;
  readonly isUnsaved: () => boolean;
  readonly save: () => Promise<void>;
  /** A saved file on its way to the user. */
  readonly delivery: Delivery | undefined;
  readonly confirm: () => void;
}

/** Writes the book into a file and hands it over; changes count as saved when the file has arrived. */
export function useSaving({ name, host }: OpenBook): Saving {
  const { ways, messages, language } = useServices();
  const text = useText(pageText);
  const saved = useRef(host.revision);
  const going = useRef<{ readonly delivery: Delivery; readonly revision: number } | undefined>(undefined);
  const [isSaving, setSaving] = useState(false);
  const [, setState] = useState<DeliveryState>();

  const arrived = (): void => {
    if (!going.current) return;
    saved.current = going.current.revision;
    going.current.delivery.confirm();
    going.current = undefined;
    setState(undefined);
    messages.show({ severity: 'note', text: text('saved', { name }) });
  };
  const save = useCallback(async () => {
    setSaving(true);
    await new Promise((drawn) => setTimeout(drawn, 0));
    try {
      const revision = host.revision;
      const mediaType = mediaTypes[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? mediaTypes.xlsx!;
      const file = { name, mediaType, bytes: host.book.edited().toBytes() };
      const delivery = openDelivery({ files: [file], ways, archiveName: name, changed: setState });
      going.current = { delivery, revision };
      const [parcel] = delivery.state.parcels;
      if (parcel?.ways[0]) await delivery.send(0, parcel.ways[0]);
      settle(delivery);
    } catch (error) {
      messages.show(noticeOfError(error, language));
    } finally {
      setSaving(false);
    }
  }, [host, name, ways, language]);
  /** A file that was written for sure needs no question; one the user broke off goes. */
  const settle = (delivery: Delivery): void => {
    const result = arrival(delivery.state.parcels[0]!);
    if (result === 'saved') arrived();
    else if (result === 'cancelled') going.current = undefined;
    setState(going.current?.delivery.state);
  };
  return {
    isSaving,
    isUnsaved: () => host.revision !== saved.current,
    save,
    delivery: going.current?.delivery,
    confirm: arrived,
  };
}

interface SaveBarProps {
  readonly saving: Saving;
  readonly name: string;
  readonly waiting: (() => void) | undefined;
  readonly onStay: () => void;
}

/** What is still to be said about saving: a file on its way, or changes that something else would lose. */
export function SaveBar({ saving, name, waiting, onStay }: SaveBarProps) {
  const text = useText(pageText);
  const { delivery } = saving;
  return (
    <>
      {waiting && (
        <div class="save-bar tone-warning" role="alert">
          <p>{text('unsavedAsk', { name })}</p>
          <div class="actions">
            <Button look="primary" onClick={() => void saving.save()}>
              {text('saveFirst')}
            </Button>
            <Button look="danger" onClick={waiting}>
              {text('discard')}
            </Button>
            <Button onClick={onStay}>{text('stay')}</Button>
          </div>
        </div>
      )}
      {delivery && (
        <section class="save-bar" aria-label={text('save')}>
          <DeliveryPanel
            state={delivery.state}
            onPack={(packing) => delivery.pack(packing)}
            onSend={(parcel, way) => void delivery.send(parcel, way)}
            onConfirm={saving.confirm}
          />
        </section>
      )}
    </>
  );
}
