/** Characters no file name may hold on Windows, macOS or Linux, and control characters. */
const forbidden = /[\\/:*?"<>|\u0000-\u001f]/g;

/** `{合同编号}_{客户简称}_{模板代码}.docx` with forbidden characters replaced (domain.md §6.3); at most 120 characters of stem. */
export function contractFileName(contractNo: string, customer: string, templateCode: string): string {
  const stem = [contractNo, customer, templateCode]
    .map((part) => part.normalize('NFC').replace(forbidden, '_').trim())
    .filter(Boolean)
    .join('_');
  return `${stem.slice(0, 120).replace(/[. ]+$/, '')}.docx`;
}
