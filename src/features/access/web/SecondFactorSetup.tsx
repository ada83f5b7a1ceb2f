import { useState } from 'react';
import { RecordForm } from '../../../platform/web/RecordForm.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { QrCode } from '../../../platform/web/QrCode.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { confirmSecondFactorRoute, offerSecondFactorRoute } from '../second-factor.contract.ts';
import { FACTOR_CODE_FIELD, textOf } from './account-fields.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';

const PASSWORD_FIELD: FormField = {
  kind: 'secret',
  field: 'currentPassword',
  title: '当前密码',
  required: true,
  wide: true,
  autoComplete: 'current-password',
};
const OLD_CODE_FIELD: FormField = {
  ...FACTOR_CODE_FIELD,
  help: '原手机上的 6 位数字；原手机不在手边的，填一个恢复码。',
};
const NEW_CODE_FIELD: FormField = { ...FACTOR_CODE_FIELD, help: '添加后，手机上显示的 6 位数字。' };

interface SetupProps {
  /** A telephone is known already: another one takes its place. */
  readonly inUse: boolean;
  /** The recovery codes have been put away. */
  readonly onDone: () => void;
}

/** Three steps: who I am, which telephone, where the recovery codes lie. */
export function SecondFactorSetup({ inUse, onDone }: SetupProps) {
  const [offer, setOffer] = useState<{ readonly secret: string; readonly address: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const begin = useCommand(offerSecondFactorRoute, { refusals: 'returned', onDone: setOffer });
  const confirm = useCommand(confirmSecondFactorRoute, {
    refusals: 'returned',
    asksAgain: false,
    onDone: ({ recoveryCodes }) => setCodes(recoveryCodes),
  });
  if (codes !== null) return <RecoveryCodes codes={codes} onKept={onDone} />;
  if (offer === null) {
    return (
      <RecordForm
        key="who"
        fields={inUse ? [PASSWORD_FIELD, OLD_CODE_FIELD] : [PASSWORD_FIELD]}
        submitText="下一步"
        marksRequired={false}
        onSubmit={({ values }) =>
          begin.run({
            body: {
              currentPassword: textOf(values, 'currentPassword'),
              ...(inUse ? { code: textOf(values, 'code') } : {}),
            },
          })
        }
      />
    );
  }
  return (
    <div className="stack factor-setup">
      <p>
        用手机上的验证器应用扫描下面的方块，例如腾讯身份验证器、微软验证器。没有摄像头的，在应用里手工输入密钥。
      </p>
      <div className="factor-square">
        <QrCode text={offer.address} label="两步验证的二维码" />
      </div>
      <p className="factor-secret">
        <span className="quiet">密钥：</span>
        <code>{offer.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <RecordForm
        key="telephone"
        fields={[NEW_CODE_FIELD]}
        submitText="确认"
        marksRequired={false}
        onSubmit={({ values }) => confirm.run({ body: { code: textOf(values, 'code') } })}
      />
    </div>
  );
}
