import { Alert } from 'antd';
import { PageLink, usePageNavigate, usePageParams } from '../../../platform/web/navigation.tsx';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordForm } from '../../../platform/web/RecordForm.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { IfMay } from '../../../platform/web/session.tsx';
import { type AppraisalView, readAppraisalRoute, saveAppraisalRoute } from '../appraisal.contract.ts';
import { type AppraisedMember, appraisalSteps, type OpinionBy, opinionByNames } from '../appraisal.ts';
import { GradesField } from './GradesField.tsx';
import { PrintAppraisal } from './PrintAppraisal.tsx';

/** One round: its steps with their days, the sums of the secret rating, and the result of each. */
export function AppraisalPage() {
  const { id = '' } = usePageParams();
  const query = useRoute(readAppraisalRoute, { params: { id } });
  return <RecordGate query={query}>{(round) => <Round key={round.version} round={round} />}</RecordGate>;
}

function Round({ round }: { readonly round: AppraisalView }) {
  const navigate = usePageNavigate();
  const { run } = useCommand(saveAppraisalRoute, { doneText: '已保存', refusals: 'returned' });
  const { id, version, own, partyOrg, year, members, notShown, warnings } = round;
  const [warning] = warnings;
  return (
    <>
      <PageTitle
        title={`${year} 年民主评议`}
        below={partyOrg.name}
        actions={
          <IfMay permission={permissions.exportMembers}>
            <PrintAppraisal id={id} />
          </IfMay>
        }
      />
      {warning === undefined ? null : (
        <Alert className="page-notice" type="warning" showIcon title={warning.message} />
      )}
      <p className="quiet page-notice">
        参加 {members.length + notShown} 人，其中 {members.filter(({ toGrade }) => toGrade).length}{' '}
        人评定等次；预备党员和组织关系不在本支部的参加评议，不评定等次。评议的会议在
        <PageLink to={`/meetings/new?partyOrg=${partyOrg.id}&kind=appraisal`}>登记一次</PageLink>
        里登记，可以和组织生活会合为一次。
        {notShown === 0 ? null : `另有 ${notShown} 人不在这里显示。`}
        {own ? null : '测评得票由支部自己登记，只对支部显示。'}
      </p>
      <div className="panel appraisal-form">
        <RecordForm
          fields={fieldsFor(own)}
          initial={{ ...round, members }}
          submitText="保存"
          onCancel={() => navigate('/appraisals')}
          onSubmit={({ values }) => run({ params: { id }, body: { ...draftOf(values), version } })}
        />
      </div>
    </>
  );
}

/** Sheets and sums are the branch's alone. */
function fieldsFor(own: boolean): readonly FormField[] {
  return [
    ...STEPS,
    ...(own ? [SHEETS] : []),
    CAP,
    {
      kind: 'custom',
      field: 'members',
      title: own ? '测评得票和评定等次' : '评定等次',
      wide: true,
      control: <GradesField withSums={own} />,
    },
  ];
}

const STEPS: readonly FormField[] = [
  ...appraisalSteps.map(
    ({ field, name }, at): FormField => ({
      kind: 'day',
      field,
      title: `${at + 1}. ${name}`,
      notAfter: officeToday(),
    }),
  ),
  {
    kind: 'select',
    field: 'opinionBy',
    title: '由谁提出评定意见',
    options: Object.entries(opinionByNames).map(([value, label]) => ({ value, label })),
    empty: '还没有提出',
  },
];

const SHEETS: FormField = {
  kind: 'number',
  field: 'sheets',
  title: '收回的测评票',
  unit: '张',
  min: 0,
  empty: '还没有测评',
  help: '无记名，只登记合计；不足 3 张的不登记得票。测评得票只对本支部显示',
};

const CAP: FormField = {
  kind: 'number',
  field: 'capPercent',
  title: '优秀比例上限',
  unit: '%',
  min: 1,
  max: 100,
  empty: '通知没有规定',
};

function draftOf(values: FormValues) {
  const day = (field: string) => (typeof values[field] === 'string' ? values[field] : null);
  const number = (field: string) => (typeof values[field] === 'number' ? values[field] : null);
  return {
    selfOn: day('selfOn'),
    peersOn: day('peersOn'),
    ratingOn: day('ratingOn'),
    opinionOn: day('opinionOn'),
    opinionBy: (values.opinionBy ?? null) as OpinionBy | null,
    sheets: number('sheets'),
    capPercent: number('capPercent'),
    members: (values.members as readonly AppraisedMember[]).map(({ memberId, sums, grade }) => ({
      memberId,
      sums: sums === null ? null : { ...sums },
      grade,
    })),
  };
}
