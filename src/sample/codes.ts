import { creditCodeCheckCharacter } from '../ledger/credit-code.ts';
import type { Place } from './places.ts';
import type { Random } from './random.ts';

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** A synthetic 统一社会信用代码 with right check characters (GB 32100, GB 11714); `kind` is its first two digits. */
export function creditCodeFor(kind: string, { regionCode }: Place, random: Random): string {
  const organisation = `MA${random.digits(6)}`;
  const sum = organisationWeights.reduce(
    (total, weight, index) => total + weight * Number.parseInt(organisation[index] ?? '0', 36),
    0,
  );
  const rest = (11 - (sum % 11)) % 11;
  const body = `${kind}${regionCode}${organisation}${rest === 10 ? 'X' : rest}`;
  return body + creditCodeCheckCharacter(body);
}

const mobileRanges = ['135', '138', '139', '150', '158', '159', '182', '187', '188'] as const;

/** A mobile number whose middle digits are 0000: well formed, given to nobody. */
export const mobileFor = (random: Random): string => `${random.pick(mobileRanges)}0000${random.digits(4)}`;

/** A landline with the place's area code. */
export const phoneFor = ({ dialling }: Place, random: Random): string =>
  `${dialling}-8000${random.digits(4)}`;

/** A company account; it does not begin like a bank card. */
export const accountFor = (random: Random): string => `33${random.digits(17)}`;

/** 药品经营许可证 number in the form of 2024 (domain.md §5.2). */
export function drugLicenceNumber(
  letter: string,
  { abbreviation, regionCode }: Place,
  random: Random,
): string {
  return `${abbreviation}${letter}A${regionCode.slice(2)}${random.digits(5)}`;
}
