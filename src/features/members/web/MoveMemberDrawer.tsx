import './members.css';
import { Alert } from 'antd';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { type MemberRecord, moveMemberRoute } from '../member.contract.ts';
import type { MemberDrawerProps } from './ChangeMemberDrawer.tsx';
import { changeFrameOf } from './change-frame.ts';
import { membershipDraft, membershipFields } from './member-form-fields.tsx';
import { membershipKindOf, membershipText, titleOfMemberField } from './member-words.ts';
import { usePostWarnings } from './use-post-warnings.ts';

/** Moves a member between branches; where he is managed and where the 组织关系 is are asked apart. */
export function MoveMemberDrawer({ record, open, onClose }: MemberDrawerProps) {
  const warn = usePostWarnings();
  const { run } = useCommand(moveMemberRoute, {
    doneText: '已调整',
    refusals: 'returned',
    onDone: ({ warnings }) => warn(warnings),
  });
  return (
    <FormDrawer
      title={`调整支部 ${record.name}`}
      open={open}
      onClose={onClose}
      fields={fieldsOf(record)}
      initial={{
        managingBranchId: record.managingBranch.id,
        membershipKind: membershipKindOf(record) === 'same' ? 'same' : 'keep',
        partyGroup: record.partyGroup,
      }}
      submitText="调整"
      asksChangeKind={{ today: officeToday() }}
      onSubmit={({ values, changed, changeKind }) =>
        run({
          params: { id: record.id },
          body: { ...moved(values, changed, record), version: record.version, ...changeFrameOf(changeKind) },
        })
      }
    >
      <Alert
        className="drawer-note"
        type="info"
        showIcon
        title="只在您管理的党组织之间调整。转到范围外的，请先在全国党员管理信息系统办结接转，再由上级在这里调整。"
      />
    </FormDrawer>
  );
}

function fieldsOf(record: MemberRecord): readonly FormField[] {
  const keep = { value: 'keep', label: `保持不变：${membershipText(record)}` };
  const choices = [
    { value: 'same', label: '就在纳入管理支部' },
    ...(membershipKindOf(record) === 'same' ? [] : [keep]),
    { value: 'other', label: '在另一个党支部' },
    { value: 'outside', label: '不在本系统' },
  ];
  return [
    {
      kind: 'tree',
      field: 'managingBranchId',
      title: titleOfMemberField('managingBranchId'),
      required: true,
      route: listPartyTreeRoute,
      help: '参加组织生活、计入人数的党支部',
      section: '支部',
    },
    { kind: 'text', field: 'partyGroup', title: titleOfMemberField('partyGroup'), max: 40, section: '支部' },
    ...membershipFields('支部', choices),
  ];
}

function moved(values: FormValues, changed: FormValues, record: MemberRecord) {
  const managing = values.managingBranchId;
  const stays = managing === record.managingBranch.id;
  const groupChanged = 'partyGroup' in changed;
  const membership = membershipDraft(values, managing);
  return {
    ...(stays || typeof managing !== 'string' ? {} : { managingBranchId: managing }),
    ...(groupChanged ? { partyGroup: values.partyGroup as string | null } : {}),
    ...(stays && values.membershipKind === 'same' && membershipKindOf(record) === 'same' ? {} : membership),
  };
}
