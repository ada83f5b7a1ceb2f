/** The parts of a .docx that are the same for every paper: fonts of the office's own computer, A4, page numbers. */
export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Of an official paper, each with what stands in for it where it is not installed. */
export const FONTS = {
  title: '方正小标宋简体',
  heading: '黑体',
  body: '仿宋_GB2312',
  table: '宋体',
} as const;
const STAND_INS = [
  [FONTS.title, '宋体'],
  [FONTS.heading, 'SimHei'],
  [FONTS.body, '仿宋'],
  [FONTS.table, 'SimSun'],
] as const;

export const TYPES = `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
  ['/word/document.xml', `${OFFICE}.document.main+xml`],
  ['/word/styles.xml', `${OFFICE}.styles+xml`],
  ['/word/fontTable.xml', `${OFFICE}.fontTable+xml`],
  ['/word/header1.xml', `${OFFICE}.header+xml`],
  ['/word/footer1.xml', `${OFFICE}.footer+xml`],
  ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
]
  .map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`)
  .join('')}</Types>`;

export const ROOT_RELATIONS = `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

export const DOCUMENT_RELATIONS = `${HEAD}<Relationships xmlns="${RELATIONS}">${[
  'styles',
  'fontTable',
  'header',
  'footer',
]
  .map((type, at) => {
    const target = type === 'header' || type === 'footer' ? `${type}1` : type;
    return `<Relationship Id="rId${at + 1}" Type="${R}/${type}" Target="${target}.xml"/>`;
  })
  .join('')}</Relationships>`;

export const FONT_TABLE = `${HEAD}<w:fonts xmlns:w="${W}">${STAND_INS.map(
  ([name, alternative]) =>
    `<w:font w:name="${name}"><w:altName w:val="${alternative}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>`,
).join('')}</w:fonts>`;

export const STYLES = `${HEAD}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${FONTS.body}" w:cs="Times New Roman"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`;

export function coreProperties(title: string): string {
  return `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>社组通</dc:creator></cp:coreProperties>`;
}

const GREY = '<w:color w:val="808080"/><w:sz w:val="15"/>';
const field = (code: string) =>
  `<w:r><w:rPr>${GREY}</w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr>${GREY}</w:rPr><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:rPr>${GREY}</w:rPr><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr>${GREY}</w:rPr><w:t>1</w:t></w:r><w:r><w:rPr>${GREY}</w:rPr><w:fldChar w:fldCharType="end"/></w:r>`;
const quiet = (text: string) => `<w:r><w:rPr>${GREY}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** At the left who took it out, at the right the page of how many. @param mark already safe in XML */
export function footer(mark: string): string {
  const alone = '<w:pPr><w:jc w:val="left"/></w:pPr>';
  const numbers = `<w:p><w:pPr><w:jc w:val="right"/></w:pPr>${quiet('第 ')}${field('PAGE')}${quiet(' 页，共 ')}${field('NUMPAGES')}${quiet(' 页')}</w:p>`;
  return `${HEAD}<w:ftr xmlns:w="${W}">${mark === '' ? '' : `<w:p>${alone}${quiet(mark)}</w:p>`}${numbers}</w:ftr>`;
}

/** Behind the text of every page. @param watermark already safe in XML and in an attribute; empty: none */
export function header(watermark: string): string {
  const shape =
    watermark === ''
      ? ''
      : `<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="1600,21600" o:spt="136" adj="10800" path="m@7,0l@8,0m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas><v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="watermark" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:340pt;height:24pt;rotation:335;z-index:-1;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#e4e4e4" stroked="f"><v:textpath style="font-family:&quot;宋体&quot;;font-size:1pt" string="${watermark}"/></v:shape></w:pict></w:r>`;
  return `${HEAD}<w:hdr xmlns:w="${W}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:p>${shape}</w:p></w:hdr>`;
}
