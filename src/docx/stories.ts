import { ProblemError } from '../ledger/problem.ts';
import { inflateEntry, type ZipEntry } from '../opc/zip.ts';
import { readContentTypes } from './content-types.ts';
import { parseXml, type XmlTree } from './xml.ts';

/** A part that holds text for people: the body, a header, a footer, notes. */
export interface StoryPart {
  readonly entry: ZipEntry;
  /** What people call it: 正文, 页眉, 页脚, 脚注, 尾注. */
  readonly title: string;
  readonly root: XmlTree;
}

/** Content types of the parts that may hold tags; transitional and strict documents use the same ones. */
const storyTypes: readonly { readonly type: RegExp; readonly title: string }[] = [
  { type: /\.(?:document|template)(?:\.macroEnabled(?:Template)?)?\.main\+xml$/, title: '正文' },
  { type: /\.wordprocessingml\.header\+xml$/, title: '页眉' },
  { type: /\.wordprocessingml\.footer\+xml$/, title: '页脚' },
  { type: /\.wordprocessingml\.footnotes\+xml$/, title: '脚注' },
  { type: /\.wordprocessingml\.endnotes\+xml$/, title: '尾注' },
];

const stylesType = /\.wordprocessingml\.styles\+xml$/;

/** The parts of a document that the engine reads. */
export interface DocumentParts {
  readonly stories: readonly StoryPart[];
  readonly styles: XmlTree | undefined;
}

/** Finds and parses the stories of a document. @throws ProblemError `not-a-document`, and what `parseXml` throws */
export function readStories(entries: readonly ZipEntry[]): DocumentParts {
  const typeOf = readContentTypes(entries);
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
  return { stories, styles: styles && parseXml(inflateEntry(styles), styles.name) };
}
