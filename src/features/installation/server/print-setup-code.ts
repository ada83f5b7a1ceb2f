import type { Pool } from 'pg';
import { hasAccounts } from '../../access/server/public.ts';
import { SETUP_CODE_MINUTES } from '../set-up.ts';
import { issueSetupCode } from './setup-code.ts';

export type Print = (line: string) => void;

/** Prints a one-time code in the console while nobody has an account: whoever reads the console owns the machine. */
export async function printSetupCode(pool: Pool, print: Print = console.log): Promise<void> {
  if (await hasAccounts(pool)) return;
  const { code } = await issueSetupCode(pool);
  print(
    `首次使用，请在浏览器中打开上述地址完成初始设置。一次性代码：${code}（${SETUP_CODE_MINUTES} 分钟内有效）`,
  );
}
