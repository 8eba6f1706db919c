import { describe, expect, it, test } from 'vitest';
import { mediaTypes, type OutgoingFile, uniqueNames, zipOf } from '../../../../addin/book/bundle.ts';
import {
  arrival,
  type Delivery,
  type DeliveryState,
  type DeliveryWay,
  openDelivery,
  type WayId,
  type WayResult,
} from '../../../../addin/book/delivery.ts';
import { documentLimits } from '../../../../src/opc/limits.ts';
import { inflateEntry, readZip } from '../../../../src/opc/zip.ts';

const fileOf = (name: string, text = name): OutgoingFile => ({
  name,
  mediaType: mediaTypes.docx,
  bytes: new TextEncoder().encode(text),
});

interface Handed {
  readonly way: WayId;
  readonly file: OutgoingFile;
}

/** A ladder whose ways do as told, and what went over each. */
function ladder(results: Partial<Record<WayId, WayResult | 'rejects' | 'impossible'>>) {
  const handed: Handed[] = [];
  const ways = (['save', 'download', 'window', 'copy'] as const).map(
    (id): DeliveryWay => ({
      id,
      isPossible: () => (results[id] ?? 'impossible') !== 'impossible',
      deliver: async (file) => {
        handed.push({ way: id, file });
        const result = results[id];
        if (result === 'rejects' || result === 'impossible' || result === undefined)
          throw new Error('blocked');
        return result;
      },
    }),
  );
  const states: DeliveryState[] = [];
  const open = (...files: OutgoingFile[]): Delivery =>
    openDelivery({ files, ways, archiveName: '合同.zip', changed: (state) => states.push(state) });
  return { open, handed, states };
}

describe('the ladder', () => {
  it.each([
    ['saved', 'saved'],
    ['unconfirmed', 'unconfirmed'],
    ['cancelled', 'cancelled'],
    ['rejects', 'failed'],
  ] as const)('a way that says %s leaves the parcel %s, and the bytes in place', async (result, expected) => {
    const { open, handed } = ladder({ save: result, copy: 'unconfirmed' });
    const delivery = open(fileOf('甲.docx'));
    await delivery.send(0, 'save');
    expect(arrival(delivery.state.parcels[0]!)).toBe(expected);
    await delivery.send(0, 'copy');
    expect(handed.map(({ way, file }) => [way, new TextDecoder().decode(file.bytes)])).toEqual([
      ['save', '甲.docx'],
      ['copy', '甲.docx'],
    ]);
  });

  it('offers the ways that may work in their order, those tried last', async () => {
    const { open } = ladder({ save: 'rejects', download: 'unconfirmed', copy: 'unconfirmed' });
    const delivery = open(fileOf('甲.docx'));
    const offered = () => delivery.state.parcels[0]?.ways;
    expect(offered()).toEqual(['save', 'download', 'copy']);
    await delivery.send(0, 'save');
    expect(offered()).toEqual(['download', 'copy', 'save']);
    await delivery.send(0, 'download');
    expect(offered()).toEqual(['copy', 'save', 'download']);
  });

  it('a dialog the user closed is offered first again', async () => {
    const { open } = ladder({ save: 'cancelled', download: 'unconfirmed' });
    const delivery = open(fileOf('甲.docx'));
    await delivery.send(0, 'save');
    expect(delivery.state.parcels[0]?.ways).toEqual(['save', 'download']);
  });

  it('every way failing ends nothing: each is noted, each can be tried again', async () => {
    const { open, handed } = ladder({
      save: 'rejects',
      download: 'rejects',
      window: 'rejects',
      copy: 'rejects',
    });
    const delivery = open(fileOf('甲.docx'));
    for (const way of ['save', 'download', 'window', 'copy', 'save'] as const) await delivery.send(0, way);
    expect(arrival(delivery.state.parcels[0]!)).toBe('failed');
    expect(delivery.state.parcels[0]?.attempts).toHaveLength(5);
    expect(handed.every(({ file }) => file.bytes.length > 0)).toBe(true);
  });

  it('the bytes go only when the user confirms', async () => {
    const { open, handed, states } = ladder({ save: 'saved' });
    const delivery = open(fileOf('甲.docx'));
    await delivery.send(0, 'save');
    expect(delivery.state.isConfirmed).toBe(false);
    await delivery.send(0, 'save');
    delivery.confirm();
    await delivery.send(0, 'save');
    expect(handed).toHaveLength(2);
    expect(states.at(-1)?.isConfirmed).toBe(true);
  });

  it('one parcel does not go twice at once', async () => {
    const { open, handed, states } = ladder({ save: 'saved' });
    const delivery = open(fileOf('甲.docx'));
    await Promise.all([delivery.send(0, 'save'), delivery.send(0, 'save')]);
    expect(handed).toHaveLength(1);
    expect(arrival(states[0]!.parcels[0]!)).toBe('going');
  });
});

describe('packing', () => {
  it('one file goes as it is, several as one archive, or file by file', async () => {
    const { open, handed } = ladder({ download: 'unconfirmed' });
    expect(open(fileOf('甲.docx')).state).toMatchObject({
      packing: 'each',
      parcels: [{ name: '甲.docx', count: 1 }],
    });

    const delivery = open(fileOf('甲.docx'), fileOf('乙.docx'));
    expect(delivery.state).toMatchObject({ packing: 'zip', parcels: [{ name: '合同.zip', count: 2 }] });
    await delivery.send(0, 'download');
    delivery.pack('each');
    expect(delivery.state.parcels.map(({ name, attempts }) => [name, attempts.length])).toEqual([
      ['甲.docx', 0],
      ['乙.docx', 0],
    ]);
    await delivery.send(1, 'download');
    expect(handed.map(({ file }) => file.name)).toEqual(['合同.zip', '乙.docx']);
  });

  it('an archive holds every file byte for byte, under its Chinese name', () => {
    const files = [
      fileOf('华信_T1.docx', 'one'),
      fileOf('华信_t1.docx', 'two'),
      fileOf('华信_T1.docx', 'three'),
    ];
    const entries = readZip(zipOf(files, '合同.zip').bytes, documentLimits);
    expect(entries.map((entry) => [entry.name, new TextDecoder().decode(inflateEntry(entry))])).toEqual([
      ['华信_T1.docx', 'one'],
      ['华信_t1 (2).docx', 'two'],
      ['华信_T1 (3).docx', 'three'],
    ]);
  });

  test('names are unique on every file system', () => {
    expect(uniqueNames(['a.docx', 'A.DOCX', 'a (2).docx', '.docx', 'x', 'x'])).toEqual([
      'a.docx',
      'A (2).DOCX',
      'a (2) (2).docx',
      '.docx',
      'x',
      'x (2)',
    ]);
  });
});
