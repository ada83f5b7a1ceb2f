import { cleanText } from '../../kernel/fold-text.ts';
import { foldWidth } from '../../kernel/fold-width.ts';

const REQUIRED_MARK = /[*★]+|\((?:必填|选填|必须|可空|可不填)(?:项)?\)/g;

/**
 * A column's title as it is compared: half width, without spaces, line breaks, stars and (必填).
 * 姓　名*, 姓 名（必填） and 姓名 are one title.
 */
export function foldTitle(text: string): string {
  return foldWidth(text)
    .replace(/\s/g, '')
    .replace(REQUIRED_MARK, '')
    .replace(/[:;,.、。]+$/, '')
    .toLowerCase();
}

/** A title as it is shown: on one line, without the spaces that stretch Chinese words. */
export function cleanTitle(text: string): string {
  return cleanText(text)
    .replace(/\n/g, '')
    .replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '');
}
