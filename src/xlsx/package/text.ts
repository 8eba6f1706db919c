/** Longest text a cell may hold, in UTF-16 units (Excel specifications and limits). */
export const maxTextLength = 32_767;

// XML 1.0 has no way to write these, escaped or not (production 2); lone surrogates are no characters.
const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const special = /[&<>"\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/;

/** Text as XML content or as an attribute in double quotes; characters XML cannot hold are dropped. */
export function escapeXml(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replace(unwritable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * Text of a cell as ST_Xstring (ECMA-376 part 1, 22.9.2.19): a carriage return, which an XML parser would
 * swallow, and text that looks like an escape are written `_xHHHH_`. Other control characters are dropped.
 */
export function escapeCellText(text: string): string {
  if (!special.test(text)) return text;
  const kept = text.replace(unwritable, '').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return escapeXml(kept).replaceAll('\r', '_x000D_');
}

/** An ST_Xstring as an XML attribute, where line breaks and tabs must be escaped too. */
export function escapeCellAttribute(text: string): string {
  return escapeCellText(text).replaceAll('\n', '_x000a_').replaceAll('\t', '_x0009_');
}

/** Undoes `_xHHHH_` (ST_Xstring). */
export function decodeCellText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Undoes the five entities of XML and character references; anything else stays as it is. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|([a-z]{2,4}));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return named.get(name) ?? whole;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
