import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import type { RefusalView } from '../../../platform/contract/refusal-answer.ts';
import {
  type ColumnChoices,
  ColumnMappingTable,
  withChoices,
} from '../../../platform/web/ColumnMappingTable.tsx';
import { RefusalList } from '../../../platform/web/RefusalList.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { IGNORED_FIELD } from '../../imports/import-field.ts';
import { fieldOptionsOf } from '../../imports/mapping.rules.ts';
import {
  compareCompleteListRoute,
  type CompleteListView,
  type ListAnswers,
  mapCompleteListRoute,
} from '../complete-lists.contract.ts';
import { DiscardListButton } from './DiscardListButton.tsx';
import { ListScopePanel } from './ListScopePanel.tsx';

const KIND = 'social_orgs';

/** The second step: which column feeds which field, and what the list is of. */
export function ListMappingStep({ list }: { readonly list: CompleteListView }) {
  const { id, sheet } = list;
  const [choices, setChoices] = useState<ColumnChoices>(new Map());
  const [scope, setScope] = useState<ListAnswers>(list.scope);
  const [refusals, setRefusals] = useState<readonly RefusalView[]>([]);
  const map = useCommand(mapCompleteListRoute, { refusals: 'returned' });
  const compare = useCommand(compareCompleteListRoute, { refusals: 'returned' });
  const columns = withChoices(list.columns, choices);
  const known = columns.some(({ field }) => field === 'name' || field === 'creditCode');
  const save = (chosenSheet: number, chosen: ColumnChoices) =>
    map.run({
      params: { id },
      body: {
        sheet: chosenSheet,
        scope,
        columns: [...chosen].map(([index, field]) => ({ index, field })),
      },
    });
  const go = async () => {
    const saved = await save(sheet, choices);
    const sent = saved.done ? await compare.run({ params: { id } }) : saved;
    setRefusals(sent.done ? [] : sent.refusals);
  };
  return (
    <>
      <ListScopePanel scope={scope} onChange={setScope} />
      <SheetChoice list={list} onChoose={(index) => void save(index, new Map())} />
      <section className="panel">
        <h2 className="list-heading">列的对应关系</h2>
        <p className="quiet">
          请看一遍“导入为”。登记为新的社会组织时，没有对应字段的列作为附列保存。改过的选择会记住，下次自动带出。
        </p>
        <ColumnMappingTable
          name="complete-list-columns"
          columns={columns}
          options={fieldOptionsOf(KIND, columns)}
          ignored={IGNORED_FIELD}
          onChoose={(index, field) => setChoices((before) => new Map(before).set(index, field))}
        />
      </section>
      {known ? null : (
        <Alert
          type="warning"
          showIcon
          title="还没有哪一列是“社会组织名称”或“统一社会信用代码”，请在上面指定。"
        />
      )}
      <RefusalList refusals={refusals} />
      <div className="list-actions no-print">
        <Button
          type="primary"
          disabled={!known || scope.types.length === 0}
          loading={map.pending || compare.pending}
          onClick={() => void go()}
        >
          开始比对
        </Button>
        <DiscardListButton id={id} />
      </div>
    </>
  );
}

function SheetChoice({
  list: { sheets, skippedSheets, sheet },
  onChoose,
}: {
  readonly list: CompleteListView;
  readonly onChoose: (index: number) => void;
}) {
  if (sheets.length < 2 && skippedSheets.length === 0) return null;
  return (
    <section className="panel list-stack">
      {sheets.length < 2 ? null : (
        <label className="list-setting">
          <span>工作表</span>
          <Select
            value={sheet}
            onChange={onChoose}
            options={sheets.map(({ index, name, rows }) => ({
              value: index,
              label: `${name}（${rows} 行）`,
            }))}
          />
          <span className="quiet">一次比对一张；名单分在几张表上的，请先合成一张。</span>
        </label>
      )}
      {skippedSheets.length === 0 ? null : (
        <p className="quiet">
          未读取的工作表：{skippedSheets.map(({ name, why }) => `${name}（${why}）`).join('、')}
        </p>
      )}
    </section>
  );
}
