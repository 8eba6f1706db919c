import { numberTypes } from '../template.ts';
import type { FaultRule } from './rule.ts';

/** What must not stand in a text (民法典 496–498, 506, 586; 仲裁法解释 Art. 7). */
export const faultRules: readonly FaultRule[] = [
  {
    code: 'clause-void',
    clause: 'liability',
    source: '民法典第 497 条、第 506 条',
    kinds: numberTypes,
    severity: 'error',
    words: /概不负责|不承担任何(?:法律)?责任|免除[^。；]{0,10}(?:一切|全部|任何)责任/,
    message: '免除己方全部责任的约定可能无效',
    repair: '造成对方人身损害，或者因故意、重大过失造成财产损失的责任不能免除；请删去或者限定范围。',
  },
  {
    code: 'clause-void',
    clause: 'disputes',
    source: '仲裁法司法解释第 7 条',
    kinds: numberTypes,
    severity: 'error',
    words:
      /仲裁(?:委员会|机构)?[^。；{]{0,16}(?:或者?|也可以?)[^。；{]{0,16}(?:诉讼|起诉|人民法院)|人民法院[^。；{]{0,16}(?:或者?|也可以?)[^。；{]{0,12}仲裁/,
    message: '同时约定仲裁和诉讼的，仲裁协议无效',
    repair: '二者只选其一。',
  },
  {
    code: 'deposit-text-over-20',
    clause: 'settlement',
    source: '民法典第 586 条',
    kinds: numberTypes,
    severity: 'error',
    words: /定金[^。；]{0,24}?(\d+(?:\.\d+)?)\s*[%％]/,
    isFault: ([, percent]) => Number(percent) > 20,
    message: '定金不得超过合同价款的 20%，超过的部分不产生定金的效力',
    repair: '把比例改为 20% 以内，或者改称预付款。',
  },
  {
    code: 'clause-plain',
    clause: 'liability',
    source: '民法典第 496 条',
    kinds: numberTypes,
    severity: 'note',
    words: /视为(?:数量|质量|验收|认可|同意|无异议)|不承担(?:违约|赔偿)责任|不(?:予)?退货/,
    isFault: ({ index, 0: words }, line) => !line.isEmphasised(index ?? 0, (index ?? 0) + words.length),
    message: '格式条款中限制对方权利的约定没有突出显示',
    repair: '把这句话加粗（字符样式“重点条款”），并在对方询问时说明。',
  },
];
