export { annotate } from './annotate.ts';
export { checkDocument } from './checks.ts';
export { type Comparison, compareFields, type Offer, offerOfData, offerOfPaths } from './compare-fields.ts';
export { type DataPlace, putData, readData, withDataPart } from './data-part.ts';
export type { Field, FieldKind, FieldTree } from './fields.ts';
export { type MissingPolicy, missingPolicies } from './findings.ts';
export { type Helper, HelperFailure, type ValueType } from './helper.ts';
export { standardHelpers } from './helpers.ts';
export { documentProperties, type ParagraphText, paragraphTexts } from './paragraph-texts.ts';
export type { Place, TemplateProblem } from './problems.ts';
export { type Protected, withProtection } from './protection.ts';
export {
  type CompileOptions,
  compileTemplate,
  type RenderOptions,
  type RenderResult,
  type Template,
} from './template.ts';
export { withWatermark } from './watermark.ts';
