import { Button, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import type { FilterField } from '../../../platform/web/filter-field.ts';
import { useNotices } from '../../../platform/web/notices.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import type { Total } from '../../../platform/web/rate-text.ts';
import type { Paging } from '../../../platform/web/use-list.ts';
import { refusalsOf } from '../../../platform/web/use-route.ts';
import { BATCH_MOST, type BatchSubject, batchSubjectNames } from '../batch.ts';
import { BatchDrawer, type BatchForm } from './BatchDrawer.tsx';
import { OwnBatches } from './OwnBatches.tsx';

interface PageOfIds {
  readonly rows: readonly { readonly id: string }[];
  readonly next: string | null;
}

interface BatchTableProps<Row, Key extends string> {
  readonly subject: BatchSubject;
  readonly title: string;
  readonly list: {
    readonly filters: Partial<Record<Key, unknown>>;
    readonly setFilters: (filters: never) => void;
    readonly table: {
      readonly rows: readonly Row[] | undefined;
      readonly loading: boolean;
      readonly error: Error | null;
      readonly onRetry: () => void;
      readonly paging: Paging;
      readonly total: Total | undefined;
    };
  };
  readonly fields: readonly FilterField<Key>[];
  readonly columns: readonly DataColumn<Row>[];
  readonly address: (row: Row) => string;
  /** One page of the list as filtered. */
  readonly pageAfter: (after: string | undefined) => Promise<PageOfIds>;
  /** What may be done to what is chosen; the first is the usual one. */
  readonly forms: readonly BatchForm[];
}

/** Rows are chosen, one thing is done to all of them, and what was done is undone as one. */
export function BatchTable<Row extends { readonly id: string }, Key extends string>(
  props: BatchTableProps<Row, Key>,
) {
  const { subject, list, fields, columns, address, pageAfter, forms } = props;
  const { name, unit } = batchSubjectNames[subject];
  const [keys, setKeys] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<BatchForm | null>(null);
  const [shown, setShown] = useState<BatchForm | undefined>(forms[0]);
  const current = forms.find(({ title }) => title === shown?.title);
  const { take, taking } = useTakeAll(pageAfter, setKeys);
  return (
    <>
      <PageTitle
        title={props.title}
        below={`勾选${name}，一次办理。先看会改哪些、哪些不予办理，再保存；一次最多 ${countText(BATCH_MOST)} ${unit}，办错了可以整批撤销。`}
      />
      <FilterBar fields={fields} values={list.filters as never} onChange={list.setFilters as never} />
      <div className="stack">
        <DataTable<Row>
          name={`batch-${subject}`}
          title={name}
          columns={columns}
          rowKey={({ id }) => id}
          rowAddress={address}
          {...list.table}
          selection={{ keys, onChange: setKeys }}
          tools={
            <Tools
              forms={forms}
              chosen={keys.length}
              taking={taking}
              onTake={() => void take()}
              onClear={() => setKeys([])}
              onOpen={(form) => {
                setShown(form);
                setOpen(form);
              }}
            />
          }
          empty={{ reason: `没有符合条件的${name}。`, hint: '换一个条件试试，或清除筛选。' }}
        />
        <OwnBatches subject={subject} />
      </div>
      {current === undefined ? null : (
        <BatchDrawer
          key={current.title}
          form={current}
          ids={keys}
          open={open !== null}
          onClose={() => setOpen(null)}
          onStored={() => {
            setOpen(null);
            setKeys([]);
          }}
        />
      )}
    </>
  );
}

interface ToolsProps {
  readonly forms: readonly BatchForm[];
  readonly chosen: number;
  readonly taking: boolean;
  readonly onTake: () => void;
  readonly onClear: () => void;
  readonly onOpen: (form: BatchForm) => void;
}

function Tools({ forms, chosen, taking, onTake, onClear, onOpen }: ToolsProps): ReactNode {
  return (
    <Space wrap>
      <Button loading={taking} onClick={onTake}>
        选中全部符合条件的
      </Button>
      {chosen === 0 ? null : <Button onClick={onClear}>清除所选</Button>}
      {forms.map((form, at) => (
        <Button
          key={form.title}
          type={at === 0 ? 'primary' : 'default'}
          disabled={chosen === 0}
          onClick={() => onOpen(form)}
        >
          {form.title}
          {at === 0 ? `（已选 ${countText(chosen)}）` : ''}
        </Button>
      ))}
    </Space>
  );
}

/** Page by page; one more than may be, so that too many get their own answer. */
function useTakeAll(
  pageAfter: (after: string | undefined) => Promise<PageOfIds>,
  onTaken: (ids: readonly string[]) => void,
) {
  const notices = useNotices();
  const [taking, setTaking] = useState(false);
  const take = async () => {
    setTaking(true);
    try {
      const ids: string[] = [];
      let after: string | undefined;
      do {
        const page = await pageAfter(after);
        ids.push(...page.rows.map(({ id }) => id));
        after = page.next ?? undefined;
      } while (after !== undefined && ids.length <= BATCH_MOST);
      onTaken(ids.slice(0, BATCH_MOST + 1));
    } catch (error) {
      notices.refused(refusalsOf(error));
    } finally {
      setTaking(false);
    }
  };
  return { take, taking };
}
