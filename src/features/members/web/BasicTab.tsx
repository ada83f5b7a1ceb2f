import { type Fact, FactList } from '../../../platform/web/FactList.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { permissions } from '../../access/role.ts';
import { educations } from '../../codes/tables/education.ts';
import { ethnicities } from '../../codes/tables/ethnicity.ts';
import { postLevels } from '../../codes/tables/member.ts';
import { sexes } from '../../codes/tables/sex.ts';
import type { MemberRecord } from '../member.contract.ts';
import {
  codeName,
  partOfDay,
  titleOfMemberField as titleOf,
  workUnitText,
  yesNoText,
} from './member-words.ts';
import { RevealValue } from './RevealValue.tsx';

/** 基本情况: the person, the admission, the work, and the ledger's own columns. */
export function BasicTab({ record }: { readonly record: MemberRecord }) {
  return (
    <div className="member-parts">
      <FactList title="个人情况" facts={personFacts(record)} />
      <FactList title="党籍" facts={admissionFacts(record)} />
      <FactList title="工作" facts={workFacts(record)} />
      {record.extra.length === 0 ? null : (
        <FactList
          title="附列（台账中没有对应项目的列）"
          facts={record.extra.map(({ title, value, on, source }) => ({
            title,
            value,
            note: `${source}，${on}`,
          }))}
        />
      )}
    </div>
  );
}

function personFacts(record: MemberRecord): readonly Fact[] {
  const { id, identityNumberMasked, identityBasis, phoneMasked, age } = record;
  return [
    { title: titleOf('name'), value: record.name },
    { title: titleOf('sex'), value: codeName(sexes, record.sex) },
    {
      title: titleOf('bornOn'),
      value: partOfDay(record.bornOn, record.bornPrecision),
      ...(age === null ? {} : { note: `${age} 岁` }),
    },
    { title: titleOf('ethnicity'), value: codeName(ethnicities, record.ethnicity) },
    { title: titleOf('education'), value: codeName(educations, record.education) },
    {
      title: titleOf('identityNumber'),
      value:
        identityNumberMasked === null ? null : (
          <RevealValue
            memberId={id}
            what="identityNumber"
            title={titleOf('identityNumber')}
            masked={identityNumberMasked}
          />
        ),
      empty: identityBasis === null ? '没有登记（身份待核）' : `经核对没有公民身份号码：${identityBasis}`,
    },
    {
      title: titleOf('phone'),
      value:
        phoneMasked === null ? null : (
          <RevealValue memberId={id} what="phone" title={titleOf('phone')} masked={phoneMasked} />
        ),
    },
  ];
}

function admissionFacts(record: MemberRecord): readonly Fact[] {
  const { partyAge, createdBy, fromImport } = record;
  return [
    { title: titleOf('joinedOn'), value: partOfDay(record.joinedOn, record.joinedPrecision) },
    {
      title: titleOf('fullOn'),
      value: partOfDay(record.fullOn, record.fullPrecision),
      ...(record.status === 'probationary' ? { empty: '还在预备期' } : {}),
    },
    {
      title: '党龄',
      value: partyAge === null ? null : `${partyAge} 年`,
      empty: record.status === 'probationary' ? '从转正之日算起' : '未核实',
    },
    { title: titleOf('private'), value: record.private ? '是' : '否' },
    {
      title: '纳入管理日期',
      value: record.firstOn,
      note: fromImport ? '由导入登记' : createdBy === null ? undefined : `${createdBy} 登记`,
    },
  ];
}

function workFacts(record: MemberRecord): readonly Fact[] {
  return [
    { title: titleOf('workUnitId'), value: <WorkUnit record={record} />, wide: true },
    { title: titleOf('workPost'), value: record.workPost },
    { title: titleOf('postLevel'), value: codeName(postLevels, record.postLevel) },
    { title: titleOf('fullTime'), value: yesNoText(record.fullTime) },
  ];
}

function WorkUnit({ record }: { readonly record: MemberRecord }) {
  const mayOpen = useMay(permissions.readSocialOrgs);
  const text = workUnitText(record);
  if (text === null) return <span className="quiet">未核实</span>;
  const { workUnit } = record;
  if (!mayOpen || workUnit === null || workUnit.name === null) return text;
  return <PageLink to={`/social-orgs/${workUnit.id}`}>{text}</PageLink>;
}
