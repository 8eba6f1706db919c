import { arrival, type DeliveryState, type Parcel, type WayId } from '../../book/delivery.ts';
import { Badge, type Tone } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { RadioGroup } from '../components/choice.tsx';
import { deliveryText, resultNames, wayNames } from '../text/delivery.ts';
import { useText } from '../use.ts';

interface DeliveryPanelProps {
  readonly state: DeliveryState;
  readonly onPack: (packing: DeliveryState['packing']) => void;
  readonly onSend: (parcel: number, way: WayId) => void;
  readonly onConfirm: () => void;
}

/** Parcels listed at once; more than these are better taken as one. */
const mostListed = 20;

/** Files on their way to the user, until the user has them. */
export function DeliveryPanel({ state, onPack, onSend, onConfirm }: DeliveryPanelProps) {
  const text = useText(deliveryText);
  const { parcels, packing } = state;
  const files = packing === 'zip' ? (parcels[0]?.count ?? 0) : parcels.length;
  const wasTried = parcels.some(({ attempts }) => attempts.length > 0);
  const isOut = parcels.every((parcel) => ['saved', 'unconfirmed'].includes(arrival(parcel)));
  const isCopied = parcels.some(({ attempts }) =>
    attempts.some(({ way, result }) => way === 'copy' && result !== 'failed'),
  );
  const more = parcels.length - mostListed;
  return (
    <>
      {files > 1 && (
        <RadioGroup
          label={text('packing')}
          value={packing}
          choices={[
            { value: 'zip', label: text('zip', { count: files }) },
            { value: 'each', label: text('each') },
          ]}
          onCommit={onPack}
        />
      )}
      <ul class="parcels">
        {parcels.slice(0, mostListed).map((parcel, index) => (
          <li key={parcel.name}>
            <ParcelLine parcel={parcel} isNext={!isOut} onSend={(way) => onSend(index, way)} />
          </li>
        ))}
      </ul>
      {more > 0 && <p class="field-hint">{text('moreParcels', { count: more })}</p>}
      {isCopied && <p class="field-hint">{text('copyHint')}</p>}
      {wasTried ? (
        <>
          <div class="actions">
            <Button look={isOut ? 'primary' : 'plain'} icon="check" onClick={onConfirm}>
              {text('received')}
            </Button>
          </div>
          <p class="field-hint">{text('receivedHint')}</p>
        </>
      ) : (
        <p class="field-hint">{text('keptHint')}</p>
      )}
    </>
  );
}

interface ParcelLineProps {
  readonly parcel: Parcel;
  /** True while sending is the thing to do next. */
  readonly isNext: boolean;
  readonly onSend: (way: WayId) => void;
}

const tones: Readonly<Record<keyof typeof resultNames, Tone>> = {
  saved: 'good',
  unconfirmed: 'warning',
  cancelled: 'neutral',
  failed: 'danger',
};

function ParcelLine({ parcel, isNext, onSend }: ParcelLineProps) {
  const text = useText(deliveryText);
  const way = useText(wayNames);
  const result = useText(resultNames);
  const { name, attempts, going, ways } = parcel;
  const isWaiting = !['saved', 'unconfirmed'].includes(arrival(parcel));
  return (
    <>
      <p class="parcel-name">{name}</p>
      <div class="actions">
        {ways.map((id, index) => (
          <Button
            key={id}
            look={isNext && isWaiting && index === 0 ? 'primary' : 'plain'}
            disabled={going !== undefined}
            label={`${way(id)} ${name}`}
            onClick={() => onSend(id)}
          >
            {way(id)}
          </Button>
        ))}
      </div>
      {going && <p class="soft">{text('going')}</p>}
      {attempts.length > 0 && (
        <ul class="attempts">
          {attempts.map((attempt, index) => (
            // Attempts only ever grow at the end.
            <li key={index}>
              {way(attempt.way)} <Badge tone={tones[attempt.result]}>{result(attempt.result)}</Badge>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
