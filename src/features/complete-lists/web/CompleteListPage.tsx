import { Alert, Button } from 'antd';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { PageLink, usePageNavigate, usePageParams } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { reachTitles } from '../complete-list.ts';
import {
  compareCompleteListRoute,
  type CompleteListView,
  readCompleteListRoute,
} from '../complete-lists.contract.ts';
import { ComparedList } from './ComparedList.tsx';
import { ComparingStep } from './ComparingStep.tsx';
import { DoubtStep } from './DoubtStep.tsx';
import { ListMappingStep } from './ListMappingStep.tsx';
import { ListSteps } from './ListSteps.tsx';
import { ListStateTag, typesText } from './list-looks.tsx';
import './complete-lists.css';

const ASK_EVERY_MS = 700;

/** One list, from its columns to its five lists of differences. */
export function CompleteListPage() {
  const id = usePageParams().id ?? '';
  const query = useRoute(readCompleteListRoute, { params: { id } });
  const busy = query.data?.state === 'comparing';
  // The same question asked again and again while something runs.
  useRoute(readCompleteListRoute, { params: { id } }, { everyMs: busy ? ASK_EVERY_MS : false });
  return <RecordGate query={query}>{(list) => <List list={list} />}</RecordGate>;
}

function List({ list }: { readonly list: CompleteListView }) {
  const { state, failure, comparedAt, regionName, listedOn, fileName } = list;
  return (
    <>
      <PageTitle
        title={comparedAt === null ? fileName : `${regionName}全量名单 ${listedOn}`}
        beside={<ListStateTag state={state} />}
        below={<About list={list} />}
        actions={<Actions list={list} />}
      />
      {state === 'compared' || state === 'superseded' ? null : <ListSteps state={state} />}
      <div className="list-stack">
        {failure === null ? null : <Alert type="warning" showIcon title={failure} />}
        <Step list={list} />
      </div>
    </>
  );
}

function About({ list }: { readonly list: CompleteListView }) {
  const { comparedAt, fileName, actor, createdAt, registrarName, reach, types } = list;
  if (comparedAt === null) return <>{minuteText(createdAt)} 上传</>;
  const parts = [
    registrarName,
    reach === null ? null : reachTitles[reach],
    typesText(types),
    fileName,
    `${actor} 上传`,
    `${minuteText(comparedAt)} 比对`,
  ];
  return <>{parts.filter((part) => part !== null).join(' · ')}</>;
}

function Actions({ list: { id, state, fileErased } }: { readonly list: CompleteListView }) {
  const navigate = usePageNavigate();
  const compare = useCommand(compareCompleteListRoute);
  if (state !== 'compared' && state !== 'superseded') return null;
  return (
    <>
      {state === 'compared' && !fileErased ? (
        <Button loading={compare.pending} onClick={() => void compare.run({ params: { id } })}>
          重新比对
        </Button>
      ) : null}
      <Button onClick={() => navigate('/complete-lists/new')}>上传新名单</Button>
    </>
  );
}

function Step({ list }: { readonly list: CompleteListView }) {
  switch (list.state) {
    case 'mapping':
      return <ListMappingStep key={`${list.id} ${list.sheet}`} list={list} />;
    case 'comparing':
      return <ComparingStep list={list} />;
    case 'doubtful':
      return <DoubtStep list={list} />;
    case 'superseded':
      return (
        <>
          <Alert
            type="info"
            showIcon
            title={
              <>
                同一范围已有更新的名单，这里只供查阅。
                {list.supersededBy === null ? null : (
                  <PageLink to={`/complete-lists/${list.supersededBy}`}>到新名单处理</PageLink>
                )}
              </>
            }
          />
          <ComparedList list={list} />
        </>
      );
    case 'compared':
      return <ComparedList list={list} />;
    case 'discarded':
      return <Discarded />;
  }
}

function Discarded() {
  const navigate = usePageNavigate();
  return (
    <section className="panel list-stack">
      <p>这份名单已经放弃，上传的文件已经删除。</p>
      <Button type="primary" onClick={() => navigate('/complete-lists/new')}>
        重新上传
      </Button>
    </section>
  );
}
