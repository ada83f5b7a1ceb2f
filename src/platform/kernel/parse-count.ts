import { foldDashes } from './fold-text.ts';
import { foldWidth } from './fold-width.ts';
import { type Refusal, type Warning, refuse, warn } from './refusal.ts';

export interface ParsedCount {
  readonly count: number;
  readonly warning?: Warning;
}

/** The largest count that a column of the database holds. */
export const LARGEST_COUNT = 2_147_483_647;
const NONE = /^(?:无|没有|零|〇|暂无)$/;
const UNKNOWN = /^(?:[-/\\.*?]+|未知|不详|不清楚|待查|待核|待核实|未核实|未统计|空)$/;
const UNIT = '(?:人|名|个|位|家|户|所|次|只|元)?';
const PLAIN = new RegExp(`^(-?\\d+(?:\\.\\d+)?)(万)?${UNIT}$`);
const APPROXIMATE = new RegExp(
  `^(?:约|大约|近|将近|超过|超|不足|至少|左右)?(\\d+(?:\\.\\d+)?)(万)?(?:余|多|来|\\+)?${UNIT}(?:左右|上下|以上|以下|余|多)?$`,
);

/**
 * Reads a count as people write it: 12, １２, 12人, 1,200, 1.2万. Empty, - and 不详 give null (unknown,
 * never 0); 无 says 0. 约30 gives 30 with a warning. Negative, fractional and unreadable ones are refused.
 */
export function parseCount(
  input: { text: string; number?: number | undefined } | string,
): ParsedCount | null | Refusal {
  const cell = typeof input === 'string' ? { text: input } : input;
  const shown = cell.text.trim();
  if (cell.number !== undefined) return check(cell.number, shown);
  const text = foldDashes(foldWidth(shown))
    .replace(/\s/g, '')
    .replace(/(?<=\d),(?=\d{3})/g, '');
  if (text === '' || UNKNOWN.test(text)) return null;
  if (NONE.test(text)) return { count: 0 };
  const plain = PLAIN.exec(text);
  if (plain) return check(scale(plain), shown);
  const approximate = APPROXIMATE.exec(text);
  if (!approximate) return unreadable(shown);
  const result = check(scale(approximate), shown);
  if ('kind' in result) return result;
  const message = `“${shown}”不是确数，按 ${result.count} 读取，请核实后填写确数。`;
  return {
    ...result,
    warning: warn('count.approximate', message, { value: shown }),
  };
}

/** Rounding hides the dust of 1.2 × 10000 in binary, not a real fraction: five decimals of 万 are below one. */
function scale(match: RegExpExecArray): number {
  const value = Number(match[1]);
  return match[2] === undefined ? value : Math.round(value * 10_000 * 1e6) / 1e6;
}

function check(value: number, shown: string): ParsedCount | Refusal {
  if (value < 0) {
    return refuse('count.negative', `“${shown}”小于 0，数量不能为负，请改正；不清楚时请留空。`, {
      value: shown,
    });
  }
  if (!Number.isInteger(value)) {
    return refuse('count.fraction', `“${shown}”不是整数，请填写整数；不清楚时请留空。`, { value: shown });
  }
  if (value > LARGEST_COUNT) {
    return refuse('count.too-large', `“${shown}”过大，请核对是否填错了列。`, {
      value: shown,
    });
  }
  return { count: value };
}

function unreadable(shown: string): Refusal {
  return refuse('count.unreadable', `“${shown}”不是能识别的数量，请填写整数，如 12；不清楚时请留空。`, {
    value: shown,
  });
}
