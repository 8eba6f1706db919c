import { type Helper, HelperFailure } from './helper.ts';

/** A picture from data, with its size on the page. */
export class Picture {
  readonly bytes: Uint8Array;
  readonly format: 'png' | 'jpeg';
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  /** True for a seal: it lies over the text and takes no room in it. */
  readonly floats: boolean;
  constructor(image: Image, size: { readonly width: number; readonly height: number }, floats: boolean) {
    this.bytes = image.bytes;
    this.format = image.format;
    this.width = size.width;
    this.height = size.height;
    this.floats = floats;
  }
}

interface Image {
  readonly bytes: Uint8Array;
  readonly format: Picture['format'];
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Pixels of a picture that tells no size become this many to a millimetre (96 to the inch). */
const pixelsPerMillimetre = 96 / 25.4;
/** The text width of an A4 page: a picture without a size is at most as wide. */
const widest = 160;
/** A sheet of A3; larger sizes are slips. */
const largest = 420;
const largestBytes = 8 * 1024 * 1024;
/** A company's seal measures 40 mm across. */
const sealWidth = 40;

const notImage = new HelperFailure('不是 PNG 或 JPEG 图片', '请给出图片的内容（data:image/png;base64,…）。');

/** Functions that put a picture where the tag stands. */
export const pictureHelpers: readonly Helper[] = [
  {
    names: ['图片', 'image'],
    arguments: [1, 3],
    reads: 'image',
    does: '图片（PNG 或 JPEG），后面是宽和高，毫米；只写宽时高按比例',
    example: '{{图片 标志 30}}',
    apply: ([value, width, height]) => pictureOf(value, width, height, false),
  },
  {
    names: ['印章', 'seal'],
    arguments: [1, 2],
    reads: 'image',
    does: '盖在文字上、不占位置的图片，宽 40 毫米或按第二个参数',
    example: '{{印章 公章}}',
    apply: ([value, width = sealWidth]) => pictureOf(value, width, undefined, true),
  },
];

function pictureOf(
  value: unknown,
  width: unknown,
  height: unknown,
  floats: boolean,
): Picture | HelperFailure {
  const bytes = bytesOf(value);
  if (!bytes) return notImage;
  if (bytes.length > largestBytes)
    return new HelperFailure('的图片大于 8 MB', '请先把图片压缩到 8 MB 以内。');
  const image = imageOf(bytes);
  if (!image) return notImage;
  const isSize = (size: unknown): boolean =>
    size === undefined || (typeof size === 'number' && size >= 1 && size <= largest);
  if (!isSize(width) || !isSize(height))
    return new HelperFailure(
      '的图片宽高要在 1 到 420 毫米之间',
      '例如 {{图片 标志 30}} 或 {{图片 标志 30 12}}。',
    );
  return new Picture(image, sizeOf(image, width as number | undefined, height as number | undefined), floats);
}

function sizeOf(image: Image, width: number | undefined, height: number | undefined) {
  const shape = image.height / image.width;
  if (width !== undefined) return { width, height: height ?? width * shape };
  if (height !== undefined) return { width: height / shape, height };
  const natural = Math.min(widest, image.width / pixelsPerMillimetre);
  return { width: natural, height: natural * shape };
}

/** The bytes of a picture in JSON: base64, with or without the head of a data address. */
function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (typeof value !== 'string') return undefined;
  try {
    const binary = atob(value.replace(/^data:image\/(?:png|jpe?g);base64,/, ''));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Format and size from the head of a file: PNG (ISO/IEC 15948 §11.2.2) or JPEG (ITU-T T.81 §B.2.2). */
function imageOf(bytes: Uint8Array): Image | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sized = (format: Picture['format'], width: number, height: number): Image | undefined =>
    width > 0 && height > 0 ? { bytes, format, width, height } : undefined;
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47 && view.getUint32(12) === 0x49484452)
    return sized('png', view.getUint32(16), view.getUint32(20));
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    // Start of frame; C4, C8 and CC are tables.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return sized('jpeg', view.getUint16(at + 7), view.getUint16(at + 5));
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}
