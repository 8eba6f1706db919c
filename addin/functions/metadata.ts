import type { Language } from '../language.ts';
import { customFunctions } from './registry.ts';

/** The metadata Excel reads (`functions.json`), in one language. */
export function functionsMetadata(language: Language) {
  return {
    functions: customFunctions.map(({ id, name, description, parameters, result, volatile }) => ({
      id,
      name: name[language],
      description: description[language],
      parameters: parameters.map((parameter) => ({
        name: parameter.name[language],
        description: parameter.description[language],
        type: parameter.type,
        dimensionality: parameter.range ? 'matrix' : 'scalar',
        ...(parameter.optional ? { optional: true } : {}),
      })),
      result: { type: result, dimensionality: 'scalar' },
      ...(volatile ? { options: { volatile: true } } : {}),
    })),
  };
}
