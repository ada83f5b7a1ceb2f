import { Select, Space } from 'antd';
import { z } from 'zod';
import { partsOf } from '../../../platform/kernel/day.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PersonCountLink } from '../../../platform/web/PersonCountLink.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { kindsText, shareText } from '../../meetings/meeting-words.ts';
import { type OrgShares, readOrgSharesRoute, type ShareRow } from '../../meetings/share.contract.ts';
import { wayName } from '../covering.rules.ts';
import type { SocialOrgRecord } from '../social-org.contract.ts';

const ADDRESS = z.object({ year: z.coerce.number().int().optional() });
const YEARS_SHOWN = 5;

/** What the Party organisations that cover it held in a year, and how many of its own people were there. */
export function SharesTab({ record }: { readonly record: SocialOrgRecord }) {
  const thisYear = partsOf(officeToday()).year;
  const [{ year = thisYear }, setAddress] = useAddressState(ADDRESS);
  const query = useRoute(readOrgSharesRoute, { params: { id: record.id }, query: { year } });
  const years = Array.from({ length: YEARS_SHOWN }, (_, back) => thisYear - back);
  return (
    <div className="org-facts">
      <section>
        <header className="part-head">
          <h2>覆盖它的党组织开的组织生活</h2>
          <Space wrap>
            <Select
              aria-label="年度"
              value={year}
              options={years.map((each) => ({ value: each, label: `${each}年` }))}
              onChange={(chosen: number) => setAddress({ year: chosen === thisYear ? undefined : chosen })}
            />
          </Space>
        </header>
        <Host record={record} />
        <RecordGate query={query}>{(shares) => <Year shares={shares} />}</RecordGate>
      </section>
    </div>
  );
}

/** Who is covered by 挂靠 alone owes nothing: its life is its host's. */
function Host({ record: { coverageRelations, endedOn } }: { readonly record: SocialOrgRecord }) {
  const current = coverageRelations.filter((each) => each.current);
  if (endedOn !== null || current.length === 0 || current.some(({ way }) => way !== 'attached')) return null;
  const hosts = current.map(({ partyOrg }) => partyOrg?.name ?? '不在管理范围内的党组织').join('、');
  return (
    <p className="quiet">
      本单位由{hosts}挂靠覆盖，自己不单独要求组织生活；下面是{hosts}开的，和本单位党员到会的人数。
    </p>
  );
}

function Year({ shares: { year, toldTo, meetings, sum, rows } }: { readonly shares: OrgShares }) {
  const mayOpen = useMay(permissions.readPartyOrgs);
  return (
    <>
      {rows.length === 0 ? null : (
        <p>
          {year}年 <span className="number">{meetings}</span> 次
          {sum === null || sum.expected === 0
            ? null
            : `，本单位党员到会（人次）${shareText(sum.present, sum.expected)}`}
          {toldTo === null ? null : <span className="quiet">。到会人数显示到 {toldTo}</span>}
        </p>
      )}
      <DataTable<ShareRow & { readonly key: string }>
        name="org-meetings"
        title="组织生活"
        toolbar={false}
        columns={columnsOf(mayOpen, toldTo)}
        rows={rows.map((row, at) => ({ ...row, key: String(at) }))}
        rowKey={({ key }) => key}
        empty={{
          reason: `${year}年没有登记过组织生活。`,
          hint: '覆盖它的党组织登记组织生活以后，这里按次列出，并算出本单位党员应到、实到的人数。',
        }}
      />
    </>
  );
}

function columnsOf(mayOpen: boolean, toldTo: string | null): readonly DataColumn<ShareRow>[] {
  return [
    {
      key: 'kinds',
      title: '类型',
      width: 200,
      render: ({ id, kinds }) =>
        id === null || !mayOpen ? (
          kindsText(kinds)
        ) : (
          <PageLink to={`/meetings/${id}`}>{kindsText(kinds)}</PageLink>
        ),
    },
    { key: 'heldOn', title: '日期', kind: 'day', value: ({ heldOn }) => heldOn },
    {
      key: 'partyOrg',
      title: '党组织',
      width: 260,
      render: ({ partyOrg }) => {
        if (partyOrg === null) return <span className="quiet">不在管理范围内的党组织</span>;
        if (!mayOpen) return partyOrg.name;
        return <PageLink to={`/party-orgs/${partyOrg.id}`}>{partyOrg.name}</PageLink>;
      },
    },
    { key: 'way', title: '覆盖方式', width: 110, value: ({ way }) => wayName(way) },
    {
      key: 'share',
      title: '本单位党员实到 / 应到',
      width: 190,
      render: (row) => <ShareText row={row} toldTo={toldTo} />,
    },
  ];
}

function ShareText({
  row: { share, heldOn },
  toldTo,
}: {
  readonly row: ShareRow;
  readonly toldTo: string | null;
}) {
  if (share === null) {
    return <span className="quiet">{toldTo !== null && heldOn > toldTo ? '下月起显示' : '不点名'}</span>;
  }
  const { expected, present } = share;
  if (expected === 0) return <span className="quiet">没有本单位党员</span>;
  if (typeof expected === 'number' && typeof present === 'number') {
    return <span className="number">{shareText(present, expected)}</span>;
  }
  return (
    <>
      <PersonCountLink count={present} label="实到" /> / <PersonCountLink count={expected} label="应到" />
    </>
  );
}
