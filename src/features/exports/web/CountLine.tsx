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
      将导出 <strong className="number">{countText(found.count)}</strong> {unit(found)}
      {all === undefined ? null : (
        <span className="quiet">
          ，管理范围内共 {countText(all.count)} {unit(all)}
        </span>
      )}
    </>
  );
}

/** Past the largest exact count it is said to be more. */
function unit({ capped }: Total): string {
  return capped ? '条以上' : '条';
}
