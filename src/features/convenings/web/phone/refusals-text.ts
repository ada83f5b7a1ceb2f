import { RefusedError } from '../../../../platform/web/api-client.ts';

/** Why something was not done, in words of the office. */
export function refusalsText(error: unknown): string {
  return error instanceof RefusedError ? error.message : '页面出错，操作没有完成。请刷新页面后重试。';
}
