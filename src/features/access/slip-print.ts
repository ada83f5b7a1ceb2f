import { slipAddress } from './slip-address.ts';
import { TRUST_DAYS } from './slip.ts';
import type { PrintedSlip } from './slips.contract.ts';

/**
 * What a slip says on paper, in words for somebody who never used the software.
 * @param site where the reader opens it: the origin and what is typed into a browser
 */
export function slipToPrint(
  { accountId, displayName, forWhat, code, expiresOn }: PrintedSlip,
  { origin, host }: { readonly origin: string; readonly host: string },
) {
  return {
    id: accountId,
    title: '开户单',
    name: displayName,
    forWhat,
    address: slipAddress(origin, code),
    code,
    steps: [
      `用自己的手机扫右边的二维码；也可以用浏览器打开 ${host}，点“用开户单登录”。`,
      '核对下面的 16 位号码，点“登录”。',
      `这部手机 ${TRUST_DAYS} 天内不用密码，打开就能用。`,
    ],
    footer: `有效期至 ${expiresOn}，只能用一次。请本人使用，不要转发；丢失请马上告诉党支部。`,
  };
}
