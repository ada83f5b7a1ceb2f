import { type Refusal, refuse } from '../../kernel/refusal.ts';

const SAVE_AS = '请用 WPS 或 Excel 打开后“另存为” .xlsx 格式再上传';

/** Refusals of whole files and sheets; each says what was found and how to mend it. */
export const sheetRefusals = {
  empty: (): Refusal => refuse('file.empty', '文件是空的，没有任何内容，请检查后重新上传。'),
  unreadable: (name: string): Refusal =>
    refuse('file.unreadable', `找不到或无法读取文件“${name}”，请检查路径和权限。`),
  tooLarge: (limitBytes: number): Refusal =>
    refuse('file.too-large', `文件超过 ${Math.floor(limitBytes / 1048576)} MB，请拆成几个文件分别上传。`),
  notASpreadsheet: (found: string): Refusal =>
    refuse('file.not-a-spreadsheet', `上传的是${found}，不是表格文件，请上传 .xlsx、.xls 或 .csv 文件。`),
  renamedText: (ending: string): Refusal =>
    refuse(
      'file.renamed-text',
      `文件名以 ${ending} 结尾，内容却是没有表头的纯文本，不是表格：改文件名不会改变内容。请上传原来的表格；没有表格的，下载模板，把内容粘贴进去再上传。`,
    ),
  otherFormat: (found: string): Refusal =>
    refuse('file.other-format', `上传的是${found}，本系统不能直接读取，${SAVE_AS}。`),
  encrypted: (): Refusal =>
    refuse('file.encrypted', '文件设有打开密码，无法读取，请在 WPS 或 Excel 中取消密码、保存后再上传。'),
  damaged: (detail: string): Refusal =>
    refuse('file.damaged', `文件已损坏（${detail}），无法完整读取，${SAVE_AS}。`),
  zipBomb: (): Refusal =>
    refuse('file.zip-bomb', '文件解压后体积异常大，已拒绝读取。请删除多余的空行空列和图片，另存后再上传。'),
  encoding: (): Refusal =>
    refuse(
      'file.encoding',
      '文件的文字编码无法识别，请另存为 .xlsx，或另存为 UTF-8、GBK 编码的 .csv 后再上传。',
    ),
  unclosedQuote: (row: number): Refusal =>
    refuse('file.unclosed-quote', `第 ${row} 行有一个双引号没有配对，其后内容无法分列，请改正后再上传。`),
  noSheet: (): Refusal => refuse('file.no-sheet', `文件里没有可读取的工作表，${SAVE_AS}。`),
  tooManyRows: (limit: number): Refusal =>
    refuse('sheet.too-many-rows', `工作表超过 ${limit} 行，请删除多余的空行，或拆成几个文件分别上传。`),
  tooWide: (): Refusal => refuse('sheet.too-wide', '工作表的列数过多，请删除右侧多余的空列后再上传。'),
};

/** Thrown only while rows are being read, when a file that passed every check breaks after all. */
export class SheetReadError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(refusal.message, options);
    this.name = 'SheetReadError';
    this.refusal = refusal;
  }
}
