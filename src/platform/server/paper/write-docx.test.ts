import { describe, expect, it } from 'vitest';
import { readDocx } from '../../testing/read-docx.ts';
import type { Paper, PaperBlock } from './paper.ts';
import { writeDocx } from './write-docx.ts';

const written = (blocks: readonly PaperBlock[], more: Partial<Paper> = {}) =>
  readDocx(writeDocx({ title: '会议记录', across: false, blocks, mark: null, watermark: null, ...more }));

describe('a .docx', () => {
  it('holds every kind of block, well formed', async () => {
    const { text, repeatedHeads } = await written(
      [
        { kind: 'words', left: '党组织：甲', right: '2026年11月22日' },
        { kind: 'heading', text: '议程' },
        { kind: 'facts', rows: [[{ title: '时间', text: '19:30' }], [{ title: '地点', text: '' }]] },
        {
          kind: 'table',
          columns: [{ title: '姓名', share: 1, align: 'center' }],
          rows: [['党员甲'], ['党员乙']],
          tall: true,
        },
        { kind: 'prose', text: '第一段。\n第二段。' },
        { kind: 'note', text: '注' },
        { kind: 'signatures', names: ['主持人', '记录人'] },
      ],
      { across: true, mark: '导出人：张三', watermark: '张三 "甲"' },
    );
    for (const part of ['会议记录', '党组织：甲', '19:30', '党员乙', '第一段。\n第二段。', '主持人：']) {
      expect(text).toContain(part);
    }
    expect(repeatedHeads).toBe(1);
  });

  it('takes whatever somebody has typed', async () => {
    const typed = 'A < B & "C" > D\u0007\ud800 𱁬';
    const { text } = await written([{ kind: 'prose', text: typed }], {
      title: '<&>',
      mark: '<&>',
      watermark: '"<',
    });
    expect(text).toContain('A &lt; B &amp; &quot;C&quot; &gt; D\ufffd 𱁬');
  });
});
