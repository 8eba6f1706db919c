import type { ComponentChildren, CSSProperties } from 'preact';
import type {
  DocumentPreview,
  PreviewBlock,
  PreviewParagraph,
  PreviewRun,
  PreviewTable,
} from '../../../src/docx/preview/model.ts';
import { contractsText } from '../text/contracts.ts';
import { useText } from '../use.ts';

export { previewDocument } from '../../../src/docx/preview/preview.ts';

interface DocumentProps {
  readonly preview: DocumentPreview;
  readonly name: string;
}

/** A document on a sheet of paper: text nodes only, so that nothing in a value can become markup. */
export function DocumentView({ preview, name }: DocumentProps) {
  const { header, body, footer, notes } = preview;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="paper" tabIndex={0} aria-label={name} lang="zh-CN">
      {header.length > 0 && (
        <header class="paper-header">
          <Blocks blocks={header} />
        </header>
      )}
      <Blocks blocks={body} />
      {notes.map(({ mark, blocks }) => (
        <div key={mark} class="paper-note">
          <sup>{mark}</sup>
          <Blocks blocks={blocks} />
        </div>
      ))}
      {footer.length > 0 && (
        <footer class="paper-footer">
          <Blocks blocks={footer} />
        </footer>
      )}
    </section>
  );
}

function Blocks({ blocks }: { readonly blocks: readonly PreviewBlock[] }) {
  const text = useText(contractsText);
  return (
    <>
      {blocks.map((block, index) => {
        // biome-ignore-start lint/suspicious/noArrayIndexKey: the place in the document is the identity
        if (block.kind === 'paragraph') return <Paragraph key={index} paragraph={block} />;
        if (block.kind === 'table') return <PaperTable key={index} table={block} />;
        return <hr key={index} class="paper-break" aria-label={text('pageBreak')} />;
        // biome-ignore-end lint/suspicious/noArrayIndexKey: the place in the document is the identity
      })}
    </>
  );
}

/** The size of plain text, points; others are shown in proportion to it. */
const plainSize = 10.5;
const em = (points: number): string => `${points / plainSize}em`;

function Paragraph({ paragraph }: { readonly paragraph: PreviewParagraph }) {
  const { level, align, label, isLabelBold, indent, firstLine, before, after, isSpread, hasRule, runs } =
    paragraph;
  const size = runs[0]?.size ?? plainSize;
  // Lengths are written in the paragraph's own em.
  const style: CSSProperties = {
    textAlign: align,
    fontSize: em(size),
    marginTop: em((before * plainSize) / size),
    marginBottom: em((after * plainSize) / size),
    paddingInlineStart: em((indent * plainSize) / size),
    textIndent: em((firstLine * plainSize) / size),
  };
  const content = (
    <>
      {label !== undefined && <span class={isLabelBold ? 'paper-bold' : ''}>{label}</span>}
      {isSpread ? <Spread runs={runs} size={size} /> : <Runs runs={runs} size={size} />}
    </>
  );
  const classes = ['paper-paragraph', isSpread ? 'paper-spread' : '', hasRule ? 'paper-rule' : ''].join(' ');
  return (
    <Heading level={level} class={classes} style={style}>
      {runs.length === 0 && label === undefined ? '\u00a0' : content}
    </Heading>
  );
}

interface HeadingProps {
  readonly level: number | undefined;
  readonly class: string;
  readonly style: CSSProperties;
  readonly children: ComponentChildren;
}

/** Headings of the document stand below those of the pane. */
function Heading({ level, children, ...props }: HeadingProps) {
  if (level === undefined) return <p {...props}>{children}</p>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the level is only known when it is drawn
    <p {...props} role="heading" aria-level={Math.min(level + 1, 6)}>
      {children}
    </p>
  );
}

/** A line that a tab pushes apart: left, and right. */
function Spread({ runs, size }: { readonly runs: readonly PreviewRun[]; readonly size: number }) {
  const at = runs.findIndex(({ text }) => text === '\t');
  if (at < 0) return <Runs runs={runs} size={size} />;
  return (
    <>
      <span>
        <Runs runs={runs.slice(0, at)} size={size} />
      </span>
      <span>
        <Runs runs={runs.slice(at + 1)} size={size} />
      </span>
    </>
  );
}

function Runs({ runs, size }: { readonly runs: readonly PreviewRun[]; readonly size: number }) {
  return (
    <>
      {runs.map((run, index) => (
        <Run key={index} run={run} size={size} />
      ))}
    </>
  );
}

function Run({ run, size }: { readonly run: PreviewRun; readonly size: number }) {
  const { text, bold, italic, underline, strike, script } = run;
  const classes = [
    bold ? 'paper-bold' : '',
    italic ? 'paper-italic' : '',
    underline ? 'paper-underline' : '',
    strike ? 'paper-strike' : '',
  ].filter(Boolean);
  if (script === 'super') return <sup>{text}</sup>;
  if (script === 'sub') return <sub>{text}</sub>;
  const isPlain = classes.length === 0 && run.size === size;
  if (isPlain) return <>{text}</>;
  const style = run.size === size ? {} : { style: { fontSize: `${run.size / size}em` } };
  return (
    <span class={classes.join(' ')} {...style}>
      {text}
    </span>
  );
}

/** A column narrower than this breaks words; the sheet scrolls instead. In em. */
const narrowest = 4;

function PaperTable({ table }: { readonly table: PreviewTable }) {
  const { widths, hasBorders, rows } = table;
  // A table without lines only arranges its cells: its rows are read one after the other.
  const look = hasBorders
    ? { class: 'paper-table paper-lined', style: { minWidth: `${widths.length * narrowest}em` } }
    : ({ class: 'paper-table', role: 'presentation' } as const);
  return (
    <table {...look}>
      <colgroup>
        {widths.map((width, index) => (
          <col key={index} style={{ width: `${Math.round(width * 1000) / 10}%` }} />
        ))}
      </colgroup>
      <tbody>
        {rows.map(({ isHeader, cells }, index) => (
          <tr key={index}>
            {cells.map((cell, at) => {
              const span = { colSpan: cell.columns, rowSpan: cell.rows };
              return isHeader && hasBorders ? (
                <th key={at} scope="col" {...span}>
                  <Blocks blocks={cell.blocks} />
                </th>
              ) : (
                <td key={at} {...span}>
                  <Blocks blocks={cell.blocks} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
