import { type PackedPart, packPart, zipParts } from './zip-parts.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface BareWorkbookOptions {
  readonly sheet: PackedPart;
  readonly stylesXml: string;
  readonly date1904: boolean;
}

/** The least that makes an .xlsx around one worksheet part, for the library to read. */
export async function bareWorkbook({ sheet, stylesXml, date1904 }: BareWorkbookOptions): Promise<Buffer> {
  const properties = date1904 ? '<workbookPr date1904="1"/>' : '';
  const sheets = '<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets>';
  const texts: [string, string][] = [
    ['[Content_Types].xml', '<Types/>'],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', `<workbook xmlns:r="${OFFICE}">${properties}${sheets}</workbook>`],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ['worksheet', 'worksheets/sheet1.xml'],
        ...(stylesXml === '' ? [] : [['styles', 'styles.xml'] as const]),
      ]),
    ],
    ...(stylesXml === '' ? [] : [['xl/styles.xml', stylesXml] as [string, string]]),
  ];
  const parts = new Map<string, PackedPart>();
  for (const [name, text] of texts) parts.set(name, await packPart([Buffer.from(text)]));
  return zipParts(parts.set('xl/worksheets/sheet1.xml', sheet));
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const entries = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships>${entries.join('')}</Relationships>`;
}
