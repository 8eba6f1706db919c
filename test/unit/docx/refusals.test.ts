import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../../src/docx/index.ts';
import { ProblemError } from '../../../src/ledger/problem.ts';
import { makeDocument, p } from './behaviour/documents.ts';

const sound = makeDocument({ body: p('甲') });

/** The head of an old .doc or of a file with a password: a compound file ([MS-CFB] 2.2). */
function compoundFile(streamName: string): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(Buffer.from(streamName, 'utf16le'), 1024);
  return bytes;
}

/** A sound file of which one byte in the middle of the body has changed. */
function damaged(): Uint8Array {
  const bytes = sound.slice();
  const at = 30 + 'word/document.xml'.length + 40;
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  return bytes;
}

describe('a file that cannot be a template', () => {
  it.each<[string, string, Uint8Array]>([
    ['an old .doc', 'package-legacy', compoundFile('WordDocument')],
    ['a file with a password', 'package-encrypted', compoundFile('EncryptedPackage')],
    ['an empty file', 'package-corrupt', new Uint8Array()],
    ['text', 'package-corrupt', new TextEncoder().encode('甲方：{{名称}}'.repeat(20))],
    ['half a file', 'package-corrupt', sound.slice(0, sound.length / 2)],
    ['a file with a changed byte', 'package-corrupt', damaged()],
  ])('%s is refused in a sentence that says what to do', (_, code, bytes) => {
    const refusal = problemOf(() => compileTemplate(bytes));
    expect(refusal).toMatchObject({ code, severity: 'error' });
    expect(refusal?.message).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(refusal?.repair).toMatch(/[\u4e00-\u9fff].*。$/);
  });
});

function problemOf(action: () => unknown): ProblemError['problem'] | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}
