import { Button, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { CopiedText } from '../../../platform/web/CopiedText.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import {
  type CalendarAddress,
  endCalendarAddressRoute,
  readCalendarAddressRoute,
  renewCalendarAddressRoute,
} from '../calendar-address.contract.ts';
import { webcalAddress } from '../calendar.rules.ts';
import { ABOUT_ADDRESS, addressText, HOW_TO_SUBSCRIBE, KEEP_SECRET } from '../calendar-address-words.ts';

/** 订阅: the own calendar by a secret address, made, made anew and ended here. */
export function CalendarAddressPanel() {
  const [path, setPath] = useState<string | null>(null);
  const query = useRoute(readCalendarAddressRoute, {});
  return (
    <section className="panel calendar-address no-print" aria-label="订阅到手机日历">
      <h2 className="section-title">订阅到手机日历</h2>
      <p>{ABOUT_ADDRESS}</p>
      {path === null ? null : <NewAddress path={path} />}
      <RecordGate query={query}>
        {({ address }) => <Standing address={address} onMade={setPath} />}
      </RecordGate>
    </section>
  );
}

function NewAddress({ path }: { readonly path: string }) {
  const webcal = webcalAddress(window.location.origin, path);
  return (
    <>
      <p>{KEEP_SECRET}</p>
      <CopiedText text={`${window.location.origin}${path}`} label="订阅地址" />
      {webcal === null ? null : (
        <a href={webcal} rel="noreferrer">
          苹果手机、电脑：点这里直接加进日历
        </a>
      )}
      <ul>
        {HOW_TO_SUBSCRIBE.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
    </>
  );
}

interface StandingProps {
  readonly address: CalendarAddress | null;
  readonly onMade: (path: string | null) => void;
}

function Standing({ address, onMade }: StandingProps) {
  const renew = useCommand(renewCalendarAddressRoute, { onDone: ({ path }) => onMade(path) });
  const end = useCommand(endCalendarAddressRoute, { doneText: '已停用', onDone: () => onMade(null) });
  if (address === null) {
    return (
      <Button loading={renew.pending} onClick={() => void renew.run({})}>
        生成订阅地址
      </Button>
    );
  }
  return (
    <>
      <p className="quiet">{addressText(address)}</p>
      <Space wrap>
        <Popconfirm
          title="换一个地址？原来的马上作废，要在手机上重新订阅。"
          okText="换一个地址"
          cancelText="不换"
          onConfirm={() => void renew.run({})}
        >
          <Button loading={renew.pending}>换一个地址</Button>
        </Popconfirm>
        <Popconfirm
          title="停用以后，手机日历不再更新。"
          okText="停用"
          cancelText="不停用"
          onConfirm={() => void end.run({})}
        >
          <Button loading={end.pending}>停用</Button>
        </Popconfirm>
      </Space>
    </>
  );
}
