import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { IfMay } from '../../../platform/web/session.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import {
  appointAuditorRoute,
  askSmallOfficeRoute,
  type DutiesView,
  readDutiesRoute,
  settleSmallOfficeRoute,
} from '../duties.contract.ts';
import { permissions, roleNames } from '../role.ts';
import { newAccountFields, newAccountOf, textOf } from './account-fields.ts';
import { FactorDemandLine } from './FactorDemandLine.tsx';
import { SplitDutiesDrawer } from './SplitDutiesDrawer.tsx';

const AUDITOR_FIELDS = newAccountFields({ path: 'audit.', section: '安全审计员：一位领导，只查看操作记录' });
const REASON_FIELDS: readonly FormField[] = [
  { kind: 'long-text', field: 'reason', title: '理由', required: true, wide: true, max: 500 },
];

type Doing = 'nothing' | 'split' | 'small' | 'ask';

/** Who keeps the administrative duties, and what may be done about it: said where accounts are kept. */
export function DutiesPanel() {
  const { data } = useRoute(readDutiesRoute, {});
  const [doing, setDoing] = useState<Doing>('nothing');
  const close = () => setDoing('nothing');
  if (data === undefined) return null;
  return (
    <>
      <Notice view={data} onDo={setDoing} />
      {data.mode === 'trial' ? null : <FactorDemandLine demand={data.factorDemand} />}
      <SplitDutiesDrawer open={doing === 'split'} onClose={close} />
      <AppointDrawer open={doing === 'small'} onClose={close} />
      <AskDrawer open={doing === 'ask'} onClose={close} />
    </>
  );
}

interface NoticeProps {
  readonly view: DutiesView;
  readonly onDo: (doing: Doing) => void;
}

function Notice({ view, onDo }: NoticeProps) {
  if (view.request !== null) return <RequestNotice request={view.request} />;
  const split = (
    <IfMay permission={permissions.manageGrants}>
      <Button onClick={() => onDo('split')}>三员分立</Button>
    </IfMay>
  );
  if (view.mode === 'trial') {
    return (
      <Alert
        className="page-notice"
        type="warning"
        showIcon
        title="现在是试用账号，系统、安全、审计都由一个人担任"
        description="正式使用前请选一种：三员分立，由三个人分别担任；人手少的单位可按小型单位管理，由您继续管理，另请一位领导审计。"
        action={
          <Space wrap>
            {split}
            <IfMay permission={permissions.manageGrants}>
              <Button onClick={() => onDo('small')}>小型单位管理</Button>
            </IfMay>
          </Space>
        }
      />
    );
  }
  if (view.mode === 'small') {
    return (
      <Alert
        className="page-notice"
        type="info"
        showIcon
        title="小型单位管理"
        description={`${keepersText(view)}。审计员只能查看，管理员的每一步都记在操作记录里。`}
        action={split}
      />
    );
  }
  return (
    <p className="quiet no-print duties-line">
      三员分立：{keepersText(view)}。{' '}
      <button type="button" className="link-button" onClick={() => onDo('ask')}>
        改为小型单位管理
      </button>
    </p>
  );
}

function keepersText({ keepers }: DutiesView): string {
  return keepers.map(({ role, displayName }) => `${roleNames[role]} ${displayName}`).join('，');
}

function RequestNotice({ request }: { readonly request: NonNullable<DutiesView['request']> }) {
  const { id, reason, askedBy, askedAt, own } = request;
  const { run, pending } = useCommand(settleSmallOfficeRoute, { doneText: '已办理' });
  const settle = (agreed: boolean) => void run({ body: { id, agreed } });
  return (
    <Alert
      className="page-notice"
      type="warning"
      showIcon
      title={`${askedBy}申请由三员分立改为小型单位管理`}
      description={`${minuteText(askedAt)}，理由：${reason}。须由另一位管理员确认，七天内有效。`}
      action={
        <Space wrap>
          {own ? null : (
            <Button type="primary" loading={pending} onClick={() => settle(true)}>
              确认
            </Button>
          )}
          <Button loading={pending} onClick={() => settle(false)}>
            {own ? '撤回' : '不同意'}
          </Button>
        </Space>
      }
    />
  );
}

interface DrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

function AppointDrawer({ open, onClose }: DrawerProps) {
  const { run } = useCommand(appointAuditorRoute, { doneText: '已改为小型单位管理', refusals: 'returned' });
  return (
    <FormDrawer
      title="小型单位管理"
      open={open}
      onClose={onClose}
      fields={AUDITOR_FIELDS}
      submitText="完成"
      onSubmit={({ values }) => run({ body: { audit: newAccountOf(values, 'audit.') } })}
    >
      <p className="quiet">
        完成后，您继续开设账号、授权和办理业务；这位领导查看操作记录，不能改任何东西。您须随即设置两步验证。
      </p>
    </FormDrawer>
  );
}

function AskDrawer({ open, onClose }: DrawerProps) {
  const { run } = useCommand(askSmallOfficeRoute, {
    doneText: '已申请，等另一位管理员确认',
    refusals: 'returned',
  });
  return (
    <FormDrawer
      title="改为小型单位管理"
      open={open}
      onClose={onClose}
      fields={REASON_FIELDS}
      submitText="申请"
      onSubmit={({ values }) => run({ body: { reason: textOf(values, 'reason') } })}
    >
      <p className="quiet">
        只适合人手确实不足的单位。须由另一位管理员在七天内确认；确认后，一个人可以兼任系统和安全管理员，审计员仍由另一人担任。
      </p>
    </FormDrawer>
  );
}
