import './convenings.css';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { ErrorState } from '../../../platform/web/ErrorState.tsx';
import { usePageNavigate, usePageParams } from '../../../platform/web/navigation.tsx';
import { QrCode } from '../../../platform/web/QrCode.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { kindsText } from '../../meetings/meeting-words.ts';
import { showCodesRoute, type ShownCodes } from '../check-in.contract.ts';
import { STEP_SECONDS } from '../check-in.ts';
import { phoneAddressOf } from './phone-address.ts';

const ASK_AGAIN_MS = 60_000;
const TICK_MS = 500;
const HALF = 3;

/** The code that changes every 30 seconds, large enough for a wall. The next minutes' codes are here already: a failing network stops nothing. */
export function CodesPage() {
  const { id = '' } = usePageParams();
  const navigate = usePageNavigate();
  const query = useRoute(showCodesRoute, { params: { id } }, { everyMs: ASK_AGAIN_MS });
  return (
    <div className="codes">
      <div className="codes-close">
        <Button onClick={() => navigate(`/convenings/${id}`)}>返回</Button>
      </div>
      {query.data === undefined ? (
        query.error === null ? null : (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        )
      ) : (
        <Code id={id} shown={query.data} />
      )}
    </div>
  );
}

function Code({ id, shown }: { readonly id: string; readonly shown: ShownCodes }) {
  const now = useServerClock(shown.now);
  const step = Math.floor(now / 1000 / STEP_SECONDS);
  const code = shown.codes.find((each) => each.step === step);
  const left = STEP_SECONDS - (Math.floor(now / 1000) % STEP_SECONDS);
  if (code === undefined)
    return <p className="codes-lost">网络不通，签到码已用完。请改用点名，或恢复网络。</p>;
  const address = `${window.location.origin}${phoneAddressOf(id, code.proof)}`;
  return (
    <section className="codes-shown" aria-label="签到码">
      <h1>
        {shown.partyOrg} <span>{kindsText(shown.kinds)}签到</span>
      </h1>
      <div className="codes-picture">
        <QrCode text={address} label="签到码，用手机相机扫一扫" />
      </div>
      <p className="codes-digits" aria-label={`签到码 ${code.digits}`}>
        {code.digits.slice(0, HALF)} {code.digits.slice(HALF)}
      </p>
      <p>用手机相机扫一扫，或打开社组通输入这六位数字。{left} 秒后换一个。</p>
      <p className="codes-note">没带手机的，请告诉召集人，点名一样算数。</p>
    </section>
  );
}

/** The server's clock as it goes on from its last answer. */
function useServerClock(told: number): number {
  const [now, setNow] = useState(told);
  useEffect(() => {
    const ahead = told - performance.now();
    const tick = () => setNow(ahead + performance.now());
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [told]);
  return now;
}
