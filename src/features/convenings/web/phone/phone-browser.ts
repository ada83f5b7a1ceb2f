/** How the page is opened, as far as it changes what the phone can do. */
export type PhoneBrowser = 'wechat' | 'safari' | 'installed' | 'other';

/** WeChat's own browser keeps pages for no long time and adds none to the home screen; Safari adds one by hand. */
export function browserOf(userAgent: string, standalone: boolean): PhoneBrowser {
  if (standalone) return 'installed';
  if (/MicroMessenger/i.test(userAgent)) return 'wechat';
  const apple = /iPhone|iPad/.test(userAgent);
  return apple && /Safari/.test(userAgent) && !/CriOS|FxiOS|EdgiOS/.test(userAgent) ? 'safari' : 'other';
}
