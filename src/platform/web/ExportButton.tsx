import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ExportFormat } from './use-list.ts';

const FORMATS: readonly ExportFormat[] = ['xlsx', 'csv'];
const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = { xlsx: 'Excel（.xlsx）', csv: 'CSV（.csv）' };

interface ExportButtonProps {
  readonly exportAddress: (format: ExportFormat) => string;
}

/** Everything that is filtered, not only this page. */
export function ExportButton({ exportAddress }: ExportButtonProps) {
  const items = FORMATS.map((format) => ({
    key: format,
    label: (
      <a href={exportAddress(format)} download>
        导出 {FORMAT_NAMES[format]}
      </a>
    ),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<DownloadOutlined />}>导出</Button>
    </Dropdown>
  );
}
