import { invalidArgument, itemNotFound } from '../errors.ts';
import type { Book, CustomXmlPart as Part } from '../model/book.ts';
import { Collection, Face } from './face.ts';

/** `Excel.SettingCollection` */
export class SettingCollection extends Collection<Setting> {
  get items(): Setting[] {
    return [...this.book.settings.keys()].map((key) => new Setting(this.book, key));
  }
  getItemOrNullObject(key: string | number): Setting | null {
    return this.book.settings.has(String(key)) ? new Setting(this.book, String(key)) : null;
  }
  /** Adds or replaces. */
  add(key: string, value: unknown): Setting {
    this.book.settings.set(key, value);
    return new Setting(this.book, key);
  }
}

/** `Excel.Setting` */
class Setting extends Face {
  static override readonly scalars = ['key', 'value'];
  readonly name: string;
  constructor(book: Book, name: string) {
    super(book);
    this.name = name;
  }
  get _Id(): string {
    return this.name;
  }
  get key(): string {
    return this.name;
  }
  get value(): unknown {
    return this.book.settings.get(this.name);
  }
  set value(value: unknown) {
    this.book.settings.set(this.name, value);
  }
  delete(): void {
    this.book.settings.delete(this.name);
  }
}

/** `Excel.CustomXmlPartCollection`, and `CustomXmlPartScopedCollection` for one namespace. */
export class CustomXmlPartCollection extends Collection<CustomXmlPart> {
  readonly namespace: string | undefined;
  constructor(book: Book, namespace?: string) {
    super(book);
    this.namespace = namespace;
  }
  get items(): CustomXmlPart[] {
    return this.book.customXml
      .map((part) => new CustomXmlPart(this.book, part))
      .filter((part) => this.namespace === undefined || part.namespaceUri === this.namespace);
  }
  getItemOrNullObject(id: string | number): CustomXmlPart | null {
    return this.items.find((part) => part.id === id) ?? null;
  }
  getByNamespace(namespace: string): CustomXmlPartCollection {
    return new CustomXmlPartCollection(this.book, namespace);
  }
  getOnlyItem(): CustomXmlPart {
    const part = this.getOnlyItemOrNullObject();
    if (!part) throw itemNotFound(`the only part of ${this.namespace}`);
    return part;
  }
  getOnlyItemOrNullObject(): CustomXmlPart | null {
    const [only, ...more] = this.items;
    return only && more.length === 0 ? only : null;
  }
  add(xml: string): CustomXmlPart {
    checkXml(xml);
    const part = { id: `{${String(this.book.newId()).padStart(8, '0')}-0000-4000-8000-00000000000C}`, xml };
    this.book.customXml.push(part);
    return new CustomXmlPart(this.book, part);
  }
}

/** Its root element has a namespace, and it is one element. @throws HostError `InvalidArgument` */
function checkXml(xml: unknown): void {
  if (typeof xml !== 'string' || rootNamespace(xml) === undefined)
    throw invalidArgument('XML of one element');
}

function rootNamespace(xml: string): string | undefined {
  const root =
    /^\s*(?:<\?xml[^>]*\?>\s*)?<(?:([\p{L}_][\p{L}\p{N}_.-]*):)?[\p{L}_][\p{L}\p{N}_.-]*([^>]*)>/u.exec(xml);
  if (!root) return undefined;
  const name = root[1] === undefined ? 'xmlns' : `xmlns:${root[1]}`;
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(root[2] ?? '')?.[1] ?? '';
}

/** `Excel.CustomXmlPart` */
class CustomXmlPart extends Face {
  static override readonly scalars = ['id', 'namespaceUri'];
  readonly part: Part;
  constructor(book: Book, part: Part) {
    super(book);
    this.part = part;
  }
  get id(): string {
    return this.part.id;
  }
  get namespaceUri(): string {
    return rootNamespace(this.part.xml) ?? '';
  }
  getXml(): string {
    return this.part.xml;
  }
  setXml(xml: string): void {
    checkXml(xml);
    this.part.xml = xml;
  }
  delete(): void {
    this.book.customXml = this.book.customXml.filter((other) => other !== this.part);
  }
}

const propertyNames = [
  'title',
  'subject',
  'author',
  'keywords',
  'comments',
  'category',
  'manager',
  'company',
];

/** `Excel.DocumentProperties` */
export class DocumentProperties extends Face {
  static override readonly scalars: readonly string[] = propertyNames;
}

for (const name of propertyNames)
  Object.defineProperty(DocumentProperties.prototype, name, {
    get(this: DocumentProperties) {
      return this.book.properties[name];
    },
    set(this: DocumentProperties, value: string) {
      this.book.properties[name] = value;
    },
  });
