import { afterEach, describe, expect, test } from 'vitest';
import { ltsc2021, ltsc2024, startExcel } from './index.ts';

const excel = startExcel();
const { Excel, host } = excel;

/** The error a run ends with. */
async function errorOf(
  body: (context: Excel.RequestContext) => Promise<unknown>,
): Promise<OfficeExtension.Error> {
  try {
    await Excel.run(body);
  } catch (error) {
    if (error instanceof OfficeExtension.Error) return error;
    throw error;
  }
  throw new Error('the run came through');
}

const sheetOf = (context: Excel.RequestContext): Excel.Worksheet =>
  context.workbook.worksheets.getItem('Sheet1');

afterEach(() => {
  host.requirements = ltsc2021;
});

describe('reading', () => {
  test.each<[string, string, (context: Excel.RequestContext) => Promise<unknown>]>([
    ['a property that was not loaded', 'PropertyNotLoaded', async (context) => sheetOf(context).name],
    [
      'a property that was loaded but not synced',
      'PropertyNotLoaded',
      async (context) => sheetOf(context).load('name').name,
    ],
    [
      'a sheet there is not',
      'ItemNotFound',
      async (context) => {
        context.workbook.worksheets.getItem('没有').load('name');
        await context.sync();
      },
    ],
    [
      'an address that is none',
      'InvalidArgument',
      async (context) => {
        sheetOf(context).getRange('客户').load('address');
        await context.sync();
      },
    ],
    [
      'an offset that leaves the sheet',
      'InvalidReference',
      async (context) => {
        sheetOf(context).getRange('A1').getOffsetRange(-1, 0).load('address');
        await context.sync();
      },
    ],
    [
      'values of another size',
      'InvalidArgument',
      async (context) => {
        sheetOf(context).getRange('A1:B2').values = [[1, 2, 3]];
        await context.sync();
      },
    ],
    [
      'values for whole columns',
      'InvalidArgument',
      async (context) => {
        sheetOf(context).getRange('A:A').values = [[1]];
        await context.sync();
      },
    ],
    [
      'a formula of an unknown table',
      'InvalidArgument',
      async (context) => {
        sheetOf(context).getRange('A1').formulas = [['=SUM(没有的表[金额])']];
        await context.sync();
      },
    ],
    [
      'a formula that is not closed',
      'InvalidArgument',
      async (context) => {
        sheetOf(context).getRange('A1').formulas = [['=SUM(A2']];
        await context.sync();
      },
    ],
  ])('%s is %s', async (_, code, body) => {
    expect((await errorOf(body)).code).toBe(code);
  });

  test('the error names the statement', async () => {
    const error = await errorOf(async (context) => {
      sheetOf(context).getRange('A1').values = [[1]];
      sheetOf(context).getRange('A2:A3').values = [[1]];
      await context.sync();
    });
    expect(error.debugInfo.statement).toContain('values = ');
    expect(error.debugInfo.surroundingStatements).toContain('// >>>>>');
  });

  test('an object of an ended run cannot be used in another', async () => {
    let kept: Excel.Range | undefined;
    await Excel.run(async (context) => {
      kept = sheetOf(context).getRange('A1');
      await context.sync();
    });
    const error = await errorOf(async (context) => {
      sheetOf(context).getRange('A1').copyFrom(kept!, 'Formats');
      await context.sync();
    });
    expect(error.code).toBe('InvalidRequestContext');
  });

  test('what may be missing is a null object, and so is what hangs on it', async () => {
    await Excel.run(async (context) => {
      const { workbook } = context;
      const sheet = workbook.worksheets.getItemOrNullObject('没有');
      const range = sheet.getRange('A1');
      const table = workbook.tables.getItemOrNullObject('没有');
      const name = workbook.names.getItemOrNullObject('没有');
      const setting = workbook.settings.getItemOrNullObject('没有');
      const used = workbook.worksheets.add().getUsedRangeOrNullObject(true);
      const apart = sheetOf(context).getRange('A1:B2').getIntersectionOrNullObject('C3:D4');
      for (const object of [sheet, range, table, name, setting, used, apart]) object.load();
      await context.sync();
      expect([sheet, range, table, name, setting, used, apart].map((object) => object.isNullObject)).toEqual(
        Array(7).fill(true),
      );
      workbook.worksheets.getLast().delete();
      await context.sync();
    });
  });

  test('loads properties of items, of what hangs on them, and everything', async () => {
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('A1:B1').values = [['甲', 1]];
      sheet.getRange('A1:A1').format.fill.color = 'red';
      const sheets = context.workbook.worksheets.load('items/name,items/tabColor');
      const cell = sheet.getRange('A1').load('values,format/fill/color,worksheet/name');
      const row = sheet.getRange('A1:B1').load();
      const format = sheet
        .getRange('A1:B1')
        .load({ format: { fill: { color: true }, wrapText: true } }).format;
      const all = context.workbook.worksheets.load();
      await context.sync();
      expect(sheets.items.map((item) => item.name)).toEqual(['Sheet1']);
      expect([cell.values, cell.format.fill.color, cell.worksheet.name]).toEqual([
        [['甲']],
        '#FF0000',
        'Sheet1',
      ]);
      expect(row.toJSON()).toMatchObject({
        address: 'Sheet1!A1:B1',
        rowIndex: 0,
        columnCount: 2,
        valueTypes: [['String', 'Double']],
      });
      expect([format.fill.color, format.wrapText]).toEqual([null, false]);
      expect(all.items[0]?.visibility).toBe('Visible');
    });
  });

  test('a page of a collection', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('名单');
      sheet.getRange('A1:A5').values = [['名'], ['甲'], ['乙'], ['丙'], ['丁']];
      const rows = sheet.tables.add('A1:A5', true).rows.load({ $top: 2, $skip: 1, values: true });
      await context.sync();
      expect(rows.items.map((row) => row.values)).toEqual([[['乙']], [['丙']]]);
      sheet.delete();
      await context.sync();
    });
  });

  test('cell properties of whole columns are null', async () => {
    await Excel.run(async (context) => {
      const column = sheetOf(context).getRange('A:B').load('values,address,rowCount,isEntireColumn');
      await context.sync();
      expect([column.values, column.address, column.rowCount, column.isEntireColumn]).toEqual([
        null,
        'Sheet1!A:B',
        1_048_576,
        true,
      ]);
    });
  });
});

describe('what Excel has', () => {
  test('a newer member is refused with the set it came with', async () => {
    const rename = async (context: Excel.RequestContext): Promise<void> => {
      context.workbook.worksheets.onNameChanged.add(async () => {});
      await context.sync();
    };
    const error = await errorOf(rename);
    expect([error.code, error.message]).toEqual([
      'ApiNotFound',
      expect.stringContaining('ExcelApiOnline 1.1'),
    ]);
  });

  test.each([
    ['1.14', false],
    ['1.17', true],
  ])('%s of ExcelApi: named by the matrix', (version, newer) => {
    host.requirements = newer ? ltsc2024 : ltsc2021;
    expect(Office.context.requirements.isSetSupported('ExcelApi', version)).toBe(true);
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.16')).toBe(newer);
    expect(Office.context.requirements.isSetSupported('没有')).toBe(false);
  });

  test.each<[string, (context: Excel.RequestContext) => void]>([
    ['Worksheet.charts', (context) => void sheetOf(context).charts.load('count')],
    ['Range.flashFill()', (context) => sheetOf(context).getRange('A1').flashFill()],
    [
      'RangeFont.superscript =',
      (context) => {
        sheetOf(context).getRange('A1').format.font.superscript = true;
      },
    ],
    ['event Worksheet.FormatChanged', (context) => void sheetOf(context).onFormatChanged.add(async () => {})],
  ])('%s, which nobody wrote, says so', async (member, use) => {
    const error = await errorOf(async (context) => {
      use(context);
      await context.sync();
    });
    expect([error.code, error.message]).toEqual(['ApiNotFound', expect.stringContaining(member)]);
  });

  test('fields and methods of the host itself are out of reach', async () => {
    const batch = {
      Actions: [{ Id: 1, ActionType: 3, Name: 'Constructor', ObjectPathId: 1 }],
      ObjectPaths: { 1: { ObjectPathType: 1, Name: '' } },
    };
    for (const name of ['Constructor', 'Book', 'ToString', '__proto__'])
      expect(
        host.protocol.execute({ ...batch, Actions: [{ ...batch.Actions[0]!, Name: name }] }).Error?.Code,
      ).toBe('ApiNotFound');
  });
});

describe('ranges between syncs', () => {
  test('follow their cells', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('跟随');
      sheet.getRange('B5').values = [['这里']];
      const [cell, gone] = [sheet.getRange('B5'), sheet.getRange('B2')];
      await context.sync();
      sheet.getRange('1:1').insert('Down');
      sheet.getRange('A1:B2').insert('Right');
      sheet.getRange('4:5').delete('Up');
      cell.load('address,values');
      await context.sync();
      expect([cell.address, cell.values]).toEqual(['跟随!B4', [['这里']]]);
      sheet.getRange('1:9').delete('Up');
      gone.load('address');
      await expect(context.sync()).rejects.toMatchObject({ code: 'InvalidReference' });
      sheet.delete();
      await context.sync();
    });
  });

  test('are let go when the run ends', async () => {
    await Excel.run(async (context) => {
      sheetOf(context).getRange('A1').load('values');
      await context.sync();
      expect(host.protocol.references.size).toBeGreaterThan(0);
    });
    await excel.settle();
    expect([host.protocol.references.size, host.book.followers.size]).toEqual([0, 0]);
  });
});

describe('syncs', () => {
  test('are counted', async () => {
    const before = host.requests;
    await Excel.run(async (context) => {
      sheetOf(context).load('name');
      await context.sync();
      await context.sync();
      sheetOf(context).load('id');
      await context.sync();
    });
    expect(host.requests - before).toBe(2);
  });

  test('20,000 cells go in one, in pieces the client makes', async () => {
    const values = Array.from({ length: 2000 }, (_, row) =>
      Array.from({ length: 10 }, (_, column) => row * 10 + column),
    );
    const before = host.requests;
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('大');
      sheet.getRange('A1:J2000').values = values;
      const last = sheet.getRange('A2000:J2000').load('values');
      await context.sync();
      expect(last.values).toEqual([values[1999]]);
      sheet.delete();
    });
    expect(host.requests - before).toBe(2);
  });
});
