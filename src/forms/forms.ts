import type { Template, TemplateProblem } from '../docx/index.ts';
import type { FormData } from './form-data.ts';

/** The printed forms of a customer, in the order of the work; a template of this name stands in templates/forms. */
export const formNames = [
  '客户授信申请表',
  '客户资信调查表',
  '客户信用分析评估表',
  '客户历史回款能力得分表',
  '客户发展潜力评分表',
  '客户信用等级评定表',
  '客户分类标准表',
  '客户授信标准表',
] as const;
export type FormName = (typeof formNames)[number];

/** A form ready to print and sign; what is not known stays blank to be written by hand. */
export function printForm(
  template: Template,
  data: FormData,
): { readonly bytes: Uint8Array } | { readonly problems: readonly TemplateProblem[] } {
  return template.render(data, { missing: 'blank' });
}
