import { functionNamespace } from '../functions/registry.ts';
import type { Text } from '../language.ts';

/** Who the add-in is. The id never changes: Excel takes another id for another add-in. */
export const product = {
  id: '52b79438-52ca-4f94-84d2-9f5cde058b40',
  provider: 'customer-ledger',
  name: { 'zh-CN': '客户台账', 'en-US': 'Customer Ledger' },
  description: {
    'zh-CN':
      '把手头的工作表变成会自己评分的客户台账，看清等级、额度和预警，生成可以签的合同。全部在本机完成。',
    'en-US':
      'Turns worksheets into a customer ledger that scores itself, shows grades, limits and warnings, and makes contracts. Everything stays on this computer.',
  },
  getStarted: {
    title: { 'zh-CN': '客户台账已就绪', 'en-US': 'Your customer ledger is ready' },
    description: {
      'zh-CN': '打开功能区的“客户台账”选项卡：先“识别当前表”或“新建台账”，再看客户卡和总览。',
      'en-US':
        'Open the Customer Ledger tab: turn a sheet into a table or begin a new ledger, then see customers and overview.',
    },
  },
  namespace: { 'zh-CN': functionNamespace, 'en-US': functionNamespace },
} as const satisfies Record<string, unknown>;

/** Where `npm start` serves the add-in; deployments have their own address. */
export const localBase = 'https://localhost:3000/';

/** Least the add-in runs on: Office LTSC 2021 has both. What is newer is asked for before it is used. */
export const requirements = [
  { set: 'ExcelApi', version: '1.13' },
  { set: 'SharedRuntime', version: '1.1' },
] as const;

/** Files beside the pane that the manifest names; the build emits them under these names. */
export const files = {
  pane: 'taskpane.html',
  functions: 'functions.js',
  metadata: { 'zh-CN': 'functions.json', 'en-US': 'functions.en-US.json' },
  help: { 'zh-CN': 'help.html', 'en-US': 'help.en-US.html' },
  support: { 'zh-CN': 'support.html', 'en-US': 'support.en-US.html' },
  shortcuts: 'shortcuts.json',
  shortcutNames: 'shortcuts.en-US.json',
} as const satisfies Record<string, string | Text>;

/** Pixels of the pictures that are kept of every icon. */
export const iconSizes = [16, 32, 64, 80, 128] as const;

/** Those of them a button offers Office to choose from. */
export const buttonSizes = [16, 32, 64, 80] as const satisfies readonly (typeof iconSizes)[number][];

export const iconFile = (name: string, size: (typeof iconSizes)[number]): string =>
  `icons/${name}-${size}.png`;
