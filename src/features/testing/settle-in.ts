import { generateSync } from 'otplib';
import { changeOwnPasswordRoute } from '../access/session.contract.ts';
import { confirmSecondFactorRoute, offerSecondFactorRoute } from '../access/second-factor.contract.ts';
import type { BrowserSession } from './browser-session.ts';

/** Changes the first password of whoever has just signed in. */
export async function changeFirstPassword(
  browser: BrowserSession,
  currentPassword: string,
  newPassword: string,
): Promise<void> {
  const { status, refusals } = await browser.call(changeOwnPasswordRoute, {
    body: { currentPassword, newPassword },
  });
  if (status !== 200) throw new Error(JSON.stringify(refusals));
}

/** Sets up the second factor as a person does. @returns the secret and the recovery codes */
export async function enrol(
  browser: BrowserSession,
  currentPassword: string,
): Promise<{ secret: string; recoveryCodes: readonly string[] }> {
  const offered = await browser.call(offerSecondFactorRoute, { body: { currentPassword } });
  const { secret } = offered.body;
  const confirmed = await browser.call(confirmSecondFactorRoute, { body: { code: codeAt(secret, 0) } });
  if (confirmed.status !== 200) throw new Error(JSON.stringify(confirmed.refusals));
  return { secret, recoveryCodes: confirmed.body.recoveryCodes };
}

/** What the telephone shows so many steps of 30 seconds from now. */
export function codeAt(secret: string, steps: number): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
}
