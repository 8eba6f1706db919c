import { type CustomXmlChange, customXmlParts, type Workbook } from '../../src/xlsx/package/index.ts';
import { attachmentXml, readAttachmentXml } from '../book/attachment.ts';

interface Held {
  readonly bytes: Uint8Array;
  /** The part of the file that holds it; absent for one that is not written yet. */
  readonly part?: string;
}

/** The files kept inside a workbook, and what is to become of the parts that hold them. */
export class AttachmentParts {
  private readonly held = new Map<string, Held>();
  private readonly parts: readonly string[];

  constructor(workbook: Workbook) {
    const parts = customXmlParts(workbook).flatMap(({ part, xml }) => {
      const attachment = readAttachmentXml(xml);
      return attachment ? [{ part, ...attachment }] : [];
    });
    this.parts = parts.map(({ part }) => part);
    for (const { name, bytes, part } of parts) this.held.set(name, { bytes, part });
  }

  get names(): readonly string[] {
    return [...this.held.keys()];
  }

  read(name: string): Uint8Array | undefined {
    return this.held.get(name)?.bytes;
  }

  write(name: string, bytes: Uint8Array): void {
    this.held.set(name, { bytes });
  }

  remove(name: string): void {
    this.held.delete(name);
  }

  /** What has to change in the file. */
  change(): CustomXmlChange {
    const kept = new Set([...this.held.values()].map(({ part }) => part));
    const added = [...this.held].filter(([, { part }]) => part === undefined);
    return {
      removed: this.parts.filter((part) => !kept.has(part)),
      added: added.map(([name, { bytes }]) => attachmentXml({ name, bytes })),
    };
  }
}
