import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { readSecondFactorRoute } from '../second-factor.contract.ts';
import {
  beginOwnLinkRoute,
  endOwnLinkRoute,
  type OuterIdentity,
  readOwnOuterIdentityRoute,
} from '../sign-on.contract.ts';
import { FACTOR_CODE_FIELD, textOf } from './account-fields.ts';

const PASSWORD_FIELD: FormField = {
  kind: 'secret',
  field: 'currentPassword',
  title: '当前密码',
  required: true,
  wide: true,
  autoComplete: 'current-password',
};

/** Which outer identity opens the own account, where sign-on is in use. */
export function OwnOuterIdentity() {
  const query = useRoute(readOwnOuterIdentityRoute, {});
  if (query.data !== undefined && query.data.name === null) return null;
  return (
    <section className="panel">
      <h2 className="section-title">{query.data?.name ?? '统一身份认证'}</h2>
      <RecordGate query={query}>
        {({ name, identity }) =>
          identity === null ? (
            <NotLinked name={name ?? ''} />
          ) : (
            <Linked name={name ?? ''} identity={identity} />
          )
        }
      </RecordGate>
    </section>
  );
}

function NotLinked({ name }: { readonly name: string }) {
  const [linking, setLinking] = useState(false);
  const factor = useRoute(readSecondFactorRoute, {}).data?.inUse === true;
  const { run } = useCommand(beginOwnLinkRoute, {
    refusals: 'returned',
    asksAgain: false,
    onDone: ({ address }) => window.location.assign(address),
  });
  return (
    <div className="stack">
      <p>
        <StatusTag tone="unknown">未关联</StatusTag> 关联后，可以在登录页点“用{name}登录”；密码仍然可以用。
      </p>
      <div>
        <Button onClick={() => setLinking(true)}>关联</Button>
      </div>
      <FormDrawer
        title={`关联${name}`}
        open={linking}
        onClose={() => setLinking(false)}
        fields={factor ? [PASSWORD_FIELD, FACTOR_CODE_FIELD] : [PASSWORD_FIELD]}
        submitText={`去${name}`}
        onSubmit={({ values }) =>
          run({
            body: {
              currentPassword: textOf(values, 'currentPassword'),
              ...(factor ? { code: textOf(values, 'code') } : {}),
            },
          })
        }
      >
        <p className="quiet">先确认是您本人，再到“{name}”登录一次。在那边登录的是谁，就关联谁。</p>
      </FormDrawer>
    </div>
  );
}

function Linked({ name, identity }: { readonly name: string; readonly identity: OuterIdentity }) {
  const { run } = useCommand(endOwnLinkRoute, { doneText: '已解除关联' });
  const { subject, own, linkedAt, linkedBy } = identity;
  return (
    <div className="stack">
      <p>
        <StatusTag tone="good">已关联</StatusTag> {minuteText(linkedAt)} 起，
        {own ? '由本人关联' : `由${linkedBy ?? '管理员'}登记`}。在那边的标识是“
        <span className="outer-subject">{subject}</span>
        ”。从本系统退出登录，不会退出“{name}”。
      </p>
      <div>
        <Popconfirm
          title={`解除与“${name}”的关联？`}
          description="以后只能用登录名和密码登录。其他设备上的登录会退出。"
          okText="解除"
          onConfirm={() => void run({})}
        >
          <Button>解除关联</Button>
        </Popconfirm>
      </div>
    </div>
  );
}
