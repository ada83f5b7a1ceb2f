import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { addressOf } from '../../../platform/web/api-client.ts';
import { downloadMarkedFileRoute, type ImportRunView } from '../imports.contract.ts';

/** The person's own file with what is at fault in red. */
export function MarkedFileButton({ run: { id, hasMarkedFile } }: { readonly run: ImportRunView }) {
  if (!hasMarkedFile) return null;
  return (
    <Button
      icon={<DownloadOutlined />}
      href={addressOf(downloadMarkedFileRoute, { params: { id } })}
      download
    >
      下载标注文件
    </Button>
  );
}
