import { describe, expect, it } from 'vitest';
import { readPdf } from '../../testing/read-pdf.ts';
import type { Paper, PaperBlock } from '../paper/paper.ts';
import { findFonts } from './find-fonts.ts';
import { writePaper } from './write-paper.ts';

const fonts = findFonts('/nowhere');
const MM = 72 / 25.4;
const printed = (blocks: readonly PaperBlock[], more: Partial<Paper> = {}) =>
  readPdf(
    writePaper({ title: '会议记录', across: false, blocks, mark: null, watermark: null, ...more }, fonts)
      .bytes,
  );

describe('a paper', () => {
  it.each([
    [false, 210, 297],
    [true, 297, 210],
  ])('lies on A4, across: %s', (across, width, height) => {
    const [size] = printed([], { across }).sizes;
    expect(size?.[0]).toBeCloseTo(width * MM, 1);
    expect(size?.[1]).toBeCloseTo(height * MM, 1);
  });

  it('repeats the head of a table on every page and shows each row once', () => {
    const rows = Array.from({ length: 60 }, (_, at) => [String(at + 1), `党员${at + 1}`]);
    const columns = [
      { title: '序号', share: 1, align: 'center' },
      { title: '姓名', share: 3, align: 'left' },
    ] as const;
    const { pages } = printed([{ kind: 'table', columns, rows, tall: true }]);
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, at) => {
      expect(page.filter((line) => line === '姓名')).toHaveLength(1);
      expect(page).toContain(`第 ${at + 1} 页，共 ${pages.length} 页`);
    });
    expect(pages.flat().filter((line) => /^党员\d/.test(line))).toEqual(rows.map(([, name]) => name));
  });

  it('sets prose over pages, without its empty lines, no head of a part alone at a foot', () => {
    const text = `第一段。\n\n${'很长的一段讨论。'.repeat(400)}`;
    const { pages } = printed([
      { kind: 'heading', text: '讨论情况' },
      { kind: 'prose', text },
    ]);
    expect(pages.length).toBeGreaterThan(1);
    const lines = pages.flat().filter((line) => line.includes('讨论。') || line === '第一段。');
    expect(lines.join('').split('很长的一段讨论。').length).toBeGreaterThan(390);
    for (let before = 20; before < 34; before += 1) {
      const set = printed([
        { kind: 'prose', text: Array.from({ length: before }, () => '一行。').join('\n') },
        { kind: 'heading', text: '决议' },
        { kind: 'prose', text: '通过。' },
      ]);
      expect(set.pages.find((page) => page.includes('决议'))).toContain('通过。');
    }
  });

  it('is marked on every page, and shows what the fonts have not as 〓', () => {
    const { pages } = printed([{ kind: 'prose', text: `${'长。'.repeat(2000)}李𡒄` }], {
      mark: '导出人：张三',
      watermark: '张三',
    });
    for (const page of pages) {
      expect(page).toContain('导出人：张三');
      expect(page.filter((line) => line === '张三')).toHaveLength(8);
    }
    expect(pages.flat().join('')).toContain('李〓');
  });
});
