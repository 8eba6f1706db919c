import { resolve } from 'node:path';
import {
  type BindingElement,
  type Identifier,
  isBindingElement,
  isConditionalExpression,
  isIdentifier,
  isIfStatement,
  isObjectBindingPattern,
  isPropertyAccessExpression,
  type Node,
  type SourceFile,
} from 'typescript/unstable/ast';
import { API, type Checker, type Symbol as TypeSymbol } from 'typescript/unstable/sync';

/** A member of Office's API that a file uses, with the requirement set its documentation names. */
export interface MemberUse {
  readonly file: string;
  readonly line: number;
  readonly member: string;
  readonly set: string;
  readonly version: string;
  /** Versions of the set that are asked for where the use depends on the answer. */
  readonly asked: readonly string[];
}

/** “[Api set: ExcelApi 1.13]” of the Excel part, “| SharedRuntime 1.1}” of the common part. */
const documented = /\[Api set: (\w+) ([\d.]+)|Requirement set\*\*:[^|]*\| (\w+) ([\d.]+)\}/;
const question = /isSetSupported\(\s*'(\w+)',\s*'([\d.]+)'/g;

/**
 * Members of Office's API in some files, found by the type checker with the types of the project: accesses
 * (`sheet.onChanged`) and what is taken apart (`const { onChanged } = sheet`). Names within strings, as of `load`,
 * and keys of objects that are handed over are not seen.
 */
export function officeMembersIn(files: readonly string[]): MemberUse[] {
  const api = new API();
  try {
    const snapshot = api.updateSnapshot({ openProject: resolve('tsconfig.json') });
    const { program, checker } = snapshot.getProjects()[0]!;
    return files.flatMap((file) => {
      const source = program.getSourceFile(resolve(file));
      if (!source) throw new Error(`${file} is not part of the project`);
      return usesIn(file, source, checker);
    });
  } finally {
    api.close();
  }
}

function usesIn(file: string, source: SourceFile, checker: Checker): MemberUse[] {
  return nodesIn(source).flatMap((node) => {
    const found = memberAt(node, checker);
    if (!found) return [];
    const tags = found.symbol.getJsDocTags(checker).map((tag) => JSON.stringify(tag));
    const [, excelSet, excelVersion, set = excelSet, version = excelVersion] =
      documented.exec([found.symbol.getDocumentationComment(checker), ...tags].join(' ')) ?? [];
    if (!set || !version) return [];
    const line = source.text.slice(0, found.name.getStart()).split('\n').length;
    return { file, line, member: found.name.text, set, version, asked: versionsAsked(node, set) };
  });
}

function nodesIn(node: Node): Node[] {
  const inner: Node[] = [];
  node.forEachChild((child) => {
    inner.push(...nodesIn(child));
    return undefined;
  });
  return [node, ...inner];
}

function memberAt(node: Node, checker: Checker): { name: Identifier; symbol: TypeSymbol } | undefined {
  if (isPropertyAccessExpression(node) && isIdentifier(node.name)) {
    const symbol = checker.getSymbolAtLocation(node.name);
    return symbol && { name: node.name, symbol };
  }
  return isBindingElement(node) ? memberTaken(node, checker) : undefined;
}

function memberTaken(element: BindingElement, checker: Checker) {
  const name = element.propertyName ?? element.name;
  if (!name || !isIdentifier(name) || !isObjectBindingPattern(element.parent)) return undefined;
  const type = checker.getTypeAtLocation(element.parent);
  const symbol = type && checker.getPropertyOfType(type, name.text);
  return symbol && { name, symbol };
}

/** Versions in the conditions around a node, and in the conditions of `if` statements before it. */
function versionsAsked(node: Node, set: string): string[] {
  const versions: string[] = [];
  for (let at: Node | undefined = node; at?.parent; at = at.parent) {
    const { parent } = at;
    const conditions: Node[] = [];
    if (isConditionalExpression(parent)) conditions.push(parent.condition);
    else if (isIfStatement(parent)) conditions.push(parent.expression);
    else
      parent.forEachChild((sibling) => {
        if (isIfStatement(sibling) && sibling.pos < at.pos) conditions.push(sibling.expression);
        return undefined;
      });
    for (const condition of conditions)
      for (const [, asked, version] of condition.getText().matchAll(question))
        if (asked === set) versions.push(version!);
  }
  return versions;
}
