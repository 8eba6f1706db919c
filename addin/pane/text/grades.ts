import { texts } from '../../language.ts';

/** Changes of grade: said aloud, and listed. */
export const gradesText = texts({
  title: { 'zh-CN': '本次变动', 'en-US': 'Changes of this session' },
  changed: {
    'zh-CN': '{name}的等级从{before}变为{after}。',
    'en-US': '{name}: grade {before} became {after}.',
  },
  changedBecause: {
    'zh-CN': '{name}的等级从{before}变为{after}，因“{cause}”。',
    'en-US': '{name}: grade {before} became {after} because of “{cause}”.',
  },
  because: { 'zh-CN': '因“{cause}”', 'en-US': 'because of “{cause}”' },
  none: { 'zh-CN': '未完成', 'en-US': 'unfinished' },
  many: { 'zh-CN': '{count} 个客户的等级有变化。', 'en-US': 'The grades of {count} customers changed.' },
});
