import { browserOf, type PhoneBrowser } from './phone-browser.ts';

const NOTES: Readonly<Record<PhoneBrowser, string | null>> = {
  wechat:
    '您在微信里打开了本页，没有网络时可能打不开。请点右上角“···”，选“在浏览器打开”。不方便的，请召集人点名，一样算数。',
  safari: '放到主屏幕，没有网络也能打开：点下方的“分享”，选“添加到主屏幕”。',
  installed: null,
  other: null,
};

/** What this browser can't do, and what to do instead. */
export function BrowserNote() {
  const note = NOTES[browserOf(navigator.userAgent, matchMedia('(display-mode: standalone)').matches)];
  return note === null ? null : <p className="phone-line">{note}</p>;
}
