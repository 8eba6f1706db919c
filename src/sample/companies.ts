import type { CellValue } from '../ledger/value.ts';
import { accountFor, creditCodeFor } from './codes.ts';
import { places } from './places.ts';
import type { Random } from './random.ts';

/** The two companies the contracts are made by; invented, like everybody else here. */
export function companyRows(random: Random): Record<string, CellValue>[] {
  const own = [
    ['QZ', '浙江青竹蜻蜓医药（示例）有限公司', '沈思远', '赵雨桐'],
    ['HD', '杭州海豚灯塔医疗器械（示例）有限公司', '韩明哲', '许佳宁'],
  ] as const;
  const place = places[0];
  if (!place) return [];
  return own.map(([companyCode, name, legalRepresentative, agent], index) => ({
    companyCode,
    name,
    address: `${place.province}${place.city}${place.district}示例大道${index + 1}号`,
    creditCode: creditCodeFor('91', place, random),
    legalRepresentative,
    agent,
    phone: `${place.dialling}-8000100${index + 1}`,
    bankName: '中国工商银行杭州示例支行',
    bankAccount: accountFor(random),
    postcode: place.postcode,
  }));
}
