import { Button } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { choicesOf } from '../../../platform/web/filter-field.ts';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { listSectorsRoute } from '../../social-orgs/social-org.contract.ts';
import {
  addExemptCategoryRoute,
  changeExemptCategoryRoute,
  type ExemptCategory,
  listExemptCategoriesRoute,
} from '../gaps.contract.ts';

/** 另有规定: for which categories no set-up is proposed, and on what basis. */
export function ExemptCategoriesPage() {
  const { data, error, refetch, isPending } = useRoute(listExemptCategoriesRoute, {});
  const mayDefine = useMay(permissions.defineCounting) && data?.mayChange === true;
  const sectors = useRoute(listSectorsRoute, {}).data?.sectors ?? [];
  const [adding, setAdding] = useState(false);
  const [changed, setChanged] = useState<ExemptCategory | null>(null);
  return (
    <>
      <PageTitle
        title="另有规定的类别"
        below="属于这些类别又没有党组织的社会组织，不提出组建建议，不算应建未建，单列一类。全站共用，从开始那天起生效，以前的统计不变。"
        actions={
          mayDefine ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              新增类别
            </Button>
          ) : undefined
        }
      />
      <DataTable<ExemptCategory>
        name="exempt-categories"
        title="另有规定的类别"
        toolbar={false}
        rows={data?.categories}
        loading={isPending}
        error={error}
        onRetry={() => void refetch()}
        rowKey={({ id }) => id}
        {...(mayDefine ? { onOpen: setChanged } : {})}
        columns={columnsFor(sectors)}
        empty={{ reason: '没有另有规定的类别，所有没有党组织的社会组织都归入四类。' }}
      />
      <AddDrawer open={adding} sectors={sectors} onClose={() => setAdding(false)} />
      <ChangeDrawer category={changed} onClose={() => setChanged(null)} />
    </>
  );
}

type Sectors = readonly { readonly code: string; readonly name: string }[];

function columnsFor(sectors: Sectors): readonly DataColumn<ExemptCategory>[] {
  return [
    { key: 'name', title: '类别', width: 200, value: ({ name }) => name },
    { key: 'conditions', title: '怎样认定', width: 240, value: (row) => conditionsText(row, sectors) },
    { key: 'basis', title: '依据', width: 360, value: ({ basis }) => basis },
    {
      key: 'since',
      title: '起止',
      width: 160,
      value: ({ fromOn, toOn }) => `${fromOn ?? '一直'} 至${toOn === null ? '今' : ` ${toOn}`}`,
    },
    {
      key: 'state',
      title: '状态',
      width: 100,
      render: ({ toOn }) =>
        toOn === null ? <StatusTag tone="good">生效</StatusTag> : <StatusTag tone="over">已停用</StatusTag>,
    },
    { key: 'by', title: '登记人', optional: true, empty: '系统默认', value: ({ recordedBy }) => recordedBy },
  ];
}

function conditionsText({ orgType, sector, codePrefix }: ExemptCategory, sectors: Sectors): string {
  return [
    orgType === null ? null : `类型为${nameOfCode(socialOrgTypes, orgType)}`,
    sector === null ? null : `行业为${sectors.find(({ code }) => code === sector)?.name ?? sector}`,
    codePrefix === null ? null : `统一社会信用代码以 ${codePrefix} 开头`,
  ]
    .filter((each) => each !== null)
    .join('，且');
}

interface AddDrawerProps {
  readonly open: boolean;
  readonly sectors: Sectors;
  readonly onClose: () => void;
}

function AddDrawer({ open, sectors, onClose }: AddDrawerProps) {
  const { run } = useCommand(addExemptCategoryRoute, { doneText: '已新增', refusals: 'returned' });
  const fields: FormField[] = [
    { kind: 'text', field: 'name', title: '类别名称', required: true, max: 40 },
    { kind: 'day', field: 'fromOn', title: '从哪天起', required: true, notAfter: officeToday() },
    { kind: 'select', field: 'orgType', title: '组织类型', options: choicesOf(socialOrgTypes.entries) },
    { kind: 'select', field: 'sector', title: '行业领域', options: choicesOf(sectors) },
    {
      kind: 'text',
      field: 'codePrefix',
      title: '信用代码前两位',
      max: 2,
      help: '例如 71 是宗教活动场所。几项都填时，要同时符合',
    },
    {
      kind: 'long-text',
      field: 'basis',
      title: '依据',
      required: true,
      max: 300,
      wide: true,
      help: '文件名称和文号',
    },
  ];
  return (
    <FormDrawer
      title="新增另有规定的类别"
      open={open}
      onClose={onClose}
      fields={fields}
      initial={{ fromOn: officeToday() }}
      submitText="新增"
      onSubmit={({ values }) =>
        run({
          body: {
            name: textOf(values.name) ?? '',
            basis: textOf(values.basis) ?? '',
            fromOn: textOf(values.fromOn) ?? officeToday(),
            orgType: textOf(values.orgType),
            sector: textOf(values.sector),
            codePrefix: textOf(values.codePrefix),
          },
        })
      }
    />
  );
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

interface ChangeDrawerProps {
  readonly category: ExemptCategory | null;
  readonly onClose: () => void;
}

function ChangeDrawer({ category, onClose }: ChangeDrawerProps) {
  const { run } = useCommand(changeExemptCategoryRoute, { doneText: '已保存', refusals: 'returned' });
  const fields: FormField[] = [
    { kind: 'long-text', field: 'basis', title: '依据', required: true, max: 300, wide: true },
    {
      kind: 'day',
      field: 'toOn',
      title: '从哪天起停用',
      notAfter: officeToday(),
      help: '空着就是继续生效；停用以后，这些社会组织重新归入四类',
    },
  ];
  return (
    <FormDrawer
      title={category === null ? '' : `修改 ${category.name}`}
      open={category !== null}
      onClose={onClose}
      fields={fields}
      initial={{ basis: category?.basis, toOn: category?.toOn ?? null }}
      submitText="保存"
      onSubmit={({ values }) =>
        run({
          params: { id: category?.id ?? '' },
          body: {
            version: category?.version ?? 0,
            basis: textOf(values.basis) ?? '',
            toOn: textOf(values.toOn),
          },
        })
      }
    />
  );
}
