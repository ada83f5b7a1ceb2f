import type { Refusal } from '../../kernel/refusal.ts';
import { type NumberFormat, readNumberFormats } from './number-formats.ts';
import { sheetRefusals } from './sheet-refusals.ts';
import type { SheetInfo } from './sheet.ts';
import { type Archive, ArchiveError } from './xlsx-archive.ts';

const MAX_INDEX_BYTES = 8 * 1024 * 1024;
const MAX_STYLES_BYTES = 32 * 1024 * 1024;

export interface XlsxSheetPart extends SheetInfo {
  readonly part: string;
}

export interface XlsxParts {
  readonly sheets: readonly XlsxSheetPart[];
  /** By cell style. */
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
  /** The part with the shared strings, when there is one. */
  readonly sharedStrings: string | undefined;
}

/**
 * Reads which worksheets an .xlsx holds and where, and what its number formats mean.
 */
export async function readXlsxParts(archive: Archive): Promise<XlsxParts | Refusal> {
  try {
    const root = await relationsOf(archive, '');
    const workbookPart = [...root.values()].find((relation) =>
      relation.type.endsWith('/officeDocument'),
    )?.target;
    if (workbookPart === undefined || !archive.has(workbookPart)) return sheetRefusals.damaged('缺少工作簿');
    const relations = await relationsOf(archive, workbookPart);
    const workbookXml = await archive.text(workbookPart, MAX_INDEX_BYTES);
    const sheets = listSheets(workbookXml, relations).filter((sheet) => archive.has(sheet.part));
    if (sheets.length === 0) return sheetRefusals.noSheet();
    const sharedStrings = partOfType(archive, relations, '/sharedStrings');
    const styles = partOfType(archive, relations, '/styles');
    const stylesXml = styles ? await archive.text(styles, MAX_STYLES_BYTES) : '';
    const date1904 = /\sdate1904\s*=\s*["'](?:1|true)["']/.test(workbookXml);
    return { sheets, formats: readNumberFormats(stylesXml), date1904, sharedStrings };
  } catch (error) {
    if (error instanceof ArchiveError) return sheetRefusals.damaged('内部文件与目录不符');
    throw error;
  }
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

async function relationsOf(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/');
  const folder = slash === -1 ? '' : part.slice(0, slash + 1);
  const relationsPart = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  const relations = new Map<string, Relation>();
  if (!archive.has(relationsPart)) return relations;
  for (const attributes of tagsOf(await archive.text(relationsPart, MAX_INDEX_BYTES), 'Relationship')) {
    const target = resolvePart(folder, attributes.get('Target') ?? '');
    relations.set(attributes.get('Id') ?? '', { type: attributes.get('Type') ?? '', target });
  }
  return relations;
}

function listSheets(workbookXml: string, relations: ReadonlyMap<string, Relation>): XlsxSheetPart[] {
  const named: { name: string; relationId: string; hidden: boolean }[] = [];
  for (const attributes of tagsOf(workbookXml, 'sheet')) {
    const relationId = [...attributes].find(([name]) => name.endsWith(':id'))?.[1] ?? '';
    const name = attributes.get('name') ?? '';
    if (name !== '' && relationId !== '')
      named.push({ name, relationId, hidden: /hidden/i.test(attributes.get('state') ?? '') });
  }
  return named.flatMap(({ name, relationId, hidden }) => {
    const relation = relations.get(relationId);
    return relation?.type.endsWith('/worksheet') ? [{ name, hidden, part: relation.target }] : [];
  });
}

function* tagsOf(xml: string, tag: string): Generator<Map<string, string>> {
  for (const [, body = ''] of xml.matchAll(
    new RegExp(`<(?:\\w+:)?${tag}\\s((?:[^>"']|"[^"]*"|'[^']*')*)>`, 'g'),
  )) {
    const attributes = new Map<string, string>();
    for (const [, name = '', quoted, apostrophed] of body.matchAll(
      /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
    )) {
      attributes.set(name, decodeEntities(quoted ?? apostrophed ?? ''));
    }
    yield attributes;
  }
}

function partOfType(
  archive: Archive,
  relations: ReadonlyMap<string, Relation>,
  ending: string,
): string | undefined {
  const part = [...relations.values()].find((relation) => relation.type.endsWith(ending))?.target;
  return part !== undefined && archive.has(part) ? part : undefined;
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const segments: string[] = [];
  for (const segment of `${folder}${target}`.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}

function decodeEntities(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, decimal: string) => String.fromCodePoint(Number(decimal)))
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
