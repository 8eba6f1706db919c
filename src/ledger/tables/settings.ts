import { code, type Table, text } from '../column.ts';

/** 参数: one row per parameter of `parameters.ts`; the value cell carries a defined name of the same words. */
export const settings: Table = {
  id: 'settings',
  name: '参数',
  title: '参数',
  chapter: '设置',
  columns: [
    code('name', '参数', { required: true, unique: true, width: 22 }),
    text('value', '值', { width: 20 }),
    text('help', '说明', { width: 70 }),
  ],
};
