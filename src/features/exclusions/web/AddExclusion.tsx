import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { choicesOf } from '../../../platform/web/filter-field.ts';
import type { FormValues } from '../../../platform/web/form-field.ts';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { readSessionRoute } from '../../access/session.contract.ts';
import { type ExclusionCase, exclusionCases } from '../../codes/tables/exclusion-case.ts';
import { readRollCallRoute } from '../../meetings/meeting.contract.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { addExclusionRoute } from '../exclusion.contract.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Puts a member forward: by whom it is to be agreed and passed comes after. */
export function AddExclusion({ partyOrg }: { readonly partyOrg?: string }) {
  const [open, setOpen] = useState(false);
  const session = useRoute(readSessionRoute, {});
  const grant = session.data?.activeGrant;
  const ownBranch = grant?.role === 'branch_secretary' ? grant.scopeId : null;
  const { run } = useCommand(addExclusionRoute, { doneText: '已提出', refusals: 'returned' });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        提出一名党员
      </Button>
      <FormDrawer
        title="提出一名党员不计入应到"
        open={open}
        onClose={() => setOpen(false)}
        submitText="提出"
        initial={{ partyOrgId: ownBranch ?? partyOrg, fromOn: officeToday() }}
        fields={[
          {
            kind: 'tree',
            field: 'partyOrgId',
            title: '党支部',
            required: true,
            wide: true,
            route: listPartyTreeRoute,
            disabled: ownBranch !== null,
          },
          {
            kind: 'custom',
            field: 'memberId',
            title: '党员',
            required: true,
            wide: true,
            control: <MemberChoice />,
          },
          {
            kind: 'select',
            field: 'caseCode',
            title: '情形',
            required: true,
            options: choicesOf(exclusionCases.entries),
            help: '涉及健康和处分，只对本支部和批准的上级显示，变更记录里不写',
          },
          { kind: 'day', field: 'fromOn', title: '从哪天起', required: true },
          { kind: 'day', field: 'lastOn', title: '到哪天为止', help: '不填：到结束为止' },
          { kind: 'long-text', field: 'note', title: '说明', max: 200 },
        ]}
        onSubmit={({ values: { partyOrgId, memberId, caseCode, fromOn, lastOn, note } }) =>
          run({
            body: {
              partyOrgId: text(partyOrgId),
              memberId: text(memberId),
              caseCode: caseCode as ExclusionCase,
              fromOn: text(fromOn),
              lastOn: text(lastOn) || null,
              note: text(note) || null,
            },
          })
        }
      />
    </>
  );
}

interface MemberChoiceProps {
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly id?: string;
}

/** Those with a vote in the branch that is chosen. */
function MemberChoice(bound: MemberChoiceProps) {
  const values = (Form.useWatch((all: FormValues) => all, Form.useFormInstance<FormValues>()) ??
    {}) as FormValues;
  const branch = text(values.partyOrgId);
  const { data } = useRoute(
    readRollCallRoute,
    { params: { id: branch }, query: { assembly: 'members', on: officeToday() } },
    { enabled: branch !== '' },
  );
  const people = (data?.people ?? []).filter(({ votes }) => votes);
  return (
    <Select
      {...bound}
      showSearch
      optionFilterProp="label"
      placeholder={branch === '' ? '先选党支部' : '选择有表决权的党员'}
      options={people.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
