export const HOW_TO_SEARCH =
  '可以写名称的一部分、拼音首字母（如 yxzyz）、代码的末 4 位或连续 5 位以上；几个词之间用空格隔开。写完整的公民身份号码可查找管理范围内的党员。';

const LONGEST_QUOTED = 20;

/** Why nothing is listed. A number is not repeated. */
export function nothingFound(text: string, byNumber: boolean): string {
  if (byNumber) return '您的管理范围内没有登记这个公民身份号码。请核对号码。';
  const quoted = text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED)}…` : text;
  return `您的管理范围内没有找到“${quoted}”。请少写几个字，或核对后再找。`;
}
