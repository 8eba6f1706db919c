export interface Place {
  readonly province: string;
  readonly city: string;
  readonly district: string;
  /** GB/T 2260 code of the district. */
  readonly regionCode: string;
  /** Province as licences abbreviate it. */
  readonly abbreviation: string;
  readonly dialling: string;
  readonly postcode: string;
  /** Sales area of the distributor. */
  readonly area: string;
}

const place = (
  area: string,
  province: string,
  city: string,
  district: string,
  regionCode: string,
  abbreviation: string,
  dialling: string,
  postcode: string,
): Place => ({ area, province, city, district, regionCode, abbreviation, dialling, postcode });

export const places: readonly Place[] = [
  place('浙北', '浙江省', '杭州市', '余杭区', '330110', '浙', '0571', '311100'),
  place('浙北', '浙江省', '湖州市', '吴兴区', '330502', '浙', '0572', '313000'),
  place('浙北', '浙江省', '嘉兴市', '南湖区', '330402', '浙', '0573', '314000'),
  place('浙东', '浙江省', '宁波市', '鄞州区', '330212', '浙', '0574', '315100'),
  place('浙东', '浙江省', '绍兴市', '越城区', '330602', '浙', '0575', '312000'),
  place('浙南', '浙江省', '温州市', '鹿城区', '330302', '浙', '0577', '325000'),
  place('浙南', '浙江省', '金华市', '婺城区', '330702', '浙', '0579', '321000'),
  place('苏南', '江苏省', '苏州市', '吴中区', '320506', '苏', '0512', '215100'),
  place('苏南', '江苏省', '无锡市', '惠山区', '320206', '苏', '0510', '214100'),
  place('皖赣', '安徽省', '合肥市', '蜀山区', '340104', '皖', '0551', '230000'),
  place('皖赣', '安徽省', '芜湖市', '镜湖区', '340202', '皖', '0553', '241000'),
  place('皖赣', '江西省', '南昌市', '青山湖区', '360111', '赣', '0791', '330000'),
];

export const streets = [
  '清河路',
  '文澜街',
  '新安路',
  '望湖大道',
  '兴业路',
  '康宁街',
  '同仁巷',
  '迎宾路',
  '仓前路',
  '学士街',
] as const;
