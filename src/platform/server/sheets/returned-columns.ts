import { foldTitle } from './cell-text.ts';

/** Columns that the product adds to a file that it hands back, and ignores when the file comes again. */
export const REASON_TITLE = '错误原因（再次上传时忽略此列）';
export const OLD_ROW_TITLE = '原行号';
/** Stands before the first text of an example row in a template; such a row is never imported. */
export const SAMPLE_MARK = '示例：';

const ADDED = new Set([foldTitle(REASON_TITLE), foldTitle(OLD_ROW_TITLE)]);

/** Whether the product itself added the column with this title. */
export function isReturnedColumn(title: string): boolean {
  return ADDED.has(foldTitle(title));
}
