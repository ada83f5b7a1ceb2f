import { ColumnHeightOutlined, PrinterOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { ExportButton } from './ExportButton.tsx';
import { ExportForPurpose, USUAL_LIST_PURPOSES } from './ExportForPurpose.tsx';
import { type Total, totalText } from './rate-text.ts';
import type { ExportFormat } from './use-list.ts';
import type { TableChoice } from './use-table-choice.ts';

interface DataToolbarProps {
  readonly title: string;
  readonly headed?: boolean;
  readonly total?: Total | undefined;
  readonly selection?: { readonly keys: readonly string[]; readonly onChange: (keys: string[]) => void };
  readonly exportAddress?: ((format: ExportFormat, purpose?: string) => string) | undefined;
  readonly exportAsksPurpose?: boolean;
  readonly tools?: ReactNode;
  readonly choice: Omit<TableChoice<never>, 'shown'>;
  readonly phone: boolean;
}

/** Above a list: how many there are at the left, what can be done with them at the right. */
export function DataToolbar({
  title,
  headed = false,
  total,
  selection,
  exportAddress,
  exportAsksPurpose = false,
  tools,
  choice,
  phone,
}: DataToolbarProps) {
  // On a phone the tools for the screen are left out: an empty strip would be left.
  const asks = [total, selection, exportAddress, tools].some(Boolean);
  if (phone && !headed && !asks) return null;
  return (
    <div className="data-toolbar">
      {headed ? <h2 className="data-heading">{title}</h2> : null}
      <div className="data-total" aria-live="polite">
        {total === undefined ? null : totalText(total)}
        {selection === undefined || selection.keys.length === 0 ? null : (
          <>
            ，已选 {selection.keys.length} 条
            <Button type="link" size="small" onClick={() => selection.onChange([])}>
              取消选择
            </Button>
          </>
        )}
      </div>
      <div className="data-tools no-print">
        {tools}
        {exportAddress === undefined ? null : exportAsksPurpose ? (
          <ExportForPurpose
            title={title}
            usual={USUAL_LIST_PURPOSES}
            note={`按当前筛选导出${total === undefined ? '' : `（${totalText(total)}）`}，含联系人等个人姓名和电话，请妥善保管。`}
            address={exportAddress}
          />
        ) : (
          <ExportButton exportAddress={exportAddress} />
        )}
        {phone ? null : <ScreenTools choice={choice} />}
      </div>
    </div>
  );
}

function ScreenTools({ choice }: Pick<DataToolbarProps, 'choice'>) {
  return (
    <>
      <Tooltip title="打印本页">
        <Button icon={<PrinterOutlined />} aria-label="打印本页" onClick={() => window.print()} />
      </Tooltip>
      <Tooltip title={choice.dense ? '行距：紧凑' : '行距：宽松'}>
        <Button
          icon={<ColumnHeightOutlined />}
          aria-label="切换行距"
          aria-pressed={choice.dense}
          onClick={() => choice.setDense(!choice.dense)}
        />
      </Tooltip>
      <Popover
        trigger="click"
        placement="bottomRight"
        title="显示的列"
        content={<ColumnChoice choice={choice} />}
      >
        <Button icon={<TableOutlined />} aria-label="选择显示的列" />
      </Popover>
    </>
  );
}

function ColumnChoice({ choice }: Pick<DataToolbarProps, 'choice'>) {
  return (
    <div className="column-choice">
      <Checkbox.Group
        value={[...choice.shownKeys]}
        onChange={choice.setShownKeys}
        options={choice.all.map((column, index) => ({
          value: column.key,
          label: column.title,
          disabled: index === 0,
        }))}
      />
      <Button type="link" size="small" onClick={choice.reset}>
        恢复默认
      </Button>
    </div>
  );
}
