import { Button, Checkbox, Drawer, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { RefusalView } from '../../../platform/contract/refusal-answer.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RefusalList } from '../../../platform/web/RefusalList.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import {
  type CountingDefinition,
  type CountingSettings,
  countingBaseNames,
  countingBases,
} from '../counting-definition.ts';
import { listDefinitionsRoute, saveDefinitionRoute } from '../counting.contract.ts';

/** What each 口径 counts; an office adds its own and gives them new versions. */
export function DefinitionPage() {
  const { data, error, refetch, isPending } = useRoute(listDefinitionsRoute, {});
  const mayDefine = useMay(permissions.defineCounting);
  const [edited, setEdited] = useState<CountingDefinition | 'new' | null>(null);
  return (
    <>
      <PageTitle
        title="口径说明"
        below="每个覆盖数字都按一个口径计算，口径的名称和版本写在数字下面。"
        actions={
          mayDefine ? (
            <Button type="primary" onClick={() => setEdited('new')}>
              新增口径
            </Button>
          ) : undefined
        }
      />
      <DataTable<CountingDefinition>
        name="counting-definitions"
        title="统计口径"
        toolbar={false}
        rows={data?.definitions}
        loading={isPending}
        error={error}
        onRetry={() => void refetch()}
        rowKey={(row) => row.code}
        {...(mayDefine ? { onOpen: (row: CountingDefinition) => setEdited(row) } : {})}
        columns={[
          { key: 'name', title: '口径', width: 160, value: (row) => row.name },
          { key: 'version', title: '版本', kind: 'number', width: 72, value: (row) => row.version },
          { key: 'base', title: '分母', width: 220, value: (row) => countingBaseNames[row.settings.base] },
          { key: 'ways', title: '计入组织覆盖', width: 260, value: (row) => waysText(row.settings) },
          { key: 'work', title: '另计入工作覆盖', width: 200, value: (row) => workText(row.settings) },
          {
            key: 'threshold',
            title: '三名正式党员怎样算',
            width: 180,
            value: (row) =>
              row.settings.notTransferredCounts ? '组织关系未转入的也算' : '只算组织关系已转入的',
          },
          { key: 'note', title: '说明', width: 280, value: (row) => row.note },
          { key: 'origin', title: '来源', width: 100, value: (row) => (row.shipped ? '系统提供' : '本单位') },
        ]}
        empty={{ reason: '还没有口径。' }}
      />
      <Drawer
        title={edited === 'new' || edited?.shipped === true ? '新增口径' : '修改口径（保存为新版本）'}
        open={edited !== null}
        onClose={() => setEdited(null)}
        destroyOnHidden
      >
        {edited === null ? null : (
          <DefinitionForm given={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />
        )}
      </Drawer>
    </>
  );
}

function waysText({ attachedCounts, functionalCounts }: CountingSettings): string {
  return [
    '单独建',
    '联合建',
    ...(attachedCounts ? ['挂靠建'] : []),
    ...(functionalCounts ? ['功能型党组织'] : []),
  ].join('、');
}

function workText({ advisorCounts, massOrgCounts }: CountingSettings): string {
  return (
    [...(advisorCounts ? ['指导员、联络员'] : []), ...(massOrgCounts ? ['开展党的工作的群团组织'] : [])].join(
      '；',
    ) || '无'
  );
}

const SWITCHES: readonly {
  readonly value: Exclude<keyof CountingSettings, 'base'>;
  readonly label: string;
}[] = [
  { value: 'attachedCounts', label: '挂靠建计入组织覆盖' },
  { value: 'functionalCounts', label: '功能型党组织计入组织覆盖' },
  { value: 'advisorCounts', label: '指导员、联络员计入工作覆盖' },
  {
    value: 'notTransferredCounts',
    label: '组织关系未转入的正式党员，计入是否达到三名（决定应建未建）',
  },
  { value: 'massOrgCounts', label: '开展党的工作的工会、共青团、妇联计入工作覆盖' },
];

interface DefinitionValues {
  readonly name: string;
  readonly note: string;
  readonly base: CountingSettings['base'];
  readonly switches: readonly string[];
}

/** A shipped definition is taken as the pattern of a new one; an own one gets its next version. */
function DefinitionForm({
  given,
  onDone,
}: {
  readonly given: CountingDefinition | null;
  readonly onDone: () => void;
}) {
  const [refusals, setRefusals] = useState<readonly RefusalView[]>([]);
  const save = useCommand(saveDefinitionRoute, { doneText: '口径已保存', onDone, refusals: 'returned' });
  const submit = async (values: DefinitionValues) => {
    const on = (key: string) => values.switches.includes(key);
    const settings = {
      base: values.base,
      attachedCounts: on('attachedCounts'),
      functionalCounts: on('functionalCounts'),
      notTransferredCounts: on('notTransferredCounts'),
      advisorCounts: on('advisorCounts'),
      massOrgCounts: on('massOrgCounts'),
    };
    const code = given === null || given.shipped ? {} : { code: given.code };
    const outcome = await save.run({
      body: { ...code, name: values.name, note: values.note ?? '', settings },
    });
    if (!outcome.done) setRefusals(outcome.refusals);
  };
  return (
    <Form<DefinitionValues> layout="vertical" initialValues={initialValues(given)} onFinish={submit}>
      <RefusalList refusals={refusals} />
      <Form.Item label="口径名称" name="name" rules={[{ required: true, message: '请填写口径名称' }]}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item label="分母" name="base">
        <Radio.Group
          className="stacked"
          options={countingBases.map((value) => ({ value, label: countingBaseNames[value] }))}
        />
      </Form.Item>
      <Form.Item label="计入的方式和党员（单独建、联合建总是计入）" name="switches">
        <Checkbox.Group className="stacked" options={[...SWITCHES]} />
      </Form.Item>
      <Form.Item label="说明" name="note">
        <Input.TextArea rows={3} maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.pending}>
        保存
      </Button>
    </Form>
  );
}

function initialValues(given: CountingDefinition | null): DefinitionValues {
  const settings = given?.settings;
  return {
    name: given === null || given.shipped ? '' : given.name,
    note: given?.note ?? '',
    base: settings?.base ?? 'registered_and_filed',
    switches: SWITCHES.map((each) => each.value).filter((key) =>
      settings === undefined ? key !== 'notTransferredCounts' : settings[key],
    ),
  };
}
