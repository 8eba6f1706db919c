import { documentLimits } from '../opc/limits.ts';
import { contentTypesFirst, readZip, writeZip, type ZipEntry } from '../opc/zip.ts';
import { greatestId } from './ids.ts';
import { wordNamespace } from './namespaces.ts';
import { fragment, freeName, readPart, registerPart, withPart } from './package-parts.ts';
import { readRelationships } from './relationships.ts';
import { readStories } from './stories.ts';
import { childElements, type XmlNode, type XmlTree } from './xml.ts';

/** The cell of a label, and those beside it. */
type Place = 'label' | 'open' | undefined;

export interface Protected {
  readonly bytes: Uint8Array;
  /** Paragraphs that stay open for signing; with none the whole document is read-only. */
  readonly openPlaces: number;
}

/** 供方（盖章）, 签字：____: the word ends the text, or room for signing follows it. */
const signWords = /(?:签字|签名|签章|盖章|公章)[)）]?(?:[:：_＿]|$)/;
/** A label is short; a clause that speaks of seals is not. */
const longestLabel = 40;

/**
 * A document, or a template before it is compiled, that Word opens read-only except where it is signed: the
 * paragraphs that are labelled 签字, 盖章 and the like, and the cells beside such a label. This keeps text from being
 * changed by mistake; it has no password and is no encryption.
 * @throws ProblemError when the file is no Word document, damaged or beyond the limits
 */
export function withProtection(bytes: Uint8Array): Protected {
  const entries = contentTypesFirst(readZip(bytes, documentLimits));
  const { stories } = readStories(entries);
  const [body] = stories;
  if (!body) return { bytes, openPlaces: 0 };
  let next = greatestId(stories.map(({ root }) => root)) + 1;
  const first = next;
  const ns = wordNamespace(body.root);

  const open = (paragraph: XmlTree): XmlTree => {
    const isProperties = (child: XmlNode): boolean => child.kind === 'element' && child.key === 'w:pPr';
    const id = next++;
    return {
      ...paragraph,
      children: [
        ...paragraph.children.filter(isProperties),
        fragment(`<w:permStart xmlns:w="${ns}" w:id="${id}" w:edGrp="everyone"/>`),
        ...paragraph.children.filter((child) => !isProperties(child)),
        fragment(`<w:permEnd xmlns:w="${ns}" w:id="${id}"/>`),
      ],
    };
  };
  const visit = (element: XmlTree, place: Place): XmlTree => {
    if (element.key === 'w:p')
      return place === 'open' || (!place && isSignLabel(textOf(element))) ? open(element) : element;
    const [label, ...others] = element.key === 'w:tr' ? childElements(element, 'w:tc') : [];
    const isLabelled = label !== undefined && others.length > 0 && isSignLabel(textOf(label));
    const placeOf = (child: XmlTree): Place => {
      if (!isLabelled) return place;
      return child === label ? 'label' : others.includes(child) ? 'open' : place;
    };
    return {
      ...element,
      children: element.children.map((child) =>
        child.kind === 'text' ? child : visit(child, placeOf(child)),
      ),
    };
  };

  const root = visit(body.root, undefined);
  const protectedEntries = withReadOnly(withPart(entries, body.entry.name, root), body.entry.name, ns);
  return { bytes: writeZip(protectedEntries), openPlaces: next - first };
}

function isSignLabel(text: string): boolean {
  return signWords.test(text) && text.length <= longestLabel;
}

function textOf(element: XmlTree): string {
  return element.children
    .map((child) => (child.kind === 'element' ? textOf(child) : element.key === 'w:t' ? child.text : ''))
    .join('')
    .replace(/\s/g, '');
}

/** What stands before the protection in the settings (ISO/IEC 29500-1 §A.1, CT_Settings). */
const before =
  /^w:(?:writeProtection|view|zoom|remove(?:PersonalInformation|DateAndTime)|doNotDisplayPageBoundaries|displayBackgroundShape|printPostScriptOverText|printFractionalCharacterWidth|printFormsData|embed(?:TrueType|System)Fonts|save(?:SubsetFonts|FormsData)|mirrorMargins|alignBordersAndEdges|bordersDoNotSurround(?:Header|Footer)|gutterAtTop|hide(?:Spelling|Grammatical)Errors|activeWritingStyle|proofState|formsDesign|attachedTemplate|linkStyles|stylePane(?:FormatFilter|SortMethod)|documentType|mailMerge|revisionView|trackRevisions|doNotTrack(?:Moves|Formatting)|documentProtection)$/;

function withReadOnly(entries: readonly ZipEntry[], source: string, ns: string): readonly ZipEntry[] {
  const known = readRelationships(entries, source).find(({ type }) => type.endsWith('/settings'))?.part;
  const settings = known === undefined ? undefined : readPart(entries, known);
  const protection = fragment(`<w:documentProtection xmlns:w="${ns}" w:edit="readOnly" w:enforcement="1"/>`);
  if (known !== undefined && settings) {
    const isBefore = (child: XmlNode): boolean => child.kind === 'element' && before.test(child.key);
    const kept = settings.children.filter(
      (child) => !(child.kind === 'element' && child.key === 'w:documentProtection'),
    );
    const at = kept.findLastIndex(isBefore) + 1;
    return withPart(entries, known, { ...settings, children: kept.toSpliced(at, 0, protection) });
  }
  const name = freeName(entries, 'word/settings', 'xml');
  const registered = registerPart(entries, {
    name,
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml',
    source,
    relationshipType: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings',
  });
  return withPart(registered.entries, name, {
    ...fragment(`<w:settings xmlns:w="${ns}"/>`),
    children: [protection],
  });
}
