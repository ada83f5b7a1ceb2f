import { Button } from 'antd';
import { PageLink, usePageNavigate } from '../../../platform/web/navigation.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import type { ImportRunView } from '../imports.contract.ts';
import { kindLists } from './import-looks.tsx';
import { LineList } from './LineList.tsx';
import { MarkedFileButton } from './MarkedFileButton.tsx';

/** The end: what was stored, where to look at it, and what is still to be mended. */
export function StoredStep({ run }: { readonly run: ImportRunView }) {
  const navigate = usePageNavigate();
  const { id, kind, counts, fileErased, keptUntilOn } = run;
  const { created = 0, changed = 0, refused = 0 } = counts ?? {};
  return (
    <>
      <section className="panel import-stack">
        <p className="import-done">
          已入库：新增 {countText(created)}，变更 {countText(changed)}。
        </p>
        {refused === 0 ? null : (
          <p>
            还有 {countText(refused)} 行不予入库。
            {fileErased ? '' : '下载标注文件，照原因改好后重新上传即可，已入库的不会重复。'}
          </p>
        )}
        <div className="import-actions no-print">
          {kindLists[kind].map(({ to, title }) => (
            <PageLink key={to} to={to}>
              {title}
            </PageLink>
          ))}
          <MarkedFileButton run={run} />
          <Button onClick={() => navigate(`/imports/new?kind=${kind}`)}>再导入一份</Button>
          <Button danger onClick={() => navigate(`/imports/${id}/take-back`)}>
            撤回这次导入…
          </Button>
        </div>
        {fileErased ? (
          <p className="quiet">上传的文件和逐行结果已过保存期限，已删除。</p>
        ) : (
          <p className="quiet">上传的文件和逐行结果保存到 {keptUntilOn}。</p>
        )}
      </section>
      {fileErased ? null : <LineList run={run} />}
    </>
  );
}
