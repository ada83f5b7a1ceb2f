import { Alert, Button, Space } from 'antd';
import { type MadeFile, saveAs } from './use-print.ts';

/** The file that was made: a browser may not have let it open by itself. */
export function MadeFileBar({ made: { name, url } }: { readonly made: MadeFile }) {
  return (
    <Alert
      className="print-made"
      type="success"
      showIcon
      title={`已生成：${name}`}
      action={
        <Space>
          {name.endsWith('.pdf') ? (
            <Button size="small" href={url} target="_blank" rel="noreferrer">
              打开
            </Button>
          ) : null}
          <Button size="small" onClick={() => saveAs(url, name)}>
            保存
          </Button>
        </Space>
      }
    />
  );
}
