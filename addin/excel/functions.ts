import { FunctionError } from '../functions/function-error.ts';
import type { FunctionArgument } from '../functions/registry.ts';
import { customFunctions } from '../functions/registry.ts';
import { today } from '../pane/clock.ts';
import { officeLanguage } from './office-context.ts';

/** What office.js offers to custom functions; its types come with another package. */
declare const CustomFunctions: {
  associate(id: string, call: (...given: FunctionArgument[]) => string | number): void;
  /** A cell error with a sentence. */
  readonly Error: new (
    code: '#VALUE!',
    message: string,
  ) => Error;
};

/** Tells Excel what to call for each function of the metadata. It hands over one argument more than asked for. */
export function associateFunctions(): void {
  for (const { id, parameters, call } of customFunctions)
    CustomFunctions.associate(id, (...given) => {
      const language = officeLanguage();
      try {
        return call({ language, today: today() }, ...given.slice(0, parameters.length));
      } catch (error) {
        if (error instanceof FunctionError) throw new CustomFunctions.Error('#VALUE!', error.text[language]);
        throw error;
      }
    });
}
