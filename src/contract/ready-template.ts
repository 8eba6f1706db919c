import { compileTemplate, type Template, withDataPart } from '../docx/index.ts';
import { type Problem, ProblemError } from '../ledger/problem.ts';
import { type ContractTemplate, readContractTemplate } from './template.ts';

/** A template ready for use: its description and its compiled text. */
export interface ReadyTemplate {
  readonly description: ContractTemplate;
  readonly document: Template;
  /** The part of its documents that keeps what they were made from. */
  readonly dataPart: string | undefined;
}

/** A template as it is kept: the Word file, and the description beside it as parsed JSON. */
export interface TemplateFile {
  readonly name: string;
  readonly description: unknown;
  readonly bytes: Uint8Array;
}

/**
 * Compiles a template with its description; what is wrong with either is told, and an error leaves no template.
 * @throws ProblemError when the file is no Word document at all
 */
export function readTemplate({ description, bytes }: TemplateFile): {
  readonly ready?: ReadyTemplate;
  readonly problems: readonly Problem[];
} {
  const read = readContractTemplate(description);
  const place = withDataPart(bytes);
  const document = compileTemplate(place.bytes);
  const problems = [...read.problems, ...document.problems];
  const isSound = read.template && problems.every(({ severity }) => severity !== 'error');
  return isSound
    ? { ready: { description: read.template, document, dataPart: place.part }, problems }
    : { problems };
}

/** The shipped templates by code, compiled. @throws ProblemError when one of them is damaged */
export function shippedTemplates(files: readonly TemplateFile[]): Map<string, ReadyTemplate> {
  return new Map(
    files.map((file) => {
      const { ready, problems } = readTemplate(file);
      if (!ready) throw new ProblemError(problems.find(isError) ?? damaged(file.name));
      return [ready.description.code, ready];
    }),
  );
}

const isError = ({ severity }: Problem): boolean => severity === 'error';

const damaged = (file: string): Problem => ({
  code: 'template-description',
  severity: 'error',
  message: `模板说明文件 ${file} 读不了。`,
  repair: '请重新安装本程序。',
});
