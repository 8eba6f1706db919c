import type { ComponentType } from 'preact';
import type { IconName } from '../commands/icons.ts';
import type { ViewId } from '../commands/registry.ts';
import type { Text } from '../language.ts';

/** A view of the pane: a tab, loaded when it is first opened. */
export interface View {
  readonly id: ViewId;
  readonly title: Text;
  readonly icon: IconName;
  /** Views about the book wait until it is read; the others are always there. */
  readonly needs: 'nothing' | 'book';
  readonly load: () => Promise<{ readonly View: ComponentType }>;
}

/** Every view, in the order of the tabs. */
export const views: readonly View[] = [
  {
    id: 'customer',
    title: { 'zh-CN': '客户', 'en-US': 'Customer' },
    icon: 'person',
    needs: 'book',
    load: () => import('./card/card-view.tsx'),
  },
  {
    id: 'overview',
    title: { 'zh-CN': '总览', 'en-US': 'Overview' },
    icon: 'chart',
    needs: 'book',
    load: () => import('./overview/overview-view.tsx'),
  },
  {
    id: 'tables',
    title: { 'zh-CN': '建表', 'en-US': 'Tables' },
    icon: 'table',
    needs: 'nothing',
    load: () => import('./wizard/tables-view.tsx'),
  },
  {
    id: 'contracts',
    title: { 'zh-CN': '合同', 'en-US': 'Contracts' },
    icon: 'contract',
    needs: 'book',
    load: () => import('./contracts/contracts-view.tsx'),
  },
  {
    id: 'help',
    title: { 'zh-CN': '帮助', 'en-US': 'Help' },
    icon: 'help',
    needs: 'nothing',
    load: () => import('./help/help-view.tsx'),
  },
];

/** The view a route opens; the first one while a view is not there. */
export function viewOf(id: ViewId): View {
  return views.find((view) => view.id === id) ?? views[0]!;
}
