import { foldWidth } from '../../platform/kernel/fold-width.ts';

/** Words that guessing begins with. Years, digits and signs around them, and digits that stand for letters, don't save them. */
const WORDS = new Set(
  `password passwd pass word admin administrator adminadmin root superadmin system test testtest user guest login welcome letmein
  hello helloworld iloveyou loveyou woaini woaiwojia woaizhongguo woaini1314 wodemima mima mimamima nihao nihaoma zhongguo china
  zhonghua beijing dangjian dangyuan dangwei dangzhibu zhibu shuji shezu shezutong shehuizuzhi gongchandang minzheng bangong
  bangongshi guanli guanliyuan guanlizhe qwerty qwertyuiop qwertyui asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc qweasd
  qweasdzxc qwer qwe asd zxc asdf zxcv abc abcd abcde abcdef abcdefg abcdefgh abcabc aaa aaaaaa changeme default secret sunshine
  princess dragon monkey football baseball master shadow superman batman michael trustno p ssw rd computer internet server
  oracle mysql postgres redis huawei lenovo windows microsoft wechat weixin taobao alibaba baidu tencent qq qqqq spring summer
  autumn winter`.split(/\s+/),
);

/** Rows of the keyboard, both ways, and digits in order: any run out of them is no secret. */
const RUNS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '!qaz@wsx#edc$rfv%tgb^yhn&ujm',
  '1q2w3e4r5t6y7u8i9o0p',
  '!@#$%^&*()',
].flatMap((run) => [run, [...run].toReversed().join('')]);
const RUN_LENGTH = 4;

const SPOKEN: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Whether a password is one of those that everybody tries: a common word in its everyday disguises, or runs of keys. */
export function isCommonPassword(password: string): boolean {
  const text = foldWidth(password).toLowerCase();
  return [text, speak(text), speak(trimmed(text))].map(bare).some(isWord) || isRuns(text);
}

function speak(text: string): string {
  return text.replace(/[013457@$!]/g, (sign) => SPOKEN[sign] ?? sign);
}

/** Without the digits and signs around a word: `2026#Admin!` is `admin`. */
function trimmed(text: string): string {
  return text.replace(/^[^\p{L}@$]+|[^\p{L}]+$/gu, '');
}

function bare(text: string): string {
  return text.replace(/[^\p{L}]/gu, '');
}

/** A common word, alone or over and over. */
function isWord(text: string): boolean {
  if (WORDS.has(text)) return true;
  const half = text.slice(0, text.length / 2);
  return text.length >= 6 && text === half + half && WORDS.has(half);
}

/** Nothing but runs of keys and single characters over and over: `1234qwer`, `abcd1234!!`. */
function isRuns(text: string): boolean {
  let left = text.replace(/(.)\1{2,}/gu, '');
  for (let length = left.length; length >= RUN_LENGTH; length -= 1) {
    for (let at = 0; at + length <= left.length; at += 1) {
      if (!RUNS.some((run) => run.includes(left.slice(at, at + length)))) continue;
      left = left.slice(0, at) + left.slice(at + length);
      length = Math.min(length, left.length) + 1;
      break;
    }
  }
  return left.length <= 2;
}
