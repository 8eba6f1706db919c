import { ProblemError } from '../ledger/problem.ts';
import { inflateEntry, type ZipEntry } from '../opc/zip.ts';
import { attribute, childElements, parseXml, type XmlTree } from './xml.ts';

/** A part that holds text for people: the body, a header, a footer. */
export interface StoryPart {
  readonly entry: ZipEntry;
  /** What people call it: 正文, 页眉, 页脚. */
  readonly title: string;
  readonly root: XmlTree;
}

/** Content types of the parts that may hold tags; transitional and strict documents use the same ones. */
const storyTypes: readonly { readonly type: RegExp; readonly title: string }[] = [
  {
    type: /\.document(\.macroEnabled)?\.main\+xml$|\.template(\.macroEnabledTemplate)?\.main\+xml$/,
    title: '正文',
  },
  { type: /\.wordprocessingml\.header\+xml$/, title: '页眉' },
  { type: /\.wordprocessingml\.footer\+xml$/, title: '页脚' },
];

const stylesType = /\.wordprocessingml\.styles\+xml$/;

/** The parts of a package with content types looked up (ISO/IEC 29500-2 §10.1.2). */
export interface DocumentParts {
  readonly entries: readonly ZipEntry[];
  readonly stories: readonly StoryPart[];
  readonly styles: XmlTree | undefined;
}

/** Finds and parses the stories of a document. @throws ProblemError `not-a-document`, and what `parseXml` throws */
export function readStories(entries: readonly ZipEntry[]): DocumentParts {
  const typeOf = contentTypes(entries);
  const stories = storyTypes.flatMap(({ type, title }) =>
    entries
      .filter(({ name }) => type.test(typeOf(name) ?? ''))
      .map((entry) => ({ entry, title, root: parseXml(inflateEntry(entry), entry.name) })),
  );
  if (stories[0]?.title !== '正文')
    throw new ProblemError({
      code: 'not-a-document',
      severity: 'error',
      message: '这个文件不是 Word 文档（里面没有正文）。',
      repair: '请用 Word 或 WPS 打开，另存为 .docx 后重试。',
    });
  const styles = entries.find(({ name }) => stylesType.test(typeOf(name) ?? ''));
  return { entries, stories, styles: styles && parseXml(inflateEntry(styles), styles.name) };
}

function contentTypes(entries: readonly ZipEntry[]): (part: string) => string | undefined {
  const entry = entries.find(({ name }) => name === '[Content_Types].xml');
  if (!entry) return () => undefined;
  const root = parseXml(inflateEntry(entry), entry.name);
  const defaults = new Map<string, string>();
  const overrides = new Map<string, string>();
  for (const child of childElements(root)) {
    const type = attribute(child, 'ContentType') ?? '';
    const extension = attribute(child, 'Extension');
    const part = attribute(child, 'PartName');
    if (extension !== undefined) defaults.set(extension.toLowerCase(), type);
    if (part !== undefined) overrides.set(part.replace(/^\//, '').toLowerCase(), type);
  }
  return (part) =>
    overrides.get(part.toLowerCase()) ?? defaults.get(part.slice(part.lastIndexOf('.') + 1).toLowerCase());
}
