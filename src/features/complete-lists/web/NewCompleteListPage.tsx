import { InboxOutlined } from '@ant-design/icons';
import { Spin, Upload } from 'antd';
import { useState } from 'react';
import type { RefusalView } from '../../../platform/contract/refusal-answer.ts';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RefusalList } from '../../../platform/web/RefusalList.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { uploadCompleteListRoute } from '../complete-lists.contract.ts';
import { ListSteps } from './ListSteps.tsx';
import './complete-lists.css';

const LARGEST_BYTES = 50 * 1024 * 1024;
const TOO_LARGE = { code: 'file.too-large', message: '文件超过 50 MB，请拆成几个文件分别上传。' };

/** The first step: the file. */
export function NewCompleteListPage() {
  const [refusals, setRefusals] = useState<readonly RefusalView[]>([]);
  const navigate = usePageNavigate();
  const upload = useCommand(uploadCompleteListRoute, { refusals: 'returned' });
  const send = async (file: File) => {
    if (file.size > LARGEST_BYTES) return setRefusals([TOO_LARGE]);
    setRefusals([]);
    const body = new FormData();
    body.append('file', file);
    const call = { body };
    const outcome = await upload.run(call);
    if (outcome.done) navigate(`/complete-lists/${outcome.answer.id}`);
    else setRefusals(outcome.refusals);
  };
  return (
    <>
      <PageTitle title="上传全量名单" />
      <ListSteps state={null} />
      <section className="panel list-stack">
        <p>
          登记管理机关登记的全部社会组织，每行一家，至少要有名称或统一社会信用代码；有登记状态、注销日期、法定代表人、住所的，一并比对。
        </p>
        <RefusalList refusals={refusals} />
        <Spin spinning={upload.pending} description="正在上传并识别，较大的文件需要十几秒…">
          <Upload.Dragger
            accept=".xlsx,.xls,.csv,.txt,.et"
            multiple={false}
            showUploadList={false}
            disabled={upload.pending}
            beforeUpload={(file) => {
              void send(file);
              return false;
            }}
          >
            <p className="list-drop-icon">
              <InboxOutlined />
            </p>
            <p>把名单拖到这里，或点击选择文件</p>
            <p className="quiet">.xlsx、.xls 或 .csv，不超过 50 MB。</p>
          </Upload.Dragger>
        </Spin>
        <p className="quiet">比对不改动任何记录，更不会自动注销；文件加密保存，默认 30 天后自动删除。</p>
      </section>
    </>
  );
}
