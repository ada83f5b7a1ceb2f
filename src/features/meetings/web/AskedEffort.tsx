import { Alert, Form } from 'antd';
import { fieldsOf } from '../../../platform/contract/form-fields.ts';
import { countText } from '../../../platform/web/rate-text.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { type MeetingDuty, meetingKindOf } from '../../codes/tables/meeting.ts';
import { countPartyOrgsRoute } from '../../party-orgs/party-org-list.contract.ts';
import { effortOf, isReckoned } from '../asked-effort.rules.ts';
import type { SetRule } from '../duty-rule.contract.ts';
import { recordMeetingRoute } from '../meeting.contract.ts';
import { articleOf } from '../meeting-words.ts';
import { frequencyText } from '../set-rule.rules.ts';

type Asked = Pick<SetRule, 'kind' | 'per' | 'least'>;

/** In the form of a rule: what it will cost the branches, before it is saved. */
export function AskedEffort() {
  const { partyOrgId, reach, kind, per, least } =
    Form.useWatch((values: Partial<Asked & Place>) => values) ?? {};
  if (!partyOrgId || !reach || !kind || !per || typeof least !== 'number') return null;
  if (!isReckoned(kind, reach)) return null;
  const asked = { kind, per, least };
  return reach === 'below' ? (
    <OfAll id={partyOrgId} asked={asked} />
  ) : (
    <Cost asked={asked} branches={1} capped={false} duty={undefined} />
  );
}

interface Place {
  readonly partyOrgId: string | null;
  readonly reach: SetRule['reach'];
}

function OfAll({ id, asked }: { readonly id: string; readonly asked: Asked }) {
  const { data } = useRoute(countPartyOrgsRoute, {
    query: { partyOrg: id, within: 'all', counts: 'branches', functional: 'no' },
  });
  // 功能型 and temporary ones are not asked from above, so that the articles hold for all that are counted.
  const { duty } = meetingKindOf(asked.kind);
  return data === undefined ? null : (
    <Cost asked={asked} branches={data.count} capped={data.capped} duty={duty} />
  );
}

interface CostProps {
  readonly asked: Asked;
  readonly branches: number;
  readonly capped: boolean;
  /** What the articles ask of these branches anyway. */
  readonly duty: MeetingDuty | undefined;
}

function Cost({ asked, branches, capped, duty }: CostProps) {
  const { all, needed } = fieldsOf(recordMeetingRoute.body);
  const { entries, byArticle, fields } = effortOf(asked, branches, needed, duty);
  return (
    <Alert
      className="page-notice"
      type="info"
      showIcon
      role="status"
      title="给支部的负担"
      description={
        <>
          <p>
            {countText(branches)} 个{capped ? '以上' : ''}党组织，合计每年 {countText(entries)}{' '}
            次登记；每次必填 {needed} 栏（最多 {all} 栏），共必填 {countText(fields)} 栏。
          </p>
          {duty === undefined || byArticle === null ? null : (
            <p>{againstArticle(entries, byArticle, duty)}</p>
          )}
          <p className="quiet">应到、到会和学习情况由登记算出，不用再让支部另报。</p>
        </>
      }
    />
  );
}

function againstArticle(entries: number, byArticle: number, duty: MeetingDuty): string {
  const basis = `${articleOf(duty.clause)}${duty.customary === true ? '的通常做法' : ''}`;
  if (entries === byArticle) {
    return `${basis}就是${frequencyText(duty)}，这项要求没有增加次数。`;
  }
  const more = entries - byArticle;
  return `按${basis}是 ${countText(byArticle)} 次，这项要求${more > 0 ? '增加' : '减少'} ${countText(Math.abs(more))} 次。`;
}
