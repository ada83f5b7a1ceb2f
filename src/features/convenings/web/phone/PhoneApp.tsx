import './phone.css';
import { useEffect, useState } from 'react';
import { callRoute } from '../../../../platform/web/api-client.ts';
import { readSessionRoute, type SessionView, switchGrantRoute } from '../../../access/session.contract.ts';
import { BrowserNote } from './BrowserNote.tsx';
import { MeetingList } from './MeetingList.tsx';
import { MeetingNotice } from './MeetingNotice.tsx';
import { usePhonePlace } from './phone-place.ts';
import { forgetLast } from './phone-store.ts';
import { OwnMonth } from './OwnMonth.tsx';
import { PhoneSignIn } from './PhoneSignIn.tsx';
import { useEntries } from './use-entries.ts';
import { useKept } from './use-kept.ts';

/** 我的会议 on a phone: the notices, leave and signing in; opens and signs in without network, too. */
export function PhoneApp() {
  const session = useKept(readSessionRoute, {}, 'session');
  const { data: view, error, ask } = session;
  const signedOut = error?.status === 401;
  return (
    <div className="phone">
      <header className="phone-top">
        <a href="#">我的会议</a>
        {view === undefined || signedOut ? null : <span>{view.displayName}</span>}
      </header>
      <main>
        {signedOut ? <PhoneSignIn onDone={() => void ask()} /> : null}
        {view === undefined && error !== null && !signedOut ? <NoNetwork onRetry={() => void ask()} /> : null}
        {view === undefined || signedOut ? null : view.mustChangePassword || view.mustEnrol ? (
          <section className="phone-card">
            <h1>还差一步</h1>
            <p>您的账号要先修改密码或启用两步验证，办完再回到这里。</p>
            <p>
              <a href="/">去办理</a>
            </p>
          </section>
        ) : (
          <Signed key={view.accountId} view={view} online={error === null} onChanged={() => void ask()} />
        )}
      </main>
    </div>
  );
}

function NoNetwork({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <section className="phone-card" role="alert">
      <h1>网络不通</h1>
      <p>这部手机还没有联网登录过，没有网络时不能签到。请找有信号的地方再试，或请召集人点名，一样算数。</p>
      <button type="button" onClick={onRetry}>
        再试一次
      </button>
    </section>
  );
}

interface SignedProps {
  readonly view: SessionView;
  readonly online: boolean;
  readonly onChanged: () => void;
}

function Signed({ view, online, onChanged }: SignedProps) {
  const [asMember, setAsMember] = useState(view.activeGrant.role === 'member');
  useForgettingOthers(view.accountId);
  if (!asMember) {
    const grant = view.grants.find(({ role }) => role === 'member');
    const change = async () => {
      await callRoute(switchGrantRoute, { body: { grantId: grant?.id ?? '' } }).then(
        () => setAsMember(true),
        () => undefined,
      );
      onChanged();
    };
    return (
      <section className="phone-card">
        <h1>请用党员身份</h1>
        <p>
          您现在的身份是{view.activeGrant.roleName}，通知和签到要用“党员”身份。
          {grant === undefined ? '您的账号没有这个身份，开会时请召集人点名，一样算数。' : null}
        </p>
        {grant === undefined ? null : (
          <button type="button" onClick={() => void change()}>
            切换到党员身份
          </button>
        )}
        <p>
          <a href="/">打开工作台</a>
        </p>
      </section>
    );
  }
  return <Meetings accountId={view.accountId} online={online} />;
}

/** Nothing that one person was shown is left for the next one at this phone. */
function useForgettingOthers(accountId: string): void {
  useEffect(() => {
    const before = localStorage.getItem('phone-account');
    localStorage.setItem('phone-account', accountId);
    if (before !== null && before !== accountId) void forgetLast();
  }, [accountId]);
}

function Meetings({ accountId, online }: { readonly accountId: string; readonly online: boolean }) {
  const place = usePhonePlace();
  const entries = useEntries(accountId);
  const offline = !online || !entries.reached;
  return (
    <>
      {offline ? <p className="phone-line">现在没有网络。签到会记在这部手机上，有网络时自动送出。</p> : null}
      {place.month !== null ? (
        <OwnMonth key={place.month} accountId={accountId} month={place.month} entries={entries} />
      ) : place.conveningId === null ? (
        <MeetingList accountId={accountId} entries={entries} />
      ) : (
        <MeetingNotice
          key={place.conveningId}
          accountId={accountId}
          id={place.conveningId}
          proof={place.proof}
          entries={entries}
        />
      )}
      {window.isSecureContext ? (
        <BrowserNote />
      ) : (
        <p className="phone-line">
          这个网站没有用
          https，手机不能在没有网络时打开本页，也不能在页面里用相机。没有网络或不方便的，请召集人点名，一样算数。
        </p>
      )}
    </>
  );
}
