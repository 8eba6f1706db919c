import type { Expression } from '../formula/expression.ts';
import { periodRules } from '../receivables/period.ts';
import { standardParameterRules } from '../scoring/rules/standards.ts';

/** The rules of every computed parameter. */
export const parameterRules: Readonly<Record<string, Expression>> = {
  ...periodRules,
  ...standardParameterRules,
};
