import { Alert, Button } from 'antd';
import { useState } from 'react';
import { type Fact, FactList } from '../../../platform/web/FactList.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { IfMay } from '../../../platform/web/session.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { LONGEST_SITE_NAME } from '../set-up.rules.ts';
import { readSiteRoute, renameSiteRoute, type SiteView } from '../site.contract.ts';

/** What this installation is called, and what it stands for. */
export function SitePage() {
  const query = useRoute(readSiteRoute, {});
  return <RecordGate query={query}>{(site) => <Site site={site} />}</RecordGate>;
}

function Site({ site }: { readonly site: SiteView }) {
  const [renaming, setRenaming] = useState(false);
  return (
    <>
      <PageTitle
        title="系统设置"
        actions={
          <IfMay permission={permissions.manageAccounts}>
            <Button type="primary" onClick={() => setRenaming(true)}>
              修改系统名称
            </Button>
          </IfMay>
        }
      />
      {site.demo ? (
        <Alert
          className="page-notice"
          type="info"
          showIcon
          title="这里是演示数据，没有真实的单位和个人。正式使用请换一个空的数据目录启动。"
        />
      ) : null}
      <div className="panel">
        <FactList facts={factsOf(site)} />
      </div>
      <RenameDrawer site={site} open={renaming} onClose={() => setRenaming(false)} />
    </>
  );
}

function factsOf({ siteName, rootPartyOrgName, regionName, trial }: SiteView): Fact[] {
  return [
    { title: '系统名称', value: siteName, note: '显示在登录页和每一页的左上角', wide: true },
    {
      title: '最上级党组织',
      value: rootPartyOrgName,
      note: '由党建工作人员在它的记录里改名',
      wide: true,
    },
    { title: '所在行政区划', value: regionName, wide: true },
    { title: '管理方式', value: trial ? '试用账号（尚未三员分立）' : '三员分立', wide: true },
  ];
}

interface RenameDrawerProps {
  readonly site: SiteView;
  readonly open: boolean;
  readonly onClose: () => void;
}

function RenameDrawer({ site: { siteName }, open, onClose }: RenameDrawerProps) {
  const { run } = useCommand(renameSiteRoute, { doneText: '已保存', refusals: 'returned' });
  return (
    <FormDrawer
      title="修改系统名称"
      open={open}
      onClose={onClose}
      fields={[
        {
          kind: 'text',
          field: 'siteName',
          title: '系统名称',
          required: true,
          wide: true,
          max: LONGEST_SITE_NAME,
          help: '显示在登录页和每一页的左上角，所有人都能看到。',
        },
      ]}
      initial={{ siteName }}
      onSubmit={({ values }) =>
        run({ body: { siteName: typeof values.siteName === 'string' ? values.siteName : '' } })
      }
    />
  );
}
