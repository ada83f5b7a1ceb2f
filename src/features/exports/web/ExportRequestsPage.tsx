import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { OwnRequests } from './OwnRequests.tsx';
import './exports.css';

/** 导出申请: the own ones. */
export function ExportRequestsPage() {
  return (
    <>
      <PageTitle
        title="导出申请"
        below="同意后系统自动生成文件，加密保存一天，只有申请人能下载，到期自动删除。"
      />
      <OwnRequests />
    </>
  );
}
