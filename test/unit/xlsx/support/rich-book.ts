import { deflateEntry, writeZip } from '../../../../src/opc/zip.ts';
import {
  contentTypes,
  declaration,
  documentRelations,
  main,
  relations,
  styles,
  tablePart,
  textCell,
  types,
} from './parts.ts';

const drawingNames =
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

/** The smallest PNG: one grey pixel. */
const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mM8UuX5HwAF3AJU7rjCKgAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);

const sheet = `${declaration}<worksheet xmlns="${main}" xmlns:r="${documentRelations}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><sheetPr><tabColor rgb="FF4472C4"/></sheetPr><dimension ref="A1:G6"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A4" sqref="A4"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="1" max="3" width="14" customWidth="1"/></cols><sheetData><row r="1" spans="1:7" ht="30" customHeight="1" x14ac:dyDescent="0.25">${textCell('A1', '销售台账')}<c r="G1" s="1"><v>45350</v></c></row><row r="3" spans="1:7">${textCell('A3', '单号')}${textCell('B3', '客户')}${textCell('C3', '金额')}${textCell('D3', '含税')}</row><row r="4" spans="1:7" ht="18" customHeight="1"><c r="A4" s="3" t="inlineStr"><is><t>D1</t></is></c>${textCell('B4', '甲公司')}<c r="C4" s="4"><v>100</v></c><c r="D4" s="4"><f t="shared" ref="D4:D6" si="0">C4*1.13</f><v>113</v></c><c r="G4" t="str"><f>"右"&amp;1</f><v>右1</v></c></row><row r="5" spans="1:7"><c r="A5" s="3" t="inlineStr"><is><t>D2</t></is></c>${textCell('B5', '乙公司')}<c r="C5" s="4"><v>200</v></c><c r="D5" s="4"><f t="shared" si="0"/><v>226</v></c></row><row r="6" spans="1:7"><c r="A6" s="3" t="inlineStr"><is><t>D3</t></is></c>${textCell('B6', '甲公司')}<c r="C6" s="4"><v>300</v></c><c r="D6" s="4"><f t="shared" si="0"/><v>339</v></c><c r="G6"><v>6</v></c></row></sheetData><conditionalFormatting sqref="C4:C6"><cfRule type="cellIs" priority="1" operator="greaterThan"><formula>250</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="G1"><cfRule type="cellIs" priority="2" operator="greaterThan"><formula>1</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="decimal" allowBlank="1" showErrorMessage="1" sqref="C4:C6 G4"><formula1>0</formula1><formula2>1000000</formula2></dataValidation></dataValidations><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/><tableParts count="1"><tablePart r:id="rId3"/></tableParts><extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>透视!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>B4:B6</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>`;

const pivotSheet = `${declaration}<worksheet xmlns="${main}"><sheetData><row r="1">${textCell('A1', '行标签')}${textCell('B1', '求和项:金额')}</row><row r="2">${textCell('A2', '甲公司')}<c r="B2"><v>400</v></c></row><row r="3">${textCell('A3', '乙公司')}<c r="B3"><v>200</v></c></row></sheetData></worksheet>`;

const drawing = `${declaration}<xdr:wsDr ${drawingNames} xmlns:r="${documentRelations}"><xdr:twoCellAnchor><xdr:from><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>14</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>16</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="图表 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor><xdr:oneCellAnchor><xdr:from><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>18</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="95250" cy="95250"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="图片 1"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="95250" cy="95250"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`;

const chart = `${declaration}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>台账!$C$4:$C$6</c:f></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`;

const comments = `${declaration}<comments xmlns="${main}"><authors><author>tc={8B6A1E0C-0B5B-4B5E-9F0E-0123456789AB}</author></authors><commentList><comment ref="B4" authorId="0"><text><t>请核对</t></text></comment></commentList></comments>`;

const vml =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Row>3</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>';

const threaded = `${declaration}<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="B4" dT="2024-03-01T08:00:00.00" personId="{0C3D5A3E-1111-4222-8333-0123456789AB}" id="{8B6A1E0C-0B5B-4B5E-9F0E-0123456789AB}"><text>请核对</text></threadedComment></ThreadedComments>`;

const persons = `${declaration}<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="张三" id="{0C3D5A3E-1111-4222-8333-0123456789AB}" userId="1" providerId="None"/></personList>`;

const pivotCache = `${declaration}<pivotCacheDefinition xmlns="${main}" xmlns:r="${documentRelations}" r:id="rId1" recordCount="3"><cacheSource type="worksheet"><worksheetSource name="台账表"/></cacheSource><cacheFields count="4"><cacheField name="单号"><sharedItems/></cacheField><cacheField name="客户"><sharedItems count="2"><s v="甲公司"/><s v="乙公司"/></sharedItems></cacheField><cacheField name="金额"><sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1"/></cacheField><cacheField name="含税"><sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1"/></cacheField></cacheFields></pivotCacheDefinition>`;

const pivotRecords = `${declaration}<pivotCacheRecords xmlns="${main}" count="1"><r><s v="D1"/><x v="0"/><n v="100"/><n v="113"/></r></pivotCacheRecords>`;

const pivotTable = `${declaration}<pivotTableDefinition xmlns="${main}" name="数据透视表1" cacheId="1" dataCaption="值"><location ref="A1:B3" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="4"><pivotField showAll="0"/><pivotField axis="axisRow" showAll="0"><items count="3"><item x="0"/><item x="1"/><item t="default"/></items></pivotField><pivotField dataField="1" showAll="0"/><pivotField showAll="0"/></pivotFields><rowFields count="1"><field x="1"/></rowFields><rowItems count="2"><i><x/></i><i><x v="1"/></i></rowItems><colItems count="1"><i/></colItems><dataFields count="1"><dataField name="求和项:金额" fld="2" baseField="0" baseItem="0"/></dataFields></pivotTableDefinition>`;

const workbook = `${declaration}<workbook xmlns="${main}" xmlns:r="${documentRelations}"><workbookPr codeName="ThisWorkbook"/><sheets><sheet name="台账" sheetId="1" r:id="rId1"/><sheet name="透视" sheetId="2" r:id="rId2"/></sheets><definedNames><definedName name="截止日">台账!$G$1</definedName></definedNames><calcPr calcId="191029"/><pivotCaches><pivotCache cacheId="1" r:id="rId5"/></pivotCaches></workbook>`;

const threadedType = 'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment';
const personType = 'http://schemas.microsoft.com/office/2017/10/relationships/person';

const parts: Readonly<Record<string, string | Uint8Array>> = {
  '[Content_Types].xml': contentTypes(
    {
      'xl/workbook.xml': types.macroWorkbook,
      'xl/worksheets/sheet1.xml': types.worksheet,
      'xl/worksheets/sheet2.xml': types.worksheet,
      'xl/styles.xml': types.styles,
      'xl/calcChain.xml': types.calcChain,
      'xl/tables/table1.xml': types.table,
      'xl/drawings/drawing1.xml': types.drawing,
      'xl/charts/chart1.xml': types.chart,
      'xl/comments1.xml': types.comments,
      'xl/threadedComments/threadedComment1.xml': 'application/vnd.ms-excel.threadedcomments+xml',
      'xl/persons/person.xml': 'application/vnd.ms-excel.person+xml',
      'xl/pivotTables/pivotTable1.xml': types.pivotTable,
      'xl/pivotCache/pivotCacheDefinition1.xml': types.pivotCache,
      'xl/pivotCache/pivotCacheRecords1.xml': types.pivotRecords,
    },
    '<Default Extension="png" ContentType="image/png"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>',
  ),
  '_rels/.rels': relations({ rId1: ['officeDocument', 'xl/workbook.xml'] }),
  'xl/workbook.xml': workbook,
  'xl/_rels/workbook.xml.rels': relations({
    rId1: ['worksheet', 'worksheets/sheet1.xml'],
    rId2: ['worksheet', 'worksheets/sheet2.xml'],
    rId3: ['styles', 'styles.xml'],
    rId4: ['calcChain', 'calcChain.xml'],
    rId5: ['pivotCacheDefinition', 'pivotCache/pivotCacheDefinition1.xml'],
    rId6: ['http://schemas.microsoft.com/office/2006/relationships/vbaProject', 'vbaProject.bin'],
    rId7: [personType, 'persons/person.xml'],
  }),
  'xl/styles.xml': styles,
  'xl/worksheets/sheet1.xml': sheet,
  'xl/worksheets/_rels/sheet1.xml.rels': relations({
    rId1: ['drawing', '../drawings/drawing1.xml'],
    rId2: ['vmlDrawing', '../drawings/vmlDrawing1.vml'],
    rId3: ['table', '../tables/table1.xml'],
    rId4: ['comments', '../comments1.xml'],
    rId5: [threadedType, '../threadedComments/threadedComment1.xml'],
  }),
  'xl/worksheets/sheet2.xml': pivotSheet,
  'xl/worksheets/_rels/sheet2.xml.rels': relations({
    rId1: ['pivotTable', '../pivotTables/pivotTable1.xml'],
  }),
  'xl/tables/table1.xml': tablePart('台账表', 'A3:D6', [
    '单号',
    '客户',
    '金额',
    ['含税', '<calculatedColumnFormula>台账表[[#This Row],[金额]]*1.13</calculatedColumnFormula>'],
  ]),
  'xl/drawings/drawing1.xml': drawing,
  'xl/drawings/_rels/drawing1.xml.rels': relations({
    rId1: ['chart', '../charts/chart1.xml'],
    rId2: ['image', '../media/image1.png'],
  }),
  'xl/drawings/vmlDrawing1.vml': vml,
  'xl/charts/chart1.xml': chart,
  'xl/media/image1.png': png,
  'xl/comments1.xml': comments,
  'xl/threadedComments/threadedComment1.xml': threaded,
  'xl/persons/person.xml': persons,
  'xl/pivotCache/pivotCacheDefinition1.xml': pivotCache,
  'xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels': relations({
    rId1: ['pivotCacheRecords', 'pivotCacheRecords1.xml'],
  }),
  'xl/pivotCache/pivotCacheRecords1.xml': pivotRecords,
  'xl/pivotTables/pivotTable1.xml': pivotTable,
  'xl/pivotTables/_rels/pivotTable1.xml.rels': relations({
    rId1: ['pivotCacheDefinition', '../pivotCache/pivotCacheDefinition1.xml'],
  }),
  'xl/calcChain.xml': `${declaration}<calcChain xmlns="${main}"><c r="D4" i="1"/><c r="D5"/><c r="D6"/><c r="G4"/></calcChain>`,
  'xl/vbaProject.bin': Uint8Array.from({ length: 3000 }, (_, i) => (i * 31) % 251),
};

/**
 * A macro workbook with a table, chart, picture, note with its threaded twin, pivot table, formats and
 * validations: what a user's book may hold besides what is ours.
 */
export function richBook(): Uint8Array {
  return writeZip(Object.entries(parts).map(([name, content]) => deflateEntry(name, content, 9)));
}
