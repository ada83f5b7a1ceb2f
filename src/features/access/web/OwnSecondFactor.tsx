import { Button, Modal, Space } from 'antd';
import { useState } from 'react';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useAskAgain, useCommand, useRoute } from '../../../platform/web/use-route.ts';
import {
  endSecondFactorRoute,
  readSecondFactorRoute,
  renewRecoveryCodesRoute,
  type SecondFactorView,
} from '../second-factor.contract.ts';
import { FACTOR_CODE_FIELD, textOf } from './account-fields.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { SecondFactorSetup } from './SecondFactorSetup.tsx';

const FEW_CODES = 3;

type Doing = 'nothing' | 'set-up' | 'renew' | 'end';

/** Whether a telephone stands beside the own password, and how to change that. */
export function OwnSecondFactor() {
  const query = useRoute(readSecondFactorRoute, {});
  return (
    <section className="panel">
      <h2 className="section-title">两步验证</h2>
      <RecordGate query={query}>{(view) => <Factor view={view} />}</RecordGate>
    </section>
  );
}

function Factor({ view }: { readonly view: SecondFactorView }) {
  const [doing, setDoing] = useState<Doing>('nothing');
  const close = () => setDoing('nothing');
  const { inUse, demanded } = view;
  return (
    <div className="stack">
      <FactorState view={view} />
      <Space wrap>
        <Button onClick={() => setDoing('set-up')}>{inUse ? '换一部手机' : '启用两步验证'}</Button>
        {inUse ? <Button onClick={() => setDoing('renew')}>换一批恢复码</Button> : null}
        {inUse && !demanded ? <Button onClick={() => setDoing('end')}>停用</Button> : null}
      </Space>
      <SetupDialog open={doing === 'set-up'} inUse={inUse} onClose={close} />
      <RenewDialog open={doing === 'renew'} onClose={close} />
      <EndDrawer open={doing === 'end'} onClose={close} />
    </div>
  );
}

function FactorState({ view }: { readonly view: SecondFactorView }) {
  const { inUse, since, recoveryLeft, spared } = view;
  if (inUse) {
    return (
      <p>
        <StatusTag tone="good">已启用</StatusTag> {since === null ? '' : `${minuteText(since)} 起。`}
        登录时除密码外还要手机上的动态码。还有 {recoveryLeft} 个恢复码
        {recoveryLeft < FEW_CODES ? '，请换一批。' : '。'}
      </p>
    );
  }
  return (
    <p>
      <StatusTag tone="unknown">未启用</StatusTag> 启用后，别人知道了密码也不能登录。
      {spared === 'trial' ? '试用账号不强制；正式使用后，按本单位的规定启用。' : null}
      {spared === 'demo' ? '这里是演示数据，不强制；正式使用时，按本单位的规定启用。' : null}
    </p>
  );
}

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

function SetupDialog({ open, inUse, onClose }: DialogProps & { readonly inUse: boolean }) {
  const askAgain = useAskAgain();
  const close = () => {
    askAgain();
    onClose();
  };
  return (
    <Modal
      title={inUse ? '换一部手机' : '启用两步验证'}
      open={open}
      onCancel={close}
      footer={null}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <SecondFactorSetup inUse={inUse} onDone={close} />
    </Modal>
  );
}

function RenewDialog({ open, onClose }: DialogProps) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { run } = useCommand(renewRecoveryCodesRoute, {
    refusals: 'returned',
    onDone: ({ recoveryCodes }) => setCodes(recoveryCodes),
  });
  return (
    <>
      <FormDrawer
        title="换一批恢复码"
        open={open}
        onClose={onClose}
        fields={[FACTOR_CODE_FIELD]}
        submitText="换一批"
        onSubmit={({ values }) => run({ body: { code: textOf(values, 'code') } })}
      >
        <p className="quiet">原来的恢复码全部失效。</p>
      </FormDrawer>
      <Modal title="新的恢复码" open={codes !== null} closable={false} footer={null} keyboard={false}>
        <RecoveryCodes codes={codes ?? []} onKept={() => setCodes(null)} />
      </Modal>
    </>
  );
}

function EndDrawer({ open, onClose }: DialogProps) {
  const { run } = useCommand(endSecondFactorRoute, { doneText: '两步验证已停用', refusals: 'returned' });
  return (
    <FormDrawer
      title="停用两步验证"
      open={open}
      onClose={onClose}
      fields={[FACTOR_CODE_FIELD]}
      submitText="停用"
      onSubmit={({ values }) => run({ body: { code: textOf(values, 'code') } })}
    >
      <p className="quiet">停用后只凭密码登录。</p>
    </FormDrawer>
  );
}
