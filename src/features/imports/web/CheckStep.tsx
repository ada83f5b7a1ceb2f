import { Alert, Button } from 'antd';
import { countText } from '../../../platform/web/rate-text.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { type ImportRunView, mapImportRoute, storeImportRoute } from '../imports.contract.ts';
import { LineList } from './LineList.tsx';
import { DiscardButton } from './MappingStep.tsx';
import { MarkedFileButton } from './MarkedFileButton.tsx';

/** The third step: what would become of each row, before anything is stored. */
export function CheckStep({ run }: { readonly run: ImportRunView }) {
  const { id, counts, proposals, sheet, settings } = run;
  const store = useCommand(storeImportRoute);
  const back = useCommand(mapImportRoute);
  const { created = 0, changed = 0, refused = 0 } = counts ?? {};
  const empty = created + changed === 0;
  return (
    <>
      {proposals.length === 0 ? null : (
        <Alert
          type="info"
          showIcon
          title={`系统里还没有下列单位，入库时会新建，请看一看有没有写错的：${proposals.map(({ title, name }) => `${name}（${title}）`).join('、')}`}
        />
      )}
      <div className="import-actions no-print">
        {empty ? (
          <span>没有要新增或变更的行，无需入库。</span>
        ) : (
          <Button type="primary" loading={store.pending} onClick={() => void store.run({ params: { id } })}>
            入库：新增 {countText(created)}，变更 {countText(changed)}
          </Button>
        )}
        <MarkedFileButton run={run} />
        <Button
          loading={back.pending}
          onClick={() => void back.run({ params: { id }, body: { sheet, columns: [], settings } })}
        >
          返回修改列
        </Button>
        <DiscardButton id={id} />
      </div>
      {refused === 0 ? null : (
        <p className="quiet">
          不予入库的 {countText(refused)} 行{empty ? '：请' : '不影响其他行。可先入库，再'}
          下载标注文件、照原因改好后重新上传，已入库的不会重复。
        </p>
      )}
      <LineList run={run} />
    </>
  );
}
