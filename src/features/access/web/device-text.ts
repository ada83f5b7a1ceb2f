const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/i, '鸿蒙'],
  [/Android/i, '安卓手机'],
  [/iPhone|iPad/i, '苹果手机或平板'],
  [/Windows/i, 'Windows 电脑'],
  [/Mac OS X/i, '苹果电脑'],
  [/Linux/i, 'Linux 电脑'],
];
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/i, '微信'],
  [/Edg\//i, 'Edge 浏览器'],
  [/QQBrowser/i, 'QQ 浏览器'],
  [/Firefox\//i, '火狐浏览器'],
  [/Chrome\//i, '谷歌内核浏览器'],
  [/Safari\//i, 'Safari 浏览器'],
];

/** A browser's description of itself in words that its owner knows. */
export function deviceText(userAgent: string | null): string {
  const find = (words: typeof SYSTEMS) => words.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  return [find(SYSTEMS), find(BROWSERS)].filter(Boolean).join(' · ') || '未知设备';
}
