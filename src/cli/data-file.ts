import { ProblemError } from '../ledger/problem.ts';
import { readFile } from './read-file.ts';

/** The JSON object a template is filled with. @throws ProblemError `data-unreadable` */
export function readDataFile(path: string): Record<string, unknown> {
  const bytes = readFile(path);
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof data === 'object' && data !== null && !Array.isArray(data))
      return data as Record<string, unknown>;
  } catch {
    // Told below, with the same repair.
  }
  throw new ProblemError({
    code: 'data-unreadable',
    severity: 'error',
    message: `文件“${path}”不是一个 JSON 对象。`,
    repair: '内容应形如 {"客户名称": "…", "明细": [{…}]}，UTF-8 编码。',
  });
}
