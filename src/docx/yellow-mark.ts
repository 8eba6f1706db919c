import { staticText } from './filler.ts';
import type { TemplateNode, TemplateTree } from './nest.ts';
import { childElements, siblingName, type XmlElement } from './xml.ts';

/** What stands behind the highlight in run properties (ISO/IEC 29500-1 §A.1, EG_RPrBase). */
const behindHighlight =
  /^w:(?:u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath|rPrChange)$/;

/**
 * Markup that puts what stands between on yellow, within a text element of a run: the run ends, one of the same
 * format with a highlight begins, and afterwards one of the run's own format.
 */
export function markAround(
  text: XmlElement<unknown>,
  run: TemplateTree,
): { readonly open: string; readonly close: string } {
  const [own] = childElements<TemplateNode>(run, 'w:rPr');
  const kept = (own?.children ?? []).filter((child) => !isHighlight(child));
  const at = kept.findIndex((child) => child.kind === 'element' && behindHighlight.test(child.key));
  const front = at < 0 ? kept : kept.slice(0, at);
  const rest = at < 0 ? [] : kept.slice(at);
  const name = siblingName(run, 'rPr');
  const value = siblingName(run, 'val');
  const yellow = `<${siblingName(run, 'highlight')} ${value}="yellow"/>`;
  const marked = `<${name}>${front.map(staticText).join('')}${yellow}${rest.map(staticText).join('')}</${name}>`;
  const next = (properties: string): string =>
    `</${text.name}></${run.name}><${run.name}>${properties}<${text.name} xml:space="preserve">`;
  return { open: next(marked), close: next(own ? staticText(own) : '') };
}

function isHighlight(node: TemplateNode): boolean {
  return node.kind === 'element' && node.key === 'w:highlight';
}
