import { Alert, Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import type { RouteAnswer, RouteCall } from '../../../platform/contract/route.ts';
import type { RefusalView } from '../../../platform/contract/refusal-answer.ts';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { RefusalList } from '../../../platform/web/RefusalList.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { useWarnings } from '../../../platform/web/use-warnings.ts';
import { mergeKindNames } from '../merge.ts';
import type { Comparison, mergeSocialOrgsRoute } from '../merges.contract.ts';
import { DoubleList } from './DoubleList.tsx';
import { CompareRows } from './CompareRows.tsx';
import { type KindRoutes, MEMBER_ROUTES, PARTY_ORG_ROUTES, SOCIAL_ORG_ROUTES } from './kind-routes.ts';
import { MarkDrawer } from './MarkDrawer.tsx';
import { RecordPicker } from './RecordPicker.tsx';
import './merges.css';

const PAGE = z.object({ keep: z.uuid().optional(), other: z.uuid().optional() });

/** 重复的社会组织. */
export function MergeSocialOrgsPage() {
  return <MergePage routes={SOCIAL_ORG_ROUTES} />;
}

/** 重复的党组织. */
export function MergePartyOrgsPage() {
  return <MergePage routes={PARTY_ORG_ROUTES} />;
}

/** 重复的党员. */
export function MergeMembersPage() {
  return <MergePage routes={MEMBER_ROUTES} />;
}

/** Two records side by side: which stays, which values stay, and why they can't become one if they can't. */
function MergePage({ routes }: { readonly routes: KindRoutes }) {
  const [{ keep, other }, set] = useAddressState(PAGE);
  const name = mergeKindNames[routes.kind];
  const names = useNames(routes, keep, other);
  return (
    <>
      <PageTitle
        title={`合并重复的${name}`}
        below="同一个对象登记了两条时，把一条并入另一条：所有关联都归到保留的一条，原来的名称和代码仍能查到。合并不能撤销。"
      />
      <div className="merge-pickers">
        <RecordPicker
          kind={routes.kind}
          label="保留的一条"
          value={keep}
          name={names.keeper}
          onChange={(id) => set({ keep: id })}
        />
        <Button
          disabled={keep === undefined || other === undefined}
          onClick={() => set({ keep: other, other: keep })}
        >
          互换
        </Button>
        <RecordPicker
          kind={routes.kind}
          label="并入的一条（合并后不再单独存在）"
          value={other}
          name={names.loser}
          onChange={(id) => set({ other: id })}
        />
      </div>
      {keep === undefined || other === undefined ? (
        <>
          <p className="quiet">选好两条记录，就能并排比较；也可以从下面的疑似重复里选。</p>
          <DoubleList
            routes={routes}
            onCompare={(row) => set({ keep: row.keeper.id, other: row.other.id })}
          />
        </>
      ) : (
        <>
          <p>
            <Button type="link" onClick={() => set({ keep: undefined, other: undefined })}>
              返回疑似重复
            </Button>
          </p>
          <Compared
            key={`${keep} ${other}`}
            routes={routes}
            keep={keep}
            other={other}
            onLeave={() => set({ keep: undefined, other: undefined })}
          />
        </>
      )}
    </>
  );
}

/** As the comparison names them; of one alone, as its record does. */
function useNames(routes: KindRoutes, keep: string | undefined, other: string | undefined) {
  const both = keep !== undefined && other !== undefined;
  const compared = useRoute(
    routes.compare,
    { params: { keeperId: keep ?? '', loserId: other ?? '' } },
    { enabled: both },
  ).data;
  const alone = keep ?? other;
  const read = useRoute(
    routes.read,
    { params: { id: alone ?? '' } },
    { enabled: !both && alone !== undefined },
  ).data;
  return {
    keeper: both ? compared?.keeper.name : read?.name,
    loser: both ? compared?.loser.name : read?.name,
  };
}

interface ComparedProps {
  readonly routes: KindRoutes;
  readonly keep: string;
  readonly other: string;
  readonly onLeave: () => void;
}

function Compared({ routes, keep, other, onLeave }: ComparedProps) {
  const query = useRoute(routes.compare, { params: { keeperId: keep, loserId: other } });
  return (
    <RecordGate query={query}>
      {(compared) => (
        <Choice
          key={`${compared.keeper.version} ${compared.loser.version}`}
          routes={routes}
          compared={compared}
          onLeave={onLeave}
        />
      )}
    </RecordGate>
  );
}

/** What only the loser knows is taken unless the officer says otherwise. */
function firstTaken({ fields }: Comparison): ReadonlySet<string> {
  return new Set(
    fields.filter(({ choosable, keeper }) => choosable && keeper === null).map(({ field }) => field),
  );
}

interface ChoiceProps extends Pick<ComparedProps, 'routes' | 'onLeave'> {
  readonly compared: Comparison;
}

function Choice({ routes, compared, onLeave }: ChoiceProps) {
  const [taken, setTaken] = useState(() => firstTaken(compared));
  const [asking, setAsking] = useState(false);
  const [marking, setMarking] = useState(false);
  const { keeper, loser, refusals, suspected } = compared;
  const choose = (field: string, fromLoser: boolean) => {
    const next = new Set(taken);
    if (fromLoser) next.add(field);
    else next.delete(field);
    setTaken(next);
  };
  return (
    <>
      <Verdict refusals={refusals} />
      <CompareRows compared={compared} taken={taken} onChoose={choose} />
      <div className="merge-actions no-print">
        {suspected === null ? null : <Button onClick={() => setMarking(true)}>不是同一个</Button>}
        <Button type="primary" danger disabled={refusals.length > 0} onClick={() => setAsking(true)}>
          合并
        </Button>
      </div>
      <MarkDrawer
        routes={routes}
        pairs={
          marking && suspected !== null
            ? [
                {
                  keeperId: keeper.id,
                  otherId: loser.id,
                  facts: suspected,
                  names: [keeper.name, loser.name],
                },
              ]
            : null
        }
        onClose={() => setMarking(false)}
        onDone={onLeave}
      />
      <Confirm
        routes={routes}
        open={asking}
        onClose={() => setAsking(false)}
        call={{
          params: { keeperId: keeper.id, loserId: loser.id },
          body: { keeperVersion: keeper.version, loserVersion: loser.version, taken: [...taken] },
        }}
      >
        <p>
          “{loser.name}”并入“{keeper.name}”。
          {taken.size === 0 ? '' : `其中 ${taken.size} 项取并入的一条的值。`}
        </p>
        <p>
          <strong>合并不能撤销。</strong>请确认两条说的确是同一个{mergeKindNames[routes.kind]}。
        </p>
      </Confirm>
    </>
  );
}

function Verdict({ refusals }: { readonly refusals: readonly RefusalView[] }) {
  if (refusals.length === 0)
    return (
      <Alert
        className="page-notice"
        type="info"
        showIcon
        title="可以合并。请逐项选择保留哪一个值，然后点页面下方的“合并”。合并不能撤销。"
      />
    );
  return (
    <div className="page-notice">
      <RefusalList refusals={refusals} />
    </div>
  );
}

interface ConfirmProps {
  readonly routes: KindRoutes;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly call: RouteCall<typeof mergeSocialOrgsRoute>;
  readonly children: ReactNode;
}

function Confirm({ routes, open, onClose, call, children }: ConfirmProps) {
  const navigate = usePageNavigate();
  const warn = useWarnings();
  const [refusals, setRefusals] = useState<readonly RefusalView[]>([]);
  const { run, pending } = useCommand(routes.merge, {
    doneText: '已合并',
    refusals: 'returned',
    onDone: ({ id, warnings }: RouteAnswer<typeof mergeSocialOrgsRoute>) => {
      warn(warnings);
      navigate(`${routes.home}/${id}`, { replace: true });
    },
  });
  const close = () => {
    setRefusals([]);
    onClose();
  };
  const merge = async () => {
    const outcome = await run(call);
    if (!outcome.done) setRefusals(outcome.refusals);
  };
  return (
    <Modal
      title="合并两条记录"
      open={open}
      onCancel={close}
      onOk={() => void merge()}
      okText="确认合并"
      okButtonProps={{ danger: true }}
      confirmLoading={pending}
      destroyOnHidden
    >
      {children}
      <RefusalList refusals={refusals} />
    </Modal>
  );
}
