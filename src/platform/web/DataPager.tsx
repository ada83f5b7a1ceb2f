import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { Paging } from './use-list.ts';

const SMALLEST = 20;
const SIZES = [SMALLEST, 50, 100].map((size) => ({ value: size, label: `每页 ${size} 条` }));

/** Forward and back by cursor; no page numbers, which would shift while others work. */
export function DataPager({ paging }: { readonly paging: Paging }) {
  const { toNext, toPrevious, size } = paging;
  // All rows are in sight: there is nothing to turn to, and no larger page to ask for.
  if (toNext === null && toPrevious === null && size === SMALLEST) return null;
  return (
    <nav className="data-pager no-print" aria-label="翻页">
      <Select
        aria-label="每页条数"
        value={size}
        options={SIZES}
        onChange={paging.setSize}
        popupMatchSelectWidth={false}
      />
      <Button icon={<LeftOutlined />} disabled={toPrevious === null} onClick={() => toPrevious?.()}>
        上一页
      </Button>
      <Button
        icon={<RightOutlined />}
        iconPlacement="end"
        disabled={toNext === null}
        onClick={() => toNext?.()}
      >
        下一页
      </Button>
    </nav>
  );
}
