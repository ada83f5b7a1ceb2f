import { Alert, Button, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import type { RefusalView } from '../../../platform/contract/refusal-answer.ts';
import {
  type ColumnChoices,
  ColumnMappingTable,
  withChoices,
} from '../../../platform/web/ColumnMappingTable.tsx';
import { RefusalList } from '../../../platform/web/RefusalList.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import {
  checkImportRoute,
  discardImportRoute,
  type ImportAnswers,
  type ImportRunView,
  mapImportRoute,
} from '../imports.contract.ts';
import { IGNORED_FIELD } from '../import-field.ts';
import { fieldOptionsOf, missingFields } from '../mapping.rules.ts';
import { SettingsPanel } from './SettingsPanel.tsx';

/** The second step: which column feeds which field, and what the file does not say itself. */
export function MappingStep({ run }: { readonly run: ImportRunView }) {
  const { id, kind, sheet } = run;
  const [choices, setChoices] = useState<ColumnChoices>(new Map());
  const [settings, setSettings] = useState<ImportAnswers>(run.settings);
  const [refusals, setRefusals] = useState<readonly RefusalView[]>([]);
  const map = useCommand(mapImportRoute, { refusals: 'returned' });
  const check = useCommand(checkImportRoute, { refusals: 'returned' });
  const columns = withChoices(run.columns, choices);
  const missing = missingFields(
    kind,
    columns.map((column) => ({ ...column, year: column.year ?? undefined })),
  );
  const save = (chosenSheet: number, chosen: ColumnChoices) =>
    map.run({
      params: { id },
      body: {
        sheet: chosenSheet,
        settings,
        columns: [...chosen].map(([index, field]) => ({ index, field })),
      },
    });
  const go = async () => {
    const saved = await save(sheet, choices);
    const sent = saved.done ? await check.run({ params: { id } }) : saved;
    setRefusals(sent.done ? [] : sent.refusals);
  };
  return (
    <>
      <SheetChoice run={run} onChoose={(index) => void save(index, new Map())} />
      <section className="panel">
        <h2 className="import-heading">列的对应关系</h2>
        <p className="quiet">
          请看一遍“导入为”。没有对应字段的列会作为附列原样保存，导出时回到原来的位置。改过的选择会记住，下次自动带出。
        </p>
        <ColumnMappingTable
          name="import-columns"
          columns={columns}
          options={fieldOptionsOf(kind, columns)}
          ignored={IGNORED_FIELD}
          onChoose={(index, field) => setChoices((before) => new Map(before).set(index, field))}
        />
      </section>
      <SettingsPanel kind={kind} columns={columns} settings={settings} onChange={setSettings} />
      {missing.length === 0 ? null : (
        <Alert type="warning" showIcon title={`还没有哪一列对应到“${missing.join('”“')}”，请在上面指定。`} />
      )}
      <RefusalList refusals={refusals} />
      <div className="import-actions no-print">
        <Button
          type="primary"
          disabled={missing.length > 0}
          loading={map.pending || check.pending}
          onClick={() => void go()}
        >
          开始核对
        </Button>
        <DiscardButton id={id} />
      </div>
    </>
  );
}

function SheetChoice({
  run,
  onChoose,
}: {
  readonly run: ImportRunView;
  readonly onChoose: (index: number) => void;
}) {
  const { sheets, skippedSheets, sheet } = run;
  const current = sheets.find(({ index }) => index === sheet);
  if (sheets.length < 2 && skippedSheets.length === 0 && (current?.hiddenRows ?? 0) === 0) return null;
  return (
    <section className="panel import-stack">
      {sheets.length < 2 ? null : (
        <label className="import-setting">
          <span>工作表</span>
          <Select
            value={sheet}
            onChange={onChoose}
            options={sheets.map(({ index, name, rows }) => ({
              value: index,
              label: `${name}（${rows} 行）`,
            }))}
          />
        </label>
      )}
      {sheets.length < 2 ? null : <p className="quiet">一次导入一张工作表；其余的请另行上传导入。</p>}
      {skippedSheets.length === 0 ? null : (
        <p className="quiet">
          未读取的工作表：{skippedSheets.map(({ name, why }) => `${name}（${why}）`).join('、')}
        </p>
      )}
      {current === undefined || current.hiddenRows === 0 ? null : (
        <p className="quiet">这张表有 {current.hiddenRows} 行是隐藏的，会一并读取。</p>
      )}
    </section>
  );
}

/** Gives up the import; its file is erased at once. */
export function DiscardButton({ id }: { readonly id: string }) {
  const discard = useCommand(discardImportRoute, { doneText: '已放弃，上传的文件已删除' });
  return (
    <Popconfirm
      title="放弃这次导入？"
      description="上传的文件会立即删除，系统里的数据不受影响。"
      okText="放弃"
      cancelText="不放弃"
      onConfirm={async () => void (await discard.run({ params: { id } }))}
    >
      <Button type="text" loading={discard.pending}>
        放弃导入
      </Button>
    </Popconfirm>
  );
}
