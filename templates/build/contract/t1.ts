import type { FileChild } from 'docx';
import {
  attachments,
  disputes,
  effect,
  forceMajeure,
  integrity,
  liability,
  opening,
} from './articles/general.ts';
import { acceptance, delivery, drugQuality, subject } from './articles/goods.ts';
import { drugAuthority, ordersAndReturns, policy, settlement } from './articles/trade.ts';
import { drugContract } from './articles/words.ts';
import { signatures } from './signatures.ts';

/** T1 药品购销合同: the ten contents of domain.md §1.2 as articles 1–8, 9 and 12, and what §6.1 asks besides. */
export function drugSalesContract(title: string): FileChild[] {
  return [
    ...opening(
      title,
      '供需双方依照《中华人民共和国民法典》《中华人民共和国药品管理法》和《药品经营质量管理规范》，本着平等自愿、诚实信用的原则，就药品购销协商一致，签订本合同。',
    ),
    ...subject(drugContract),
    ...drugQuality(drugContract),
    ...delivery(drugContract),
    ...acceptance(drugContract),
    ...drugAuthority(),
    ...settlement(drugContract),
    ...policy(drugContract),
    ...ordersAndReturns(drugContract),
    ...liability(drugContract),
    ...forceMajeure(),
    ...integrity(),
    ...disputes(drugContract),
    ...effect(drugContract),
    ...attachments(drugContract, [
      '双方证照复印件（加盖公章）；',
      '质量保证协议；',
      '需方采购、收货人员授权委托书。',
    ]),
    ...signatures(),
  ];
}
