import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../addin/language.ts';
import { misfits } from './support/fitness.ts';
import { at, paneSuite } from './support/pane-suite.ts';

const inPane = paneSuite();

const messy = [
  ['客户资料一览表（2026年）'],
  ['编制：客服部', null, null, null, '单位：万元'],
  [
    '客户代码',
    '单位名称',
    '单位类型',
    '税 号',
    '注册资金',
    '成立时间',
    '公司地址',
    '客户状态',
    '开票电话',
    '对账习惯',
    null,
  ],
  [
    9001,
    ' 杭州纸飞机医药有限公司 ',
    '批发',
    '914403001922038216',
    '１，２００',
    '2020.1.5',
    '文三路',
    '正常',
    '0571',
    '月底',
    'a@b.cn',
  ],
  [
    9002,
    '宁波百草堂大药房',
    '药店',
    '９１４４０３００１９２２０３８２１７',
    50,
    '2009-02-30',
    '宁波',
    '正常',
    '0574',
    '邮件',
    'c@d.cn',
  ],
  [9003, '宁波百草堂大药房', '药店', null, 50, 43831, '宁波', '正常合作', null, null, 'e@f.cn'],
  [9004, '温州诚信诊所', '诊所', '9.13E+17', '约三十', '九几年', '温州', '老客户', null, '每月25日', null],
  ['合计', null, null, null, 9999],
  [null, null, null, '制表人：葛兰'],
];

interface Scene {
  readonly language?: Language;
  readonly tables?: readonly string[];
}

/** The pane with a messy sheet in front, its conversion asked for. */
const inWizard = (play: (page: Page) => Promise<void>, scene: Scene = {}): Promise<void> =>
  inPane({ customers: 8, ...at('help'), ...scene }, async (page) => {
    await page.evaluate(async (rows) => {
      window.host.foreign.set('客户资料', { sheetName: '客户资料', firstRow: 1, rows });
      await window.host.select({ sheet: '客户资料', cell: 'A1' });
    }, messy);
    const command = scene.language === 'en-US' ? /Turn sheet into table/ : /识别当前表/;
    await page.getByRole('button', { name: command }).click();
    await play(page);
  });

const primary = (page: Page) => page.locator('.view .button-primary');
const toColumns = async (page: Page): Promise<void> => {
  await primary(page).click();
  await page.locator('.mapping').waitFor();
};
const toPreview = async (page: Page): Promise<void> => {
  await toColumns(page);
  await primary(page).click();
  await page.locator('.summary').waitFor();
};
const names = (page: Page) =>
  page.evaluate(() => window.host.ledger.tables.get('customers')!.columns.get('name')!.filter(Boolean));

describe('a messy sheet', () => {
  it('becomes rows of the register, and is taken back, cell by cell', async () => {
    await inWizard(async (page) => {
      const contents = () =>
        page.evaluate(() =>
          JSON.stringify(
            [...window.host.ledger.tables].map(([id, { rowCount, columns }]) => [id, rowCount, [...columns]]),
          ),
        );
      const before = await contents();
      await page.getByText('10 个表头认得 8 个').waitFor();
      await toPreview(page);
      await primary(page).click();
      await page.getByText('写入 3 / 3 行').waitFor();
      expect((await names(page)).slice(-3)).toEqual([
        '杭州纸飞机医药有限公司',
        '宁波百草堂大药房',
        '温州诚信诊所',
      ]);
      await page.getByRole('button', { name: '撤回这次导入' }).click();
      await page.getByRole('heading', { name: '已撤回' }).waitFor();
      expect(await contents()).toBe(before);
    });
  });

  it('tells of every column why, and takes the user’s word', async () => {
    await inWizard(async (page) => {
      await toColumns(page);
      const line = (letter: string) => page.locator('.mapping-line', { hasText: `${letter} 列` });
      expect(await line('D').locator('.evidence').textContent()).toBe(
        '“税 号”是“统一社会信用代码”的另一种写法，看过的 3 格有 1 格读不出，如“9.13E+17”。',
      );
      expect(await line('I').locator('.evidence').textContent()).toContain('不是“电话”');
      await line('K').getByRole('button', { name: '是“邮箱”' }).click();
      expect(await line('K').locator('select').inputValue()).toBe('email');
      await line('H').locator('select').selectOption('不导入');
      await page.getByText('还没有必填的列：状态').waitFor();
      await line('H').locator('select').selectOption('由程序判断');
      expect(await line('H').locator('select').inputValue()).toBe('status');
      await page.getByLabel('只看没有导入的列').check();
      expect(await page.locator('.mapping-line').count()).toBe(2);
    });
  });

  it('is previewed with what was changed, what stays blank and what is left out', async () => {
    await inWizard(async (page) => {
      await toPreview(page);
      const told = await page.locator('.summary').textContent();
      for (const part of ['增加 3 行', '5 格看不懂，留空', '1 行不导入，其中 1 行重复', '2 行合计'])
        expect(told).toContain(part);
      const first = page.locator('.table tbody tr').first();
      expect(await first.locator('td').nth(5).textContent()).toBe('1,200 (数字)');
      await page.getByLabel('显示原来的内容').check();
      expect(await first.locator('td').nth(5).textContent()).toContain('原为 １，２００');
      await page.getByText('5 格看不懂，留空').click();
      await page.getByRole('button', { name: '客户资料!F5' }).click();
      expect(await page.evaluate(() => window.host.selection())).toMatchObject({
        sheet: '客户资料',
        cell: 'F5',
      });
    });
  });

  it('that was mended meanwhile is shown again before anything is written', async () => {
    await inWizard(async (page) => {
      await toPreview(page);
      await page.evaluate(() => {
        const { rows } = window.host.foreign.get('客户资料')!;
        window.host.foreign.set('客户资料', { sheetName: '客户资料', firstRow: 1, rows: rows.slice(0, 5) });
      });
      await primary(page).click();
      await page.getByText('请再看一遍').waitFor();
      expect((await names(page)).length).toBe(8);
    });
  });

  it('brings the tables a plain workbook lacks', async () => {
    await inWizard(
      async (page) => {
        await toPreview(page);
        expect(await page.locator('.summary').textContent()).toMatch(/先补建 \d+ 张表：客户登记/);
        await primary(page).click();
        await page.getByText('写入 3 / 3 行').waitFor();
        await page.getByRole('button', { name: '去看“客户登记”' }).click();
        await expect
          .poll(() => page.evaluate(async () => (await window.host.selection())?.sheet))
          .toBe('客户登记');
      },
      { tables: [] },
    );
  });
});

it('goes from the sheet to its rows by keyboard alone, the ear told where it is', async () => {
  await inWizard(async (page) => {
    const tabTo = async (name: string | RegExp) => {
      const target = page.getByRole('button', { name });
      for (let presses = 0; presses < 80; presses++) {
        await page.keyboard.press('Tab');
        if (await target.evaluate((button) => button === document.activeElement)) return;
      }
      throw new Error(`no way to ${name}`);
    };
    const heading = () => page.evaluate(() => document.activeElement?.tagName);
    await tabTo('核对各列');
    await page.keyboard.press('Enter');
    await expect.poll(heading).toBe('H1');
    await tabTo('预览');
    await page.keyboard.press('Enter');
    await expect.poll(heading).toBe('H1');
    await tabTo(/^写入 3 行/);
    await page.keyboard.press('Space');
    await page.getByText('写入 3 / 3 行').waitFor();
    expect(await page.locator('[aria-current="step"]').textContent()).toBe('5 完成');
  });
});

it('goes back to a restore point only when asked twice', async () => {
  await inWizard(async (page) => {
    await toPreview(page);
    await primary(page).click();
    await page.getByText('写入 3 / 3 行').waitFor();
    await page.getByRole('button', { name: '帮助' }).click();
    await page.getByRole('button', { name: /撤回上一步/ }).click();
    await page.getByText('之后的改动都会丢失').waitFor();
    expect((await names(page)).length).toBe(11);
    await page.getByRole('button', { name: '确定撤回' }).click();
    await page.getByText('已撤回到“导入“客户资料”到客户登记”之前。').first().waitFor();
    expect((await names(page)).length).toBe(8);
  });
});

it('adds the tables that are missing, with what they are for', async () => {
  await inWizard(
    async (page) => {
      await page.getByRole('button', { name: '上一步' }).click();
      await page.getByText('都是哪些表').click();
      await page.getByText('一份合同一行').waitFor();
      await page.getByLabel(/^合同台账/).check();
      await page.getByText('公式要用到').waitFor();
      await page.getByRole('button', { name: /^补建 \d+ 张表/ }).click();
      await page
        .getByText(/^已补建：.*合同台账/)
        .first()
        .waitFor();
      await page.getByRole('button', { name: '撤回', exact: true }).click();
      await page.getByText('已撤回到').first().waitFor();
      expect(await page.evaluate(async () => [...(await window.host.readTables()).keys()])).not.toContain(
        '合同台账',
      );
    },
    { tables: ['客户登记', '销售台账'] },
  );
});

describe.each(languages)('in %s', (language) => {
  it('every step is fit for every eye, width and keyboard', async () => {
    await inWizard(
      async (page) => {
        const look = async (step: string) => {
          expect({ step, found: await misfits(page) }).toEqual({ step, found: [] });
        };
        await primary(page).waitFor();
        await look('table');
        await toColumns(page);
        await look('columns');
        await primary(page).click();
        await page.locator('.summary').waitFor();
        await page.locator('.view input[type=checkbox]').first().check();
        await look('preview');
        await primary(page).click();
        await page.locator('.field-hint').waitFor();
        await look('ended');
        await page
          .locator('.view .button', { hasText: language === 'zh-CN' ? '再转' : 'Turn another' })
          .click();
        await page.locator('.view .button', { hasText: language === 'zh-CN' ? '上一步' : 'Back' }).click();
        await page.locator('.points .button').first().click();
        await look('sheet');
      },
      { language, tables: ['客户登记', '销售台账'] },
    );
  });
});
