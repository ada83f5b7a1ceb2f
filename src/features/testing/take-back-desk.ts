import { expect } from 'vitest';
import { makeIdentityNumber } from '../codes/identity-number.rules.ts';
import type { ImportKind } from '../imports/import.ts';
import {
  listTakeBackRoute,
  previewTakeBackRoute,
  takeBackImportRoute,
} from '../imports/take-back.contract.ts';
import type { TakeBackOutcome } from '../imports/take-back.ts';
import type { BuiltCallers } from './build-callers.ts';
import { type Cells, createImportDesk } from './import-desk.ts';

export type Name = keyof BuiltCallers;

export const number = (sequence: number) =>
  makeIdentityNumber({ region: '990000', bornOn: '1985-06-01', sex: '1', sequence });
export const PERSONS = [
  '姓名',
  '性别',
  '身份证号',
  '出生年月',
  '入党时间',
  '所在党支部',
  '学历',
  '联系电话',
  '工作单位',
];
export const person = (
  name: string,
  sequence: number | null,
  more: (string | null)[] = [],
): Cells[number] => [
  name,
  '男',
  sequence === null ? null : number(sequence),
  '1985-06-01',
  '2010-07-01',
  '洋县明德学校党支部',
  ...more,
];
export const ORGS = [
  '单位名称',
  '类型',
  '所属镇街',
  '业务主管单位',
  '从业人员',
  '2025年年检',
  '负责人姓名',
  '负责人职务',
  '负责人电话',
  '联系人电话',
];
export const LEDGER = [
  '单位名称',
  '类型',
  '所属镇街',
  '从业人员',
  '党组织名称',
  '组建方式',
  '书记姓名',
  '正式党员数',
];

/** An import desk at which imports are stored and taken back, and all that figures come from can be laid side by side. */
export async function createTakeBackDesk() {
  const desk = await createImportDesk();
  await desk.database.ownerPool.query(`update installation set region_code = '610723000'`);
  await desk.database.superPool.query('select tally_roll(current_date)');
  const sql = async (text: string, values: unknown[] = []) =>
    (await desk.database.superPool.query(text, values)).rows;
  async function store(rows: Cells, kind: ImportKind, ledgerOn = '2026-01-01'): Promise<string> {
    const id = await desk.uploadRows(rows, kind);
    await sql(
      `update import_run set ledger_on = $2, layout = jsonb_set(layout, '{settings,termMeaning}', '"term_end"') where id = $1`,
      [id, ledgerOn],
    );
    expect((await desk.check(id)).failure).toBeNull();
    const run = await desk.store(id);
    expect(run).toMatchObject({ state: 'stored', failure: null });
    return id;
  }

  const preview = (id: string, by: Name = 'officer') =>
    desk.call(by, previewTakeBackRoute, { params: { id } });
  const records = async (id: string, outcome: TakeBackOutcome, by: Name = 'officer') =>
    (await desk.call(by, listTakeBackRoute, { params: { id }, query: { outcome, size: 100 } })).body.rows;

  async function ask(id: string, given: { rest?: boolean; digest?: string; by?: Name } = {}) {
    const { rest = false, by = 'officer' } = given;
    const digest = given.digest ?? (await preview(id, by)).body.digest;
    return desk.call(by, takeBackImportRoute, {
      params: { id },
      body: { reason: '拿错了文件', rest, digest },
    });
  }

  async function takeBack(id: string, given: { rest?: boolean; by?: Name } = {}) {
    const { refusals } = await ask(id, given);
    expect(refusals).toEqual([]);
    return desk.settled(id);
  }

  /** Everything that figures and lists come from, as it stands; what is withdrawn is not in it. */
  async function standing(): Promise<Record<string, unknown>> {
    await sql('select tally_fold_pending()');
    const parts: Record<string, string> = {
      folded: `select tree, node, key, n, staff, volunteers from tally_fold where n <> 0 or staff <> 0`,
      measured: `select tree, node, definition, total, formal, gaps, few, none, unverified, staff from tally_measure where total <> 0`,
      spans: `select social_org_id, from_on, to_on, pos, tree_pos, body_no, signature, staff from coverage_span where known_to = 'infinity'`,
      counts: `select party_org_id, covers, members, full_members from party_org_count c
        where exists (select from party_org p where p.id = c.party_org_id and p.withdrawn_at is null)`,
      orgs: `select to_jsonb(o) - array['version', 'updated_at'] as row from social_org o where withdrawn_at is null`,
      nodes: `select to_jsonb(p) - array['version', 'updated_at', 'pos'] as row from party_org p where withdrawn_at is null`,
      members: `select to_jsonb(m) - array['version', 'updated_at'] as row from member m where withdrawn_at is null`,
      orgPeriods: `select social_org_id, valid, name, staff, status, body_no, responsible_party_org_id from social_org_period where superseded_at is null`,
      memberPeriods: `select member_id, valid, status, managing_branch_id, work_unit_id from member_period where superseded_at is null`,
      covering: 'select social_org_id, party_org_id, way, valid from coverage_relation',
      facts: `select to_jsonb(h) as row from org_head h join social_org o on o.id = h.social_org_id where withdrawn_at is null
        union all select to_jsonb(a) from annual_check a join social_org o on o.id = a.social_org_id where withdrawn_at is null
        union all select to_jsonb(d) - 'recorded_at' from declared_figure d join social_org o on o.id = d.social_org_id where withdrawn_at is null
        union all select to_jsonb(t) from party_post t join party_org o on o.id = t.party_org_id where withdrawn_at is null`,
    };
    const found: Record<string, unknown> = {};
    for (const [name, text] of Object.entries(parts))
      found[name] = (await sql(text)).map((row) => JSON.stringify(row)).sort();
    return found;
  }

  async function expectSound() {
    await sql('select tally_fold_pending()');
    expect(await sql('select * from tally_drift()')).toEqual([]);
    await sql('select member_tally_settle()');
    expect(await sql('select * from member_tally_drift()')).toEqual([]);
    expect(await sql('select * from search_drift()')).toEqual([]);
  }

  return { desk, sql, store, preview, records, ask, takeBack, standing, expectSound };
}

export type TakeBackDesk = Awaited<ReturnType<typeof createTakeBackDesk>>;
