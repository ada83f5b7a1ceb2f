import { Alert, Button, Drawer, Upload } from 'antd';
import { useState } from 'react';
import { saveFile } from '../../../platform/web/download-file.ts';
import { FactList } from '../../../platform/web/FactList.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { useNotices } from '../../../platform/web/notices.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import type { AuditHead } from '../audit-chain.ts';
import { checkAuditChainRoute, readAuditHeadRoute } from '../audit-search.contract.ts';

/** The chain's end to take elsewhere, and the check of the whole chain, against an end that was kept. */
export function ChainDrawer({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const head = useRoute(readAuditHeadRoute, {}, { enabled: open });
  return (
    <Drawer title="校验审计链" open={open} onClose={onClose} size={520} destroyOnHidden>
      <div className="stack">
        <p className="quiet">
          每条记录写入后两秒内封存，封存一次接一次连成链。改动、删除或插入任何一条，校验都会指出第一条。
        </p>
        <FactList
          facts={[
            { title: '链头', value: head.data === undefined ? null : `第 ${head.data.seq} 次封存` },
            {
              title: '封存时间',
              value: head.data?.sealedAt == null ? null : minuteText(head.data.sealedAt),
            },
          ]}
        />
        <div>
          <Button disabled={head.data === undefined} onClick={() => head.data && saveHead(head.data)}>
            下载链头
          </Button>
        </div>
        <p className="quiet">
          请定期下载链头，存到别处（另一台电脑、纸上）。链的结尾被截去，只有比对它才看得出来。
        </p>
        <ChainCheck />
      </div>
    </Drawer>
  );
}

function ChainCheck() {
  const check = useCommand(checkAuditChainRoute);
  const notices = useNotices();
  const [result, setResult] = useState<{ readonly whole: boolean; readonly text: string } | null>(null);
  const run = async (kept: Partial<AuditHead>) => {
    setResult(null);
    const outcome = await check.run({ query: { seq: kept.seq, hash: kept.hash } });
    if (!outcome.done) return;
    const { fault, seals, lines, removed, waiting } = outcome.answer;
    const counts = `${seals} 次封存，${lines} 条记录，已按期清理 ${removed} 条，待封存 ${waiting} 条。`;
    setResult({ whole: fault === null, text: fault ?? counts });
  };
  const compare = async (file: File) => {
    const kept = readHead(await file.text());
    if (kept === null)
      notices.refused([{ code: 'input.head', message: '这不是链头文件，请选择从这里下载的文件。' }]);
    else await run(kept);
  };
  return (
    <>
      <div>
        <Button type="primary" loading={check.pending} onClick={() => void run({})}>
          开始校验
        </Button>{' '}
        <Upload
          accept=".json"
          showUploadList={false}
          beforeUpload={(file) => {
            void compare(file);
            return false;
          }}
        >
          <Button disabled={check.pending}>与另存的链头比对</Button>
        </Upload>
      </div>
      {result === null ? null : (
        <div>
          <Alert
            type={result.whole ? 'success' : 'error'}
            showIcon
            title={result.whole ? '审计链完整' : '审计链不完整'}
            description={result.text}
          />
        </div>
      )}
    </>
  );
}

function saveHead(head: AuditHead): void {
  const content = new Blob([`${JSON.stringify(head)}\n`], { type: 'application/json' });
  saveFile({ name: `审计链头 第${head.seq}次.json`, content });
}

function readHead(text: string): Pick<AuditHead, 'seq' | 'hash'> | null {
  try {
    const { seq, hash } = JSON.parse(text) as Partial<AuditHead>;
    return typeof seq === 'number' && typeof hash === 'string' ? { seq, hash } : null;
  } catch {
    return null;
  }
}
