import { countText } from '../../../platform/web/rate-text.ts';

interface Total {
  readonly count: number;
  readonly capped: boolean;
}

/** How many rows the file will have, and of how many. */
export function CountLine({
  found,
  all,
}: {
  readonly found: Total | undefined;
  readonly all: Total | undefined;
}) {
  if (found === undefined) return '正在计数……';
  return (
    <>
      将导出 <strong className="number">{text(found)}</strong> 条
      {all === undefined ? null : <span className="quiet">，管理范围内共 {text(all)} 条</span>}
    </>
  );
}

function text({ count, capped }: Total): string {
  return capped ? `${countText(count)} 以上` : countText(count);
}
