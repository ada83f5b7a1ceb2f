import { Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../../platform/web/api-client.ts';
import { ErrorState } from '../../../platform/web/ErrorState.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import {
  type CoverageAnswer,
  type CoverageGroup,
  exportCoverageRoute,
  readCoverageRoute,
} from '../coverage.contract.ts';
import { type EffectiveAnswer, readEffectiveCoverageRoute } from '../effective.contract.ts';
import { CoverageBars } from './CoverageBars.tsx';
import { CoverageCompare } from './CoverageCompare.tsx';
import { CoverageFilters } from './CoverageFilters.tsx';
import { CoverageHeadline } from './CoverageHeadline.tsx';
import { CoverageParagraph } from './CoverageParagraph.tsx';
import { CoverageTable } from './CoverageTable.tsx';
import { CoverageTrend } from './CoverageTrend.tsx';
import {
  type CoverageView,
  coverageView,
  listFilterOf,
  type Narrowing,
  isUnfiltered,
  questionOf,
} from './coverage-view.ts';
import { NothingYet } from './NothingYet.tsx';
import { OrgsDrawer } from './OrgsDrawer.tsx';
import './coverage.css';

type SetView = ReturnType<typeof useAddressState<typeof coverageView>>[1];

/** 覆盖: one question, its figures, and behind every figure its list. */
export function CoveragePage() {
  const [view, setView] = useAddressState(coverageView);
  const { data, error, refetch } = useRoute(
    readCoverageRoute,
    { query: questionOf(view) },
    { keepShowing: true },
  );
  return (
    <>
      <PageTitle
        title="覆盖"
        below={
          data === undefined
            ? undefined
            : `${data.node.name}　截至 ${data.on}　${data.countingDefinition.name}`
        }
        actions={<PageLink to="/coverage/definitions">口径说明</PageLink>}
      />
      <CoverageFilters
        view={view}
        answered={
          data === undefined
            ? undefined
            : { tree: data.tree, by: data.by, definition: data.countingDefinition.code }
        }
        onChange={(patch) => setView(patch)}
      />
      {error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton active title={false} paragraph={{ rows: 10 }} />
      ) : isEmpty(data, view) ? (
        <NothingYet />
      ) : (
        <CoverageOf answer={data} view={view} setView={setView} />
      )}
    </>
  );
}

/** The whole area today, and nobody in it: not a question that finds nothing. */
function isEmpty({ figures }: CoverageAnswer, view: CoverageView): boolean {
  const narrowed = view.node ?? view.on ?? view.definition;
  return figures.socialOrgs === 0 && narrowed === undefined && isUnfiltered(view);
}

interface CoverageOfProps {
  readonly answer: CoverageAnswer;
  readonly view: CoverageView;
  readonly setView: SetView;
}

function CoverageOf({ answer, view, setView }: CoverageOfProps) {
  const [opened, setOpened] = useState<{ title: string; filter: ReturnType<typeof listFilterOf> } | null>(
    null,
  );
  const open = (title: string, narrowing: Narrowing, group: CoverageGroup | null = null) =>
    setOpened({ title, filter: listFilterOf(answer, view, group, narrowing) });
  const descend = answer.by === 'children' ? (group: CoverageGroup) => descendTo(group) : undefined;
  const descendTo = (group: CoverageGroup) => {
    if (group.key === 'own' || group.key === '') open(`${group.label}·社会组织`, {}, group);
    else setView({ tree: answer.tree, node: group.key }, { push: true });
  };
  const ascend = answer.node.parentKey;
  const effective = useEffective(view);
  return (
    <>
      <CoverageHeadline
        answer={answer}
        effective={effective}
        unfiltered={isUnfiltered(view)}
        onOpen={(title, narrowing) => open(title, narrowing)}
      />
      <div className="coverage-tools no-print">
        <Segmented<NonNullable<CoverageView['show']>>
          aria-label="显示方式"
          value={view.show ?? 'table'}
          onChange={(show) => setView({ show: show === 'table' ? undefined : show })}
          options={[
            { value: 'table', label: '表格' },
            { value: 'bars', label: '条形图' },
            { value: 'trend', label: '趋势' },
            { value: 'compare', label: '比较' },
            { value: 'paragraph', label: '一段话' },
          ]}
        />
        {ascend === null || view.node === undefined ? null : (
          <button
            type="button"
            className="link-button"
            onClick={() => setView({ node: ascend }, { push: true })}
          >
            返回上一级
          </button>
        )}
      </div>
      <Drawing
        answer={answer}
        effective={effective}
        view={view}
        setView={setView}
        open={open}
        descend={descend}
      />
      <OrgsDrawer
        title={opened?.title ?? ''}
        filter={opened?.filter ?? null}
        onClose={() => setOpened(null)}
      />
    </>
  );
}

/** Meetings are told as they are known now: for what was known on an earlier day there is no second figure. */
function useEffective(view: CoverageView): EffectiveAnswer | null | undefined {
  const { knownOn, ...query } = questionOf(view);
  const { data } = useRoute(
    readEffectiveCoverageRoute,
    { query },
    { keepShowing: true, enabled: knownOn === undefined },
  );
  return knownOn === undefined ? data : null;
}

interface DrawingProps extends CoverageOfProps {
  readonly effective: EffectiveAnswer | null | undefined;
  readonly open: (title: string, narrowing: Narrowing, group?: CoverageGroup | null) => void;
  readonly descend: ((group: CoverageGroup) => void) | undefined;
}

function Drawing({ answer, effective, view, setView, open, descend }: DrawingProps) {
  const mayExport = useMay(permissions.runExports);
  const question = questionOf(view);
  if (view.show === 'compare') return <CoverageCompare answer={answer} view={view} setView={setView} />;
  if (view.show === 'paragraph') return <CoverageParagraph answer={answer} view={view} setView={setView} />;
  if (view.show === 'trend') {
    const { by: _by, knownOn: _knownOn, ...asked } = question;
    return (
      <section className="coverage-drawing">
        <CoverageTrend question={{ ...asked, months: view.months }} onOpen={open} />
      </section>
    );
  }
  if (view.show === 'bars') {
    const openBar = (group: CoverageGroup, series: 'formal' | 'work') =>
      open(
        `${group.label}·${series === 'formal' ? '组织' : '工作'}覆盖`,
        series === 'formal' ? { covered: 'formal' } : { work: 'yes' },
        group,
      );
    return (
      <section className="coverage-drawing">
        <CoverageBars groups={answer.groups} onOpen={openBar} />
      </section>
    );
  }
  return (
    <CoverageTable
      answer={answer}
      effective={effective ?? undefined}
      onOpen={open}
      onDescend={descend}
      exportAddress={
        mayExport ? (format) => addressOf(exportCoverageRoute, { query: { ...question, format } }) : undefined
      }
    />
  );
}
