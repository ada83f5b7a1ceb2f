import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { EmptyState } from '../../../platform/web/EmptyState.tsx';
import { ErrorState } from '../../../platform/web/ErrorState.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { holdsPersons } from '../../audit/exported.ts';
import { PREVIEW_ROWS, type PrintListCode, printLists } from '../print-list.ts';
import {
  type PreviewLine,
  type PrintFilter,
  type PrintPreview,
  previewPrintRoute,
} from '../prints.contract.ts';

interface PreviewProps {
  readonly list: PrintListCode;
  readonly filter: PrintFilter;
}

/** How the list begins; where it names persons only when asked, since every look at them is on record. */
export function PrintPreviewTable({ list, filter }: PreviewProps) {
  const persons = holdsPersons(printLists[list].kind);
  const [asked, setAsked] = useState(!persons);
  const { data, error, isPending, refetch } = useRoute(
    previewPrintRoute,
    { params: { list }, query: filter },
    { enabled: asked },
  );
  return (
    <section className="panel print-preview" aria-label="预览">
      <h2 className="print-preview-title">
        {data?.title ?? '预览'}
        {data === undefined ? null : (
          <span className="quiet">
            {' '}
            {data.more
              ? `前 ${PREVIEW_ROWS} 行，共 ${countText(data.count)} ${printLists[list].unit}`
              : `共 ${countText(data.count)} ${printLists[list].unit}`}
          </span>
        )}
      </h2>
      {!asked ? (
        <div className="print-preview-ask">
          <span className="quiet">名册里有个人信息，预览会记一条查看记录。</span>
          <Button onClick={() => setAsked(true)}>预览</Button>
        </div>
      ) : error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : isPending || data === undefined ? (
        <Skeleton active title={false} paragraph={{ rows: 6 }} />
      ) : data.count === 0 && !data.lines.some(({ kind }) => kind === 'group') ? (
        <EmptyState reason="没有符合条件的记录。" hint={printLists[list].holds} />
      ) : (
        <PreviewRows preview={data} />
      )}
    </section>
  );
}

function PreviewRows({ preview: { columns, lines } }: { readonly preview: PrintPreview }) {
  return (
    <div className="print-preview-scroll" tabIndex={0} role="region" aria-label="名册内容，可左右滚动">
      <table>
        <thead>
          <tr>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <Line key={`${index} ${line.kind}`} line={line} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ line, columns }: { readonly line: PreviewLine; readonly columns: PrintPreview['columns'] }) {
  if (line.kind !== 'row') {
    return (
      <tr className={`print-${line.kind}`}>
        <td colSpan={columns.length}>{line.text}</td>
      </tr>
    );
  }
  return (
    <tr>
      {columns.map(({ title, align }, index) => (
        <td key={title} style={{ textAlign: align }}>
          {line.cells[index]}
        </td>
      ))}
    </tr>
  );
}
