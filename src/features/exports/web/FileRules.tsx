import { Button } from 'antd';
import { useState } from 'react';
import { FactList } from '../../../platform/web/FactList.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { changeFileRulesRoute, readFileRulesRoute } from '../export-requests.contract.ts';

/** 文件规则: from how many members on an export is approved, and how long uploads are kept. */
export function FileRules() {
  const rules = useRoute(readFileRulesRoute, {}).data;
  const [changing, setChanging] = useState(false);
  const change = useCommand(changeFileRulesRoute, { doneText: '已保存', refusals: 'returned' });
  if (rules === undefined) return null;
  return (
    <section className="panel export-rules" aria-label="文件规则">
      <FactList
        title="文件规则"
        facts={[
          { title: '导出审批限额', value: `超过 ${rules.approvalRows} 名党员须经审批` },
          { title: '上传文件保存', value: `${rules.uploadDays} 天` },
        ]}
      />
      <Button onClick={() => setChanging(true)}>修改文件规则</Button>
      <FormDrawer
        title="修改文件规则"
        open={changing}
        onClose={() => setChanging(false)}
        initial={rules}
        fields={[
          {
            kind: 'number',
            field: 'approvalRows',
            title: '导出审批限额（名）',
            required: true,
            help: '一次导出的党员超过这个数，须由另一人审批。0 表示每次都要审批。',
          },
          {
            kind: 'number',
            field: 'uploadDays',
            title: '上传文件保存（天）',
            required: true,
            help: '1 至 90 天。只影响以后上传的文件。',
          },
        ]}
        onSubmit={({ values }) =>
          change.run({
            body: { approvalRows: Number(values.approvalRows), uploadDays: Number(values.uploadDays) },
          })
        }
      />
    </section>
  );
}
