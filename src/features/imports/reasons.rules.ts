/** Refusals and warnings that several kinds of import share. */
import { quotable, type Refusal, refuse, type Warning, warn } from '../../platform/kernel/refusal.ts';

/** One sentence for a body that is not there or not in sight: which of the two it is, is nobody's business. */
export function refuseUnknownPartyOrg(title: string, name: string, field: string): Refusal {
  const shown = quotable(name);
  return refuse(
    'import.party-org-not-found',
    `${title}“${shown}”没有找到：它还没有录入，或不在您的管理范围内。请核对名称，或先导入党组织。`,
    { field, value: shown },
  );
}

export function refuseSeveralPartyOrgs(title: string, name: string, field: string): Refusal {
  const shown = quotable(name);
  return refuse(
    'import.party-org-ambiguous',
    `${title}“${shown}”有几个同名的党组织，无法确定是哪一个。请改填党组织代码。`,
    {
      field,
      value: shown,
    },
  );
}

/** `said` is the old name; undefined where the old code alone tells. */
export function warnFoundFormerly(said: string | undefined, now: string): Warning {
  const what = said === undefined ? '这个代码' : `“${quotable(said)}”`;
  return warn(
    'import.found-formerly',
    `${what}是“${now}”以前用的（曾用名，或已并入它的记录），按“${now}”核对；名称和代码不改回去。`,
    { field: 'name' },
  );
}

export function refuseMissing(title: string, field: string): Refusal {
  return refuse('import.missing', `${title}没有填写，请填写。`, { field });
}

export function refuseConflictingDouble(what: string, firstRow: number, field: string): Refusal {
  return refuse(
    'import.double-conflict',
    `与第 ${firstRow} 行是同一${what}，但内容不同，无法确定以哪一行为准。请合并成一行后再上传。`,
    { field },
  );
}

export function warnOfDouble(what: string, firstRow: number): Warning {
  return warn('import.double', `与第 ${firstRow} 行是同一${what}，内容相同，没有重复入库。`);
}

export function refuseOutsideScope(message: string, field: string): Refusal {
  return refuse('import.outside-scope', message, { field });
}
