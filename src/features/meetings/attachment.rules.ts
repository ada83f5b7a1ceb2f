import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import {
  ATTACHMENT_KINDS,
  type AttachmentFormat,
  MOST_ATTACHMENT_BYTES,
  MOST_ATTACHMENT_MB,
  MOST_ATTACHMENTS,
} from './attachment.ts';

/** What a file is by its content, and the name it is kept under. */
export interface SniffedFile {
  readonly format: AttachmentFormat;
  readonly name: string;
}

const AT_FILE = { field: 'file' } as const;

/** Endings that one format goes under. */
const ENDINGS: Readonly<Record<AttachmentFormat, readonly string[]>> = {
  pdf: ['pdf'],
  jpg: ['jpg', 'jpeg', 'jfif'],
  png: ['png'],
  docx: ['docx'],
  xlsx: ['xlsx'],
  pptx: ['pptx'],
  doc: ['doc', 'wps'],
  xls: ['xls', 'et'],
  ppt: ['ppt', 'dps'],
};

/** Whether a file may lie with minutes, and as what. */
export function checkAttachment(bytes: Buffer, fileName: string): SniffedFile | Refusal {
  if (bytes.length === 0) return refuse('attachment.empty', `“${fileName}”是空文件，请重新选择。`, AT_FILE);
  if (bytes.length > MOST_ATTACHMENT_BYTES) {
    const size = (bytes.length / MOST_ATTACHMENT_BYTES) * MOST_ATTACHMENT_MB;
    return refuse(
      'attachment.too-large',
      `“${fileName}”有 ${size.toFixed(1)} MB，一个附件最多 ${MOST_ATTACHMENT_MB} MB。请压缩或拆分后再传。`,
      AT_FILE,
    );
  }
  const format = formatOf(bytes, fileName);
  if (typeof format !== 'string') return format;
  const [, stem = fileName, ending = ''] = /^(.*)\.([^.]+)$/s.exec(fileName) ?? [];
  if (ending !== '' && !ENDINGS[format].includes(ending.toLowerCase()) && isKnownEnding(ending)) {
    return refuse(
      'attachment.other-content',
      `“${fileName}”的内容是 ${format.toUpperCase()}，和文件名不一致。请核对是不是选错了文件。`,
      AT_FILE,
    );
  }
  const kept = ENDINGS[format].includes(ending.toLowerCase()) ? stem : fileName;
  return { format, name: `${kept}.${format}` };
}

function isKnownEnding(ending: string): boolean {
  return Object.values(ENDINGS).some((endings) => endings.includes(ending.toLowerCase()));
}

const STARTS: readonly (readonly [string, AttachmentFormat])[] = [
  ['25504446', 'pdf'],
  ['ffd8ff', 'jpg'],
  ['89504e470d0a1a0a', 'png'],
];
const ZIP = '504b0304';
const COMPOUND = 'd0cf11e0a1b11ae1';
/** Where the name of its format stands in a HEIC picture. */
const HEIC = /^....ftyp(heic|heix|mif1|msf1)/s;

function formatOf(bytes: Buffer, fileName: string): AttachmentFormat | Refusal {
  const start = bytes.subarray(0, 8).toString('hex');
  const known = STARTS.find(([magic]) => start.startsWith(magic));
  if (known !== undefined) return known[1];
  if (start.startsWith(ZIP)) return packedFormat(bytes, fileName);
  if (start === COMPOUND) return compoundFormat(bytes, fileName);
  if (HEIC.test(bytes.toString('latin1', 0, 12))) {
    return refuse(
      'attachment.kind',
      `“${fileName}”是 HEIC 照片，很多电脑打不开。请在手机上另存为 JPG 后再传。`,
      AT_FILE,
    );
  }
  return otherKind(fileName);
}

function otherKind(fileName: string): Refusal {
  return refuse(
    'attachment.kind',
    `“${fileName}”不是可以作附件的文件。请选择 ${ATTACHMENT_KINDS}；压缩包请先解压。`,
    AT_FILE,
  );
}

const WITH_MACROS = (fileName: string) =>
  refuse('attachment.macros', `“${fileName}”带有宏，不能作附件。请另存为不带宏的文件，或转成 PDF。`, AT_FILE);

/** The names of an archive's parts stand in clear: no part has to be unpacked to know what it is. */
function packedFormat(bytes: Buffer, fileName: string): AttachmentFormat | Refusal {
  const holds = (part: string) => bytes.includes(part, 0, 'latin1');
  if (!holds('[Content_Types].xml')) return otherKind(fileName);
  if (holds('vbaProject.bin')) return WITH_MACROS(fileName);
  if (holds('word/document.xml')) return 'docx';
  if (holds('xl/workbook.xml')) return 'xlsx';
  return holds('ppt/presentation.xml') ? 'pptx' : otherKind(fileName);
}

function compoundFormat(bytes: Buffer, fileName: string): AttachmentFormat | Refusal {
  const holds = (stream: string) => bytes.includes(Buffer.from(`${stream}\u0000`, 'utf16le'));
  if (holds('EncryptedPackage')) {
    return refuse('attachment.locked', `“${fileName}”设了打开密码，请去掉密码后再传。`, AT_FILE);
  }
  if (holds('_VBA_PROJECT')) return WITH_MACROS(fileName);
  if (holds('WordDocument')) return 'doc';
  if (holds('Workbook') || holds('Book')) return 'xls';
  return holds('PowerPoint Document') ? 'ppt' : otherKind(fileName);
}

/** One more than there may be. */
export function checkRoom(there: number): Refusal | null {
  if (there < MOST_ATTACHMENTS) return null;
  return refuse(
    'attachment.too-many',
    `一次组织生活最多 ${MOST_ATTACHMENTS} 个附件。请先移除不需要的，或把几张图片合成一个 PDF。`,
    AT_FILE,
  );
}
