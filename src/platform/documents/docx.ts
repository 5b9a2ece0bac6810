import Docxtemplater from 'docxtemplater';
import { zipSync } from 'fflate';
import PizZip from 'pizzip';
import { Refusal } from '../../kernel/refusal.ts';
import type { Picture } from './image.ts';
import { readZip } from './zip.ts';

export const docxMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface DocxContent {
  /** WordprocessingML inside `w:body`; the prefixes w, r, wp, a and pic are bound. */
  readonly body: string;
  /** East Asian font of the whole document. */
  readonly font: string;
  /** Pictures by relationship id, e.g. `photo`. */
  readonly pictures?: Readonly<Record<string, Picture>>;
}

/** Body XML → the bytes of a .docx. The same content gives the same bytes. */
export function packDocx(content: DocxContent): Uint8Array {
  const pictures = Object.entries(content.pictures ?? {}).map(([id, p]) => ({ id, file: `media/${id}.${p.mediaType === 'image/png' ? 'png' : 'jpeg'}`, bytes: p.bytes }));
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${docxMediaType}.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="document" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="styles" Type="${R}/styles" Target="styles.xml"/>${pictures.map((p) => `<Relationship Id="${p.id}" Type="${R}/image" Target="${p.file}"/>`).join('')}</Relationships>`,
    'word/styles.xml': `<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${content.font}" w:hAnsi="${content.font}" w:eastAsia="${content.font}" w:cs="${content.font}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
    'word/document.xml': `<w:document xmlns:w="${W}" xmlns:r="${R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>${content.body}</w:body></w:document>`,
  };
  const files: Record<string, Uint8Array> = {};
  for (const [name, xml] of Object.entries(parts)) files[name] = new TextEncoder().encode(XML + xml);
  for (const p of pictures) files[`word/${p.file}`] = p.bytes;
  return zipSync(files, { mtime: new Date(2000, 0, 1) });
}

/** English Metric Units: 635 to the twip. */
const EMU_PER_TWIP = 635;

/** A picture in a run, `width` × `height` in twips. */
export function docxPicture(id: string, width: number, height: number): string {
  const extent = `cx="${width * EMU_PER_TWIP}" cy="${height * EMU_PER_TWIP}"`;
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr id="1" name="${id}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="${id}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}

/**
 * Fills an office's own .docx template: `{name}` a value, `{#rows}…{/rows}` a repetition. Line ends become line breaks.
 * Refuses `documents.template_unreadable`, `documents.template_tag` (with the tag and what is wrong) and
 * `documents.template_unknown` for tags that have no value — a notice with a hole in it must not go out.
 */
export function fillDocx(template: Uint8Array, values: Readonly<Record<string, unknown>>): Uint8Array {
  readZip(template);
  const unknown: string[] = [];
  try {
    const document = new Docxtemplater(new PizZip(template), {
      paragraphLoop: true,
      linebreaks: true,
      errorLogging: false,
      nullGetter: (part) => {
        if (part.module !== 'loop') unknown.push(part.value ?? '');
        return '';
      },
    });
    document.render(values);
    if (unknown.length > 0) throw new Refusal('invalid', 'documents.template_unknown', { tags: [...new Set(unknown)].join('、') });
    return document.toUint8Array();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const detail = error as { properties?: { xtag?: string; explanation?: string; errors?: { properties?: { xtag?: string; explanation?: string } }[] }; message?: string };
    const first = detail.properties?.errors?.[0]?.properties ?? detail.properties;
    if (first?.explanation === undefined) throw new Refusal('invalid', 'documents.template_unreadable', { detail: detail.message ?? '' });
    throw new Refusal('invalid', 'documents.template_tag', { tag: first.xtag ?? '', detail: first.explanation });
  }
}
