import type { Picture } from './picture.ts';
import { escapeAttribute, siblingName, type XmlElement } from './xml.ts';

/** A picture in its place. */
export interface Drawing {
  readonly picture: Picture;
  /** Of the part to the picture's file. */
  readonly relationship: string;
  /** Unique among the drawings of the document. */
  readonly id: number;
  /** What a screen reader says. */
  readonly title: string;
}

/** English Metric Units in a millimetre (ISO/IEC 29500-1 §20.1.2.1). */
const emuPerMillimetre = 36_000;

/** Millimetres: a line of a contract's text. */
const lineHeight = 6;

const transitional = {
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const strict: typeof transitional = {
  wp: 'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing',
  a: 'http://purl.oclc.org/ooxml/drawingml/main',
  pic: 'http://purl.oclc.org/ooxml/drawingml/picture',
  r: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};

/** Markup of a drawing within a text element of a run: the text ends before it and goes on behind it. */
export function drawingWithin(text: XmlElement<unknown>, drawing: Drawing, isStrict: boolean): string {
  const element = siblingName(text, 'drawing');
  const space = isStrict ? strict : transitional;
  const placed = drawing.picture.floats ? floating(drawing, space) : inline(drawing, space);
  return `</${text.name}><${element}>${placed}</${element}><${text.name} xml:space="preserve">`;
}

type Namespaces = typeof transitional;

const emu = (millimetres: number): number => Math.round(millimetres * emuPerMillimetre);

function extent({ width, height }: Picture, name: string): string {
  return `<${name} cx="${emu(width)}" cy="${emu(height)}"/>`;
}

function properties({ id, title }: Drawing): string {
  return `<wp:docPr id="${id}" name="Picture ${id}" descr="${escapeAttribute(title)}"/><wp:cNvGraphicFramePr/>`;
}

/** A character of the line (§20.4.2.8). */
function inline(drawing: Drawing, space: Namespaces): string {
  return `<wp:inline xmlns:wp="${space.wp}" distT="0" distB="0" distL="0" distR="0">${extent(drawing.picture, 'wp:extent')}${properties(drawing)}${graphic(drawing, space)}</wp:inline>`;
}

/**
 * In front of the text, its middle on the first line of the paragraph where the tag stood (§20.4.2.3). Measured from
 * the line, LibreOffice reads the offset upside down.
 */
function floating(drawing: Drawing, space: Namespaces): string {
  const { width, height } = drawing.picture;
  const offset = (millimetres: number): string => `<wp:posOffset>${emu(-millimetres / 2)}</wp:posOffset>`;
  return [
    `<wp:anchor xmlns:wp="${space.wp}" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">`,
    '<wp:simplePos x="0" y="0"/>',
    `<wp:positionH relativeFrom="character">${offset(width)}</wp:positionH>`,
    `<wp:positionV relativeFrom="paragraph">${offset(height - lineHeight)}</wp:positionV>`,
    extent(drawing.picture, 'wp:extent'),
    '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>',
    properties(drawing),
    graphic(drawing, space),
    '</wp:anchor>',
  ].join('');
}

function graphic({ picture, relationship, id }: Drawing, { a, pic, r }: Namespaces): string {
  return [
    `<a:graphic xmlns:a="${a}"><a:graphicData uri="${pic}"><pic:pic xmlns:pic="${pic}">`,
    `<pic:nvPicPr><pic:cNvPr id="${id}" name="Picture ${id}"/><pic:cNvPicPr/></pic:nvPicPr>`,
    `<pic:blipFill><a:blip xmlns:r="${r}" r:embed="${relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/>${extent(picture, 'a:ext')}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
    '</pic:pic></a:graphicData></a:graphic>',
  ].join('');
}
