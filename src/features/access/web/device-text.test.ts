import { expect, it } from 'vitest';
import { deviceText } from './device-text.ts';

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36',
    'Windows 电脑 · 谷歌内核浏览器',
  ],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0', 'Windows 电脑 · Edge 浏览器'],
  ['Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile MicroMessenger/8.0', '安卓手机 · 微信'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1',
    '苹果手机或平板 · Safari 浏览器',
  ],
  ['curl/8', '未知设备'],
  [null, '未知设备'],
])('%s', (userAgent, text) => {
  expect(deviceText(userAgent)).toBe(text);
});
