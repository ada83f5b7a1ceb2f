import './access.css';
import { Button, Result, Spin } from 'antd';
import { useEffect, useState } from 'react';
import type { RefusalView } from '../../../platform/contract/refusal-answer.ts';
import { callRoute } from '../../../platform/web/api-client.ts';
import { EntranceCard } from '../../../platform/web/EntranceCard.tsx';
import { RecordForm } from '../../../platform/web/RecordForm.tsx';
import { RefusalList } from '../../../platform/web/RefusalList.tsx';
import { refusalsOf, useCommand } from '../../../platform/web/use-route.ts';
import { confirmSignOnRoute, finishOwnLinkRoute, finishSignOnRoute } from '../sign-on.contract.ts';
import { purposeOfState } from '../sign-on.ts';
import { FACTOR_CODE_FIELD, textOf } from './account-fields.ts';
import { leaveReturn, type SignOnReturn } from './sign-on-return.ts';

type Step = 'checking' | 'code' | 'linked' | { readonly refusals: readonly RefusalView[] };

/** Where the provider sends people back to: hands in what it said, from our own page, and goes on. */
export function SignOnReturnPage({ back }: { readonly back: SignOnReturn }) {
  const links = purposeOfState(back.state) === 'link';
  const [step, setStep] = useState<Step>('checking');
  useEffect(() => {
    void handIn(back, links).then(setStep);
  }, [back, links]);
  return (
    <EntranceCard title={links ? '关联统一身份' : '统一身份认证登录'}>
      {step === 'checking' ? <Checking /> : null}
      {step === 'code' ? <CodeForm /> : null}
      {step === 'linked' ? <Linked /> : null}
      {typeof step === 'object' ? <Refused refusals={step.refusals} links={links} /> : null}
    </EntranceCard>
  );
}

/** Once for each answer of the provider, however often the page is drawn. */
const handedIn = new Map<string, Promise<Step>>();

function handIn(back: SignOnReturn, links: boolean): Promise<Step> {
  const known = handedIn.get(back.state) ?? (links ? finishLink(back) : finishSignIn(back));
  handedIn.set(back.state, known);
  return known;
}

async function finishSignIn(back: SignOnReturn): Promise<Step> {
  try {
    await callRoute(finishSignOnRoute, { body: back });
    leaveReturn();
    return 'checking';
  } catch (error) {
    const refusals = refusalsOf(error);
    return refusals[0]?.code === 'sign-in.code-needed' ? 'code' : { refusals };
  }
}

async function finishLink(back: SignOnReturn): Promise<Step> {
  try {
    await callRoute(finishOwnLinkRoute, { body: back });
    return 'linked';
  } catch (error) {
    return { refusals: refusalsOf(error) };
  }
}

function Checking() {
  return (
    <div className="sign-on-checking">
      <Spin /> <span className="quiet">正在核对，请稍候</span>
    </div>
  );
}

function CodeForm() {
  const { run } = useCommand(confirmSignOnRoute, {
    refusals: 'returned',
    asksAgain: false,
    onDone: () => leaveReturn(),
  });
  return (
    <>
      <p className="quiet">您的账号启用了两步验证，请再填手机上的动态码。</p>
      <RecordForm
        fields={[FACTOR_CODE_FIELD]}
        submitText="登录"
        marksRequired={false}
        onSubmit={({ values }) => run({ body: { code: textOf(values, 'code') } })}
      />
      <p className="entrance-note">
        <button type="button" className="link-button" onClick={() => leaveReturn()}>
          返回登录页
        </button>
      </p>
    </>
  );
}

function Linked() {
  return (
    <Result
      className="sign-on-linked"
      status="success"
      title="已关联"
      subTitle="以后可以在登录页用它登录；登录名和密码仍然可以用。"
      extra={
        <Button type="primary" onClick={() => leaveReturn('/own-account')}>
          回到我的账号
        </Button>
      }
    />
  );
}

function Refused({
  refusals,
  links,
}: {
  readonly refusals: readonly RefusalView[];
  readonly links: boolean;
}) {
  return (
    <div className="stack">
      <RefusalList refusals={refusals} />
      <Button type="primary" block onClick={() => leaveReturn(links ? '/own-account' : undefined)}>
        {links ? '回到我的账号' : '返回登录页'}
      </Button>
    </div>
  );
}
