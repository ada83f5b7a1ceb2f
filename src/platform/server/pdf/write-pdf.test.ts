import { describe, expect, it } from 'vitest';
import { readPdf } from '../../testing/read-pdf.ts';
import { findFonts } from './find-fonts.ts';
import type { PrintedLine, PrintedList } from './printed-list.ts';
import { writePdf } from './write-pdf.ts';

const fonts = findFonts('/nowhere');

function listOf(lines: readonly PrintedLine[], more: Partial<PrintedList> = {}): PrintedList {
  return {
    title: '党员花名册',
    above: ['填报单位：洋县', '截至 2026年11月22日', '填报日期：2026年11月22日'],
    columns: [
      { title: '序号', share: 1, align: 'center' },
      { title: '姓名', share: 4, align: 'left' },
      { title: '人数', share: 1, align: 'right' },
    ],
    lines,
    below: ['审核人：', '填报人：张三'],
    mark: null,
    watermark: null,
    ...more,
  };
}

const row = (...cells: string[]): PrintedLine => ({ kind: 'row', cells });
const printed = (list: PrintedList) => readPdf(writePdf(list, fonts).bytes);

describe('a printed list', () => {
  const many = listOf([
    { kind: 'group', text: '一、洋州街道' },
    ...Array.from({ length: 60 }, (_, index) => row(String(index + 1), `党员${index + 1}`, '1')),
    { kind: 'total', text: '合计 60 名' },
  ]);

  it('lies on A4 landscape, page after page', () => {
    const { sizes } = printed(many);
    expect(sizes.length).toBeGreaterThan(1);
    for (const [width, height] of sizes) {
      expect(width).toBeCloseTo((297 * 72) / 25.4, 1);
      expect(height).toBeCloseTo((210 * 72) / 25.4, 1);
    }
  });

  it('embeds its fonts as TrueType outlines', () => {
    const { fonts: used } = printed(many);
    expect(used).toEqual([
      { subtype: 'CIDFontType2', embedded: true },
      { subtype: 'CIDFontType2', embedded: true },
    ]);
  });

  it('repeats the head, numbers the pages, and shows each row once', () => {
    const { pages } = printed(many);
    pages.forEach((lines, index) => {
      expect(lines.filter((line) => ['序号', '姓名', '人数'].includes(line))).toEqual([
        '序号',
        '姓名',
        '人数',
      ]);
      expect(lines).toContain(`第 ${index + 1} 页，共 ${pages.length} 页`);
      expect(lines.includes('党员花名册（续）')).toBe(index > 0);
    });
    const names = pages.flat().filter((line) => /^党员\d/.test(line));
    expect(names).toEqual(Array.from({ length: 60 }, (_, index) => `党员${index + 1}`));
    expect(pages[0]).toEqual(expect.arrayContaining(['党员花名册', '填报单位：洋县', '一、洋州街道']));
    expect(pages.at(-1)).toEqual(expect.arrayContaining(['合计 60 名', '审核人：', '填报人：张三']));
  });

  it('keeps the head of a group on the page of its first row', () => {
    for (let rows = 24; rows < 36; rows += 1) {
      const lines = Array.from({ length: rows }, () => row('1', '甲', ''));
      const { pages } = printed(listOf([...lines, { kind: 'group', text: '二、' }, row('9', '乙', '')]));
      expect(pages.find((page) => page.includes('二、'))).toContain('乙');
    }
  });

  it('breaks what is too long for its cell, and a row grows with it', () => {
    const name = '洋县志愿服务与社会工作发展促进会'.repeat(6);
    const [page = []] = printed(listOf([row('1', name, '3')])).pages;
    const from = page.indexOf('1') + 1;
    expect(page.slice(from, page.indexOf('3', from)).join('')).toBe(name);
  });

  it('says who took it out on every page, and behind it', () => {
    const { pages } = printed({ ...many, mark: '导出人：张三', watermark: '张三 2026-11-22' });
    for (const page of pages) {
      expect(page).toContain('导出人：张三');
      expect(page.filter((line) => line === '张三 2026-11-22')).toHaveLength(9);
    }
  });

  it('shows rare characters of names, and says which ones it has not', () => {
    const [page = []] = printed(listOf([row('1', '王𬱖、喆堃䶮', ''), row('2', '李𡒄', '')])).pages;
    expect(page).toContain('王𬱖、喆堃䶮');
    expect(page).toContain('李〓');
    expect(page.find((line) => line.startsWith('注：'))).toContain('U+21484');
  });

  it('leaves out what shows nothing', () => {
    const [page = []] = printed(listOf([row('1', '葛\u{e0100}\u200b某\t', '')])).pages;
    expect(page).toContain('葛某');
    expect(page.some((line) => line.startsWith('注：'))).toBe(false);
  });

  it('may be empty', () => {
    expect(printed(listOf([{ kind: 'total', text: '合计 0 名' }])).pages).toHaveLength(1);
  });

  it('tells how far it is', () => {
    const told: number[] = [];
    const lines = Array.from({ length: 250 }, () => row('1', '甲', ''));
    writePdf(listOf(lines), fonts, (done) => told.push(done));
    expect(told).toEqual([0, 100, 200]);
  });
});
