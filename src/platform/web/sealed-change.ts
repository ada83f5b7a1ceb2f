/** What a history says of a value that the log does not keep. */
export function sealedChange(
  before: unknown,
  after: unknown,
): { before: string | null; after: string | null } {
  return {
    before: before === null ? null : '原号码',
    after: after === null ? null : '已更新（号码不在这里显示）',
  };
}
