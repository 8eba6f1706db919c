/** Requirement set → highest version this Excel has. */
export type RequirementMatrix = Readonly<Record<string, string>>;

/** Office LTSC 2021, the oldest Excel the add-in promises to run on. */
export const ltsc2021: RequirementMatrix = {
  ExcelApi: '1.14',
  SharedRuntime: '1.1',
  AddinCommands: '1.1',
  DialogApi: '1.2',
  RibbonApi: '1.2',
  CustomFunctionsRuntime: '1.3',
  CustomXmlParts: '1.1',
  ImageCoercion: '1.1',
  DelayForCellEdit: '1.1',
  RichApiRuntimeFlag: '1.1',
};

/** Office LTSC 2024. */
export const ltsc2024: RequirementMatrix = { ...ltsc2021, ExcelApi: '1.17', SharedRuntime: '1.2' };

/** Excel of Microsoft 365. */
export const microsoft365: RequirementMatrix = {
  ...ltsc2024,
  ExcelApi: '1.20',
  RibbonApi: '1.3',
  KeyboardShortcuts: '1.1',
  CustomFunctionsRuntime: '1.5',
};

/** True when the set is there in that version or a newer one. */
export function supports(matrix: RequirementMatrix, set: string, version: string | number = '1.1'): boolean {
  const has = matrix[set];
  if (has === undefined) return false;
  const [major = 0, minor = 0] = has.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = String(version).split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
