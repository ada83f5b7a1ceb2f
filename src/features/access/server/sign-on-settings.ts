import { readFileSync } from 'node:fs';
import { StartFailure } from '../../../platform/server/start-failure.ts';
import { type FactorWords, USUAL_SIGN_ON_NAME } from '../sign-on.ts';

/** The outside provider, and as whom we come to it. */
export interface SignOnSettings {
  /** As the sign-in page calls it. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Null: the provider knows us by the redirect address and PKCE alone. */
  readonly clientSecret: string | null;
  /** Where people open the product: `https://dj.example.cn`. */
  readonly publicOrigin: string;
  readonly factorWords: FactorWords;
  /** How long one answer of the provider is waited for. */
  readonly timeoutSeconds: number;
}

const TIMEOUT_SECONDS = 5;
const LONGEST_NAME = 20;
const NAMES = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_CLIENT_SECRET_FILE',
  'OIDC_NAME',
  'OIDC_SECOND_FACTOR_ACR',
  'OIDC_SECOND_FACTOR_AMR',
  'OIDC_PLAIN_HTTP',
] as const;

/**
 * The provider that the environment names; null: sign-on is not in use.
 * @throws StartFailure where something is missing, or no address
 */
export function signOnSettingsOf(env: NodeJS.ProcessEnv): SignOnSettings | null {
  const given = NAMES.filter((name) => env[name]);
  if (given.length === 0) return null;
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, PUBLIC_ORIGIN: origin } = env;
  if (!issuer || !clientId || !origin) {
    throw new StartFailure(
      `启用统一身份认证要同时填写 OIDC_ISSUER、OIDC_CLIENT_ID 和 PUBLIC_ORIGIN，现在只有 ${given.join('、')}${origin ? '、PUBLIC_ORIGIN' : ''}。`,
    );
  }
  return {
    name: nameOf(env.OIDC_NAME),
    issuer: issuerOf(issuer, env.OIDC_PLAIN_HTTP),
    clientId,
    clientSecret: secretOf(env),
    publicOrigin: originOf(origin),
    factorWords: { acr: wordsOf(env.OIDC_SECOND_FACTOR_ACR), amr: wordsOf(env.OIDC_SECOND_FACTOR_AMR) },
    timeoutSeconds: TIMEOUT_SECONDS,
  };
}

function nameOf(text: string | undefined): string {
  const name = text?.trim() || USUAL_SIGN_ON_NAME;
  if (name.length > LONGEST_NAME)
    throw new StartFailure(`OIDC_NAME 最多 ${LONGEST_NAME} 个字，现在是 ${name.length} 个。`);
  return name;
}

/** Whoever reads the wire to the provider could come in as anybody: plain http is for the same machine, or has to be asked for. */
function issuerOf(text: string, plainHttp: string | undefined): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.search !== '' || url.hash !== '')
    throw new StartFailure(`OIDC_ISSUER“${text}”不是网址，应像 https://sso.example.cn/realm 这样。`);
  if (plainHttp !== undefined && !['', '0', '1'].includes(plainHttp))
    throw new StartFailure(`OIDC_PLAIN_HTTP 应是 1 或不写，现在是“${plainHttp}”。`);
  if (url.protocol === 'http:' && !isThisMachine(url) && plainHttp !== '1') {
    throw new StartFailure(
      'OIDC_ISSUER 用的是 http：网络上的人可以冒充任何人登录。请改用 https；确认网络可信、提供方又没有证书的，另写 OIDC_PLAIN_HTTP=1。',
    );
  }
  return text;
}

function isThisMachine({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && ['http:', 'https:'].includes(url.protocol) && url.href === `${url.origin}/`)
    return url.origin;
  throw new StartFailure(
    `PUBLIC_ORIGIN“${text}”应是大家打开本系统用的地址，只写到端口为止，例如 https://dj.example.cn。`,
  );
}

function secretOf(env: NodeJS.ProcessEnv): string | null {
  const { OIDC_CLIENT_SECRET: secret, OIDC_CLIENT_SECRET_FILE: file } = env;
  if (secret && file) throw new StartFailure('OIDC_CLIENT_SECRET 和 OIDC_CLIENT_SECRET_FILE 只能写一个。');
  if (!file) return secret || null;
  const read = readSecret(file);
  if (read === '') throw new StartFailure(`OIDC_CLIENT_SECRET_FILE“${file}”是空的。`);
  return read;
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new StartFailure(`无法读取“${file}”。请核对 OIDC_CLIENT_SECRET_FILE 的路径和读取权限。`);
  }
}

function wordsOf(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,，、]+/).filter((word) => word !== '');
}
