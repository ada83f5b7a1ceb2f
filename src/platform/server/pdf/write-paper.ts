import type { Paper } from '../paper/paper.ts';
import { FOOT_Y, QUIET_SIZE, WATERMARK_SIZE } from './page-measures.ts';
import { PdfFile, pdfText } from './pdf-file.ts';
import { pageOf, type PaperPage, setPaper } from './set-paper.ts';
import { type FontFiles, TypeCase } from './type-case.ts';
import type { PrintedPdf } from './write-pdf.ts';

/** Writes a paper as PDF: A4, heads of tables again on every page, page numbers, the used characters of its fonts embedded. */
export function writePaper(paper: Paper, fonts: FontFiles): PrintedPdf {
  const type = new TypeCase(fonts);
  const page = pageOf(paper);
  const drawn = setPaper(paper, type);
  const file = new PdfFile();
  const tree = file.reserve();
  const resources = file.reserve();
  const behind = watermarkOf(paper.watermark, page, type);
  const kids = drawn.map((content, index) => {
    const foot = footOf(paper, page, `第 ${index + 1} 页，共 ${drawn.length} 页`, type);
    const stream = file.addStream(Buffer.from(behind + content + foot, 'latin1'));
    return file.add(
      `<< /Type /Page /Parent ${tree} /MediaBox [0 0 ${page.width.toFixed(3)} ${page.height.toFixed(3)}] /Resources ${resources} /Contents ${stream} >>`,
    );
  });
  file.add(`<< /Font ${type.embed(file)} >>`, resources);
  file.add(`<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`, tree);
  const root = file.add(
    `<< /Type /Catalog /Pages ${tree} /Lang (zh-CN) /ViewerPreferences << /DisplayDocTitle true >> >>`,
  );
  const info = file.add(`<< /Title ${pdfText(paper.title)} /Creator ${pdfText('社组通')} >>`);
  return { bytes: file.finish(root, info), pages: drawn.length };
}

function footOf({ mark }: Paper, { left, right }: PaperPage, number: string, type: TypeCase): string {
  const at = (text: string, x: number, y: number) => type.lineAt(text, x, y, QUIET_SIZE, 'regular');
  const numbered = at(number, right - type.widthOf(number, QUIET_SIZE, 'regular'), FOOT_Y);
  return `0.4 g ${numbered}${mark === null ? '' : at(mark, left, FOOT_Y + QUIET_SIZE * 1.6)}0 g\n`;
}

const ACROSS = 2;
const DOWN = 4;
const SLOPE = (24 * Math.PI) / 180;

/** Eight times over the page, behind everything else. */
function watermarkOf(text: string | null, { width, height }: PaperPage, type: TypeCase): string {
  if (text === null) return '';
  const [cos, sin] = [Math.cos(SLOPE).toFixed(4), Math.sin(SLOPE).toFixed(4)];
  const line = type.lineAt(
    text,
    -type.widthOf(text, WATERMARK_SIZE, 'regular') / 2,
    0,
    WATERMARK_SIZE,
    'regular',
  );
  const drawn = Array.from({ length: ACROSS * DOWN }, (_, index) => {
    const x = (((index % ACROSS) + 0.5) * width) / ACROSS;
    const y = ((Math.floor(index / ACROSS) + 0.5) * height) / DOWN;
    return `q ${cos} ${sin} -${sin} ${cos} ${x.toFixed(2)} ${y.toFixed(2)} cm ${line}Q\n`;
  });
  return `0.91 g ${drawn.join('')}0 g\n`;
}
