import { InboxOutlined } from '@ant-design/icons';
import { Radio, Spin, Upload } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { RefusalView } from '../../../platform/contract/refusal-answer.ts';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RefusalList } from '../../../platform/web/RefusalList.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { importKinds, importKindTitles } from '../import.ts';
import { uploadImportRoute } from '../imports.contract.ts';
import { kindHints } from './import-looks.tsx';
import { ImportSteps } from './ImportSteps.tsx';
import { TemplateLinks } from './TemplateLinks.tsx';
import './imports.css';

const STATE = z.object({ kind: z.enum(importKinds).optional() });
const LARGEST_BYTES = 50 * 1024 * 1024;
const TOO_LARGE = { code: 'file.too-large', message: '文件超过 50 MB，请拆成几个文件分别上传。' };

/** The first step: which kind of ledger, and the file. */
export function NewImportPage() {
  const [{ kind = 'ledger' }, set] = useAddressState(STATE);
  const mayMembers = useMay(permissions.changeMembers);
  const kinds = importKinds.filter((each) => each !== 'members' || mayMembers);
  const [refusals, setRefusals] = useState<readonly RefusalView[]>([]);
  const navigate = usePageNavigate();
  const upload = useCommand(uploadImportRoute, { refusals: 'returned' });
  const send = async (file: File) => {
    if (file.size > LARGEST_BYTES) return setRefusals([TOO_LARGE]);
    setRefusals([]);
    const body = new FormData();
    body.append('file', file);
    const call = { query: { kind }, body };
    const outcome = await upload.run(call);
    if (outcome.done) navigate(`/imports/${outcome.answer.id}`);
    else setRefusals(outcome.refusals);
  };
  return (
    <>
      <PageTitle title="新导入" />
      <ImportSteps state={null} />
      <section className="panel import-stack">
        <fieldset className="import-kinds">
          <legend>这份台账是</legend>
          <Radio.Group
            value={kind}
            onChange={({ target }) => set({ kind: target.value })}
            disabled={upload.pending}
          >
            {kinds.map((each) => (
              <Radio key={each} value={each}>
                <span className="import-kind">{importKindTitles[each]}</span>
                <span className="quiet">{kindHints[each]}</span>
              </Radio>
            ))}
          </Radio.Group>
        </fieldset>
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
            <p className="import-drop-icon">
              <InboxOutlined />
            </p>
            <p>把文件拖到这里，或点击选择文件</p>
            <p className="quiet">
              .xlsx、.xls 或 .csv，不超过 50 MB。表头上方的标题、合并的表头、合计行、隐藏行都能识别。
            </p>
          </Upload.Dragger>
        </Spin>
        <p className="quiet">上传只是读取文件，核对之前和核对之中都不会写入任何数据。</p>
        <TemplateLinks />
      </section>
    </>
  );
}
