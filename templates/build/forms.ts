import { formNames } from '../../src/forms/forms.ts';
import { packDocument } from './contract/document.ts';
import { formBody } from './form/forms.ts';

/** Every printed form as it should stand in templates/forms, by file name. */
export async function buildForms(): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const name of formNames) {
    const face = {
      title: name,
      subject: '客户信用档案',
      description: `${name}：签批用，由台账的评定结果填写`,
      mark: '{{评定.客户编号}}　{{评定.客户名称}}',
    };
    files.set(`${name}.docx`, await packDocument(face, formBody(name)));
  }
  return files;
}
