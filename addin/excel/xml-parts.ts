/** Characters of custom XML that one request reads or writes. */
const mostCharacters = 2_000_000;

/** A custom XML part of the workbook. */
export interface XmlPart {
  readonly id: string;
  readonly xml: string;
}

/** Ids of the parts of a namespace, in the order of the workbook. One sync. */
export async function partIds(context: Excel.RequestContext, namespace: string): Promise<string[]> {
  const parts = context.workbook.customXmlParts.getByNamespace(namespace).load('items/id');
  await context.sync();
  return parts.items.map((part) => part.id);
}

/** The contents of parts; those that are gone are left out. One sync a part, because each may be large. */
export async function readParts(context: Excel.RequestContext, ids: readonly string[]): Promise<XmlPart[]> {
  const found: XmlPart[] = [];
  for (const id of ids) {
    const part = context.workbook.customXmlParts.getItemOrNullObject(id);
    await context.sync();
    if (part.isNullObject) continue;
    const xml = part.getXml();
    await context.sync();
    found.push({ id, xml: xml.value });
  }
  return found;
}

/** Adds parts, several in a request as far as it holds them; gives their ids. */
export async function addParts(context: Excel.RequestContext, xmls: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  let waiting: Excel.CustomXmlPart[] = [];
  let characters = 0;
  const send = async (): Promise<void> => {
    await context.sync();
    ids.push(...waiting.map((part) => part.id));
    waiting = [];
    characters = 0;
  };
  for (const xml of xmls) {
    if (waiting.length > 0 && characters + xml.length > mostCharacters) await send();
    waiting.push(context.workbook.customXmlParts.add(xml).load('id'));
    characters += xml.length;
  }
  if (waiting.length > 0) await send();
  return ids;
}

/** Takes parts away; those that are gone already do no harm. */
export async function removeParts(context: Excel.RequestContext, ids: readonly string[]): Promise<void> {
  const parts = ids.map((id) => context.workbook.customXmlParts.getItemOrNullObject(id));
  await context.sync();
  for (const part of parts) if (!part.isNullObject) part.delete();
  await context.sync();
}
