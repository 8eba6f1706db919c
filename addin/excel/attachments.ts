import { type Problem, ProblemError } from '../../src/ledger/problem.ts';
import {
  type Attachment,
  attachmentNamespace,
  attachmentXml,
  readAttachmentXml,
} from '../book/attachment.ts';
import { attachmentMissing } from '../book/host-problems.ts';
import type { Runner } from './run.ts';
import { addParts, partIds, readParts, removeParts } from './xml-parts.ts';

/** Bytes of a file that still fit a request of Excel on the web as base64. */
const largest = 2_900_000;

/** Files kept inside the workbook, each in a custom XML part of its own. */
export class Attachments {
  private readonly runner: Runner;
  /** Names by part, so that a part is read once; nothing for a part that is none of ours. */
  private readonly names = new Map<string, string | undefined>();

  constructor(runner: Runner) {
    this.runner = runner;
  }

  list(): Promise<string[]> {
    return this.runner.run('列出工作簿里的文件', {}, async (context) => {
      const named = await this.named(context);
      return [...new Set(named.map(([, name]) => name))];
    });
  }

  /** @throws ProblemError `attachment-missing` */
  read(name: string): Promise<Uint8Array> {
    return this.runner.run('读取工作簿里的文件', {}, async (context) => {
      const [id] = (await this.named(context)).find(([, known]) => known === name) ?? [];
      const [part] = id === undefined ? [] : await readParts(context, [id]);
      const found = part && readAttachmentXml(part.xml);
      if (!found) throw new ProblemError(attachmentMissing(name));
      return found.bytes;
    });
  }

  /** Adds a file or puts it in the place of the one of this name. @throws ProblemError `attachment-too-large` */
  async write(file: Attachment): Promise<void> {
    if (file.bytes.length > largest) throw new ProblemError(tooLarge(file));
    await this.runner.run('把文件存入工作簿', { waitForCellEdit: true, writes: true }, async (context) => {
      const before = (await this.named(context)).filter(([, name]) => name === file.name);
      const ids = await addParts(context, [attachmentXml(file)]);
      for (const id of ids) this.names.set(id, file.name);
      if (before.length > 0)
        await removeParts(
          context,
          before.map(([id]) => id),
        );
    });
  }

  remove(name: string): Promise<void> {
    return this.runner.run('从工作簿删除文件', { waitForCellEdit: true, writes: true }, async (context) => {
      const ids = (await this.named(context)).filter(([, known]) => known === name).map(([id]) => id);
      if (ids.length > 0) await removeParts(context, ids);
    });
  }

  private async named(context: Excel.RequestContext): Promise<[id: string, name: string][]> {
    const ids = await partIds(context, attachmentNamespace);
    for (const { id, xml } of await readParts(
      context,
      ids.filter((id) => !this.names.has(id)),
    ))
      this.names.set(id, readAttachmentXml(xml)?.name);
    return ids.flatMap((id) => {
      const name = this.names.get(id);
      return name === undefined ? [] : [[id, name] as [string, string]];
    });
  }
}

const tooLarge = ({ name, bytes }: Attachment): Problem => ({
  code: 'attachment-too-large',
  severity: 'error',
  message: `文件“${name}”有 ${(bytes.length / 1e6).toFixed(1)} MB，工作簿里最多能存 ${largest / 1e6} MB 的文件。`,
  repair: '请压缩文件里的图片，或拆成几个文件。',
});
