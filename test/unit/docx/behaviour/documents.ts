import {
  compileTemplate,
  type RenderOptions,
  type RenderResult,
  type TemplateProblem,
} from '../../../../src/docx/index.ts';
import { documentLimits } from '../../../../src/opc/limits.ts';
import { deflateEntry, inflateEntry, readZip, writeZip } from '../../../../src/opc/zip.ts';

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"',
].join(' ');
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>';

export interface TestDocument {
  /** Content of `w:body`, without its section. */
  readonly body: string;
  readonly header?: string;
  readonly footer?: string;
  readonly footnotes?: string;
  readonly styles?: string;
  /** Further parts, or other content for the ones above, by name. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** A .docx written by hand, so that a test shows exactly what Word would have stored. */
export function makeDocument({
  body,
  header,
  footer,
  footnotes,
  styles,
  parts = {},
}: TestDocument): Uint8Array {
  const stories = [
    { name: 'header', root: 'hdr', content: header },
    { name: 'footer', root: 'ftr', content: footer },
    { name: 'footnotes', root: 'footnotes', content: footnotes },
    { name: 'styles', root: 'styles', content: styles },
  ].filter(({ content }) => content !== undefined);
  const overrides = stories.map(
    ({ name }) => `<Override PartName="/word/${name}.xml" ContentType="${word}.${name}+xml"/>`,
  );
  const relations = stories.map(
    ({ name }) => `<Relationship Id="r-${name}" Type="${office}/${name}" Target="${name}.xml"/>`,
  );
  const references = ['header', 'footer']
    .filter((name) => stories.some((story) => story.name === name))
    .map((name) => `<w:${name}Reference w:type="default" r:id="r-${name}"/>`);
  const section = page.replace('<w:sectPr>', `<w:sectPr>${references.join('')}`);
  const files: Record<string, string | Uint8Array> = {
    // The content types stand last on purpose: the engine puts them first.
    'word/document.xml': `${declaration}<w:document ${namespaces}><w:body>${body}${section}</w:body></w:document>`,
    '_rels/.rels': relationships(
      `<Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/_rels/document.xml.rels': relationships(relations.join('')),
    ...Object.fromEntries(
      stories.map(({ name, root, content }) => [
        `word/${name}.xml`,
        `${declaration}<w:${root} ${namespaces}>${content}</w:${root}>`,
      ]),
    ),
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/>${overrides.join('')}</Types>`,
    ...parts,
  };
  return writeZip(Object.entries(files).map(([name, content]) => deflateEntry(name, content)));
}

function relationships(content: string): string {
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
}

/** A run of text, with properties if given. */
export function run(text: string, properties = ''): string {
  const format = properties ? `<w:rPr>${properties}</w:rPr>` : '';
  return `<w:r>${format}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph; plain text becomes one run. */
export function p(content: string, properties = ''): string {
  const format = properties ? `<w:pPr>${properties}</w:pPr>` : '';
  return `<w:p>${format}${content.startsWith('<') || content === '' ? content : run(content)}</w:p>`;
}

/** A cell; plain text becomes one paragraph. */
export function cell(content: string): string {
  const paragraphs = content.startsWith('<') ? content : p(content);
  return `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${paragraphs}</w:tc>`;
}

export function row(...cells: readonly string[]): string {
  return `<w:tr>${cells.map(cell).join('')}</w:tr>`;
}

export function table(...rows: readonly string[]): string {
  const columns = Math.max(1, ...rows.map((each) => each.split('<w:tc>').length - 1));
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${'<w:gridCol w:w="2000"/>'.repeat(columns)}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

/** A part of a package as text. */
export function partText(bytes: Uint8Array, name = 'word/document.xml'): string {
  const entry = readZip(bytes, documentLimits).find((each) => each.name === name);
  if (!entry) throw new Error(`no part ${name}`);
  return new TextDecoder().decode(inflateEntry(entry));
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** The text of XML; ¶ ends a paragraph, line breaks and tabs of runs are characters. */
export function textOf(xml: string): string {
  return xml
    .replace(/\n/g, '')
    .replace(/<w:br\/>/g, '\n')
    .replace(/<w:tab\/>/g, '\t')
    .replace(/<w:p\/>|<\/w:p>/g, '¶')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] ?? entity);
}

export interface Rendered {
  /** The body. */
  readonly xml: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** The bytes of a result; fails on any problem. */
export function bytesOf(result: RenderResult): Uint8Array {
  if ('problems' in result) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.bytes;
}

/** Renders a document and gives its body; fails on any problem. */
export function render(document: TestDocument | string, data: unknown, options?: RenderOptions): Rendered {
  const source = typeof document === 'string' ? { body: document } : document;
  const bytes = bytesOf(compileTemplate(makeDocument(source)).render(data, options));
  const xml = partText(bytes);
  return { xml, text: textOf(xml), bytes };
}

/** The problems for which a document is not made. */
export function refuse(
  document: TestDocument | string,
  data: unknown,
  options?: RenderOptions,
): readonly TemplateProblem[] {
  const source = typeof document === 'string' ? { body: document } : document;
  const result = compileTemplate(makeDocument(source)).render(data, options);
  if ('bytes' in result) throw new Error('the document was made');
  return result.problems;
}

/** The problems of a template. */
export function templateProblems(document: TestDocument | string): readonly TemplateProblem[] {
  const source = typeof document === 'string' ? { body: document } : document;
  return compileTemplate(makeDocument(source)).problems;
}
