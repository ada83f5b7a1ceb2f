import { z } from 'zod';

const WANTED: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '“是”或“否”',
  array: '一个列表',
  object: '一组内容',
};

/** What the schema library says of input in its Chinese, and plainer words where that still speaks of types and codes. */
export function speakChinese(): void {
  z.config({ ...z.locales.zhCN(), customError: plainMessage });
}

function plainMessage(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return '没有填写。请填写。';
    return `应是${WANTED[String(issue.expected)] ?? '别的内容'}。请改正。`;
  }
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union')
    return '不在可选项中。请从列表中选择。';
  if (issue.code === 'invalid_format') {
    return issue.format === 'uuid' ? '不是有效的编号。请从列表中选择。' : '格式不对。请核对。';
  }
  if (issue.code === 'too_big')
    return `${measureOf(issue.origin, '最多', '最大为')} ${issue.maximum} ${unitOf(issue.origin)}`.trim();
  if (issue.code === 'too_small')
    return `${measureOf(issue.origin, '至少', '最小为')} ${issue.minimum} ${unitOf(issue.origin)}`.trim();
  return undefined;
}

const UNITS: Readonly<Record<string, string>> = { string: '个字', array: '项' };

function unitOf(origin: string): string {
  return UNITS[origin] ?? '';
}

/** A text or a list has so many parts, a number is so large. */
function measureOf(origin: string, ofParts: string, ofNumber: string): string {
  return UNITS[origin] === undefined ? ofNumber : ofParts;
}
