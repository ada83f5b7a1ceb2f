import { expect, it } from 'vitest';
import { browserOf } from './phone-browser.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36';

it.each([
  ['Safari', `${IPHONE} Version/18.1 Mobile/15E148 Safari/604.1`, false, 'safari'],
  ['the home screen', `${IPHONE} Mobile/15E148`, true, 'installed'],
  ['Chrome on an iPhone', `${IPHONE} CriOS/130.0 Mobile/15E148 Safari/604.1`, false, 'other'],
  [
    'WeChat on an iPhone',
    `${IPHONE} Mobile/15E148 MicroMessenger/8.0.50(0x1800323d) NetType/WIFI`,
    false,
    'wechat',
  ],
  ['WeChat on Android', `${ANDROID} MMWEBID/1 MicroMessenger/8.0.50`, false, 'wechat'],
  ['Chrome on Android', ANDROID, false, 'other'],
])('%s', (_, userAgent, standalone, expected) => {
  expect(browserOf(userAgent, standalone)).toBe(expected);
});
