/**
 * Handlebars' parser alone, without its compiler (which evaluates source text) and runtime. Only the nodes
 * we look into are typed closely; the rest of the union is what the parser may give besides.
 */
declare module 'handlebars/dist/cjs/handlebars/compiler/base.js' {
  export interface AstPath {
    readonly type: 'PathExpression';
    /** True for `@index` and its kind. */
    readonly data: boolean;
    readonly depth: number;
    readonly parts: readonly string[];
    readonly original: string;
  }
  export interface AstCall {
    readonly type: 'SubExpression';
    readonly path: AstExpression;
    readonly params: readonly AstExpression[];
    readonly hash?: AstHash;
  }
  export type AstLiteral =
    | { readonly type: 'StringLiteral'; readonly value: string }
    | { readonly type: 'NumberLiteral'; readonly value: number }
    | { readonly type: 'BooleanLiteral'; readonly value: boolean }
    | { readonly type: 'UndefinedLiteral' | 'NullLiteral' };
  export type AstExpression = AstPath | AstCall | AstLiteral;
  export interface AstHash {
    readonly pairs: readonly unknown[];
  }
  export interface AstStrip {
    readonly open: boolean;
    readonly close: boolean;
  }
  export interface AstProgram {
    readonly body: readonly AstStatement[];
    readonly blockParams?: readonly string[];
  }
  export interface AstMustache {
    readonly type: 'MustacheStatement';
    readonly path: AstExpression;
    readonly params: readonly AstExpression[];
    readonly hash?: AstHash;
    readonly escaped: boolean;
    readonly strip: AstStrip;
  }
  export interface AstBlock {
    readonly type: 'BlockStatement';
    readonly path: AstExpression;
    readonly params: readonly AstExpression[];
    readonly hash?: AstHash;
    readonly program?: AstProgram;
    readonly inverse?: AstProgram;
    readonly openStrip: AstStrip;
    readonly inverseStrip?: AstStrip;
  }
  export interface AstOther {
    readonly type:
      | 'CommentStatement'
      | 'ContentStatement'
      | 'PartialStatement'
      | 'PartialBlockStatement'
      | 'Decorator'
      | 'DecoratorBlock';
  }
  export type AstStatement = AstMustache | AstBlock | AstOther;
  /** The syntax tree of a template, whitespace untouched. @throws Error whose message names the column */
  export function parseWithoutProcessing(source: string): AstProgram;
}
