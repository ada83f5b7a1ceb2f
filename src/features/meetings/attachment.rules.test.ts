import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../platform/kernel/refusal.ts';
import { MOST_ATTACHMENT_BYTES, MOST_ATTACHMENTS } from './attachment.ts';
import { checkAttachment, checkRoom } from './attachment.rules.ts';

const hex = (start: string, rest = '') =>
  Buffer.concat([Buffer.from(start, 'hex'), Buffer.from(rest, 'latin1')]);
const packed = (...parts: string[]) => hex('504b0304', ['[Content_Types].xml', ...parts].join(' '));
const compound = (...streams: string[]) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    ...streams.map((stream) => Buffer.from(`${stream}\u0000`, 'utf16le')),
  ]);

describe('what a file is follows from its content', () => {
  it.each([
    ['签到.pdf', hex('255044462d312e37'), 'pdf', '签到.pdf'],
    ['照片.JPEG', hex('ffd8ffe0'), 'jpg', '照片.jpg'],
    ['照片', hex('89504e470d0a1a0a'), 'png', '照片.png'],
    ['2026.11 记录', hex('ffd8ffe0'), 'jpg', '2026.11 记录.jpg'],
    ['记录.docx', packed('word/document.xml'), 'docx', '记录.docx'],
    ['名单.xlsx', packed('xl/workbook.xml'), 'xlsx', '名单.xlsx'],
    ['课件.pptx', packed('ppt/presentation.xml'), 'pptx', '课件.pptx'],
    ['记录.doc', compound('WordDocument'), 'doc', '记录.doc'],
    ['记录.wps', compound('WordDocument'), 'doc', '记录.doc'],
    ['名单.xls', compound('Workbook'), 'xls', '名单.xls'],
  ])('%s', (name, bytes, format, kept) => {
    expect(checkAttachment(bytes, name)).toEqual({ format, name: kept });
  });

  it.each([
    ['a program', '会议.exe', hex('4d5a9000'), 'attachment.kind'],
    ['a program under the name of a picture', '照片.jpg', hex('4d5a9000'), 'attachment.kind'],
    ['a web page', '记录.html', Buffer.from('<html><script>'), 'attachment.kind'],
    ['an archive', '照片.zip', hex('504b0304', 'a.jpg'), 'attachment.kind'],
    [
      'a picture of a telephone',
      'IMG_1.HEIC',
      Buffer.from('\0\0\0\u0018ftypheic', 'latin1'),
      'attachment.kind',
    ],
    [
      'a text with macros',
      '记录.docx',
      packed('word/document.xml', 'word/vbaProject.bin'),
      'attachment.macros',
    ],
    ['an old text with macros', '记录.doc', compound('WordDocument', '_VBA_PROJECT'), 'attachment.macros'],
    ['a locked text', '记录.docx', compound('EncryptedPackage'), 'attachment.locked'],
    ['a picture under the name of a text', '记录.pdf', hex('ffd8ffe0'), 'attachment.other-content'],
    ['nothing', '空.pdf', Buffer.alloc(0), 'attachment.empty'],
    ['too much', '大.pdf', Buffer.alloc(MOST_ATTACHMENT_BYTES + 1), 'attachment.too-large'],
  ])('refuses %s', (_, name, bytes, code) => {
    const answer = checkAttachment(bytes, name);
    expect(isRefusal(answer) && answer.code).toBe(code);
  });
});

it('there are twenty at most', () => {
  expect(checkRoom(MOST_ATTACHMENTS - 1)).toBeNull();
  expect(checkRoom(MOST_ATTACHMENTS)?.code).toBe('attachment.too-many');
});
