/** What the shared articles say differently from one text to another. */
export interface Words {
  /** What is bought and sold. */
  readonly goods: '药品' | '货物';
  /** How the text speaks of itself. */
  readonly paper: '本合同' | '本协议';
  /** The paper that comes with a delivery. */
  readonly slip: '随货同行单' | '送货单';
}

/** A sale of drugs, which 药品管理法 and GSP ask more of. */
export const drugContract: Words = { goods: '药品', paper: '本合同', slip: '随货同行单' };

/** What holds for all sales of drugs of a year. */
export const drugAgreement: Words = { ...drugContract, paper: '本协议' };

/** A sale of other goods. */
export const goodsContract: Words = { goods: '货物', paper: '本合同', slip: '送货单' };

export const isDrugs = ({ goods }: Words): boolean => goods === '药品';
