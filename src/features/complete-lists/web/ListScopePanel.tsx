import { Checkbox, Select } from 'antd';
import { DayPicker } from '../../../platform/web/DayPicker.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { TreePicker } from '../../../platform/web/TreePicker.tsx';
import { nameOfCode } from '../../codes/code-table.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { findSupervisingBodiesRoute } from '../../social-orgs/social-org.contract.ts';
import { listedTypes, type Reach, reachTitles } from '../complete-list.ts';
import type { ListAnswers } from '../complete-lists.contract.ts';

interface ListScopePanelProps {
  readonly scope: ListAnswers;
  readonly onChange: (scope: ListAnswers) => void;
}

const AS_THE_ROWS_TELL = 'auto';
const REACHES = [
  { value: AS_THE_ROWS_TELL, label: '按名单内容判断' },
  { value: 'below', label: reachTitles.below },
  { value: 'own', label: reachTitles.own },
];
const TYPES = listedTypes.map((value) => ({ value, label: nameOfCode(socialOrgTypes, value) }));

/** What the list is of: nothing outside of it is told as missing. */
export function ListScopePanel({ scope, onChange }: ListScopePanelProps) {
  const set = (part: Partial<ListAnswers>) => onChange({ ...scope, ...part });
  return (
    <section className="panel list-stack">
      <h2 className="list-heading">这是哪里、哪一天的名单</h2>
      <div className="list-setting">
        <span>名单日期</span>
        <DayPicker
          aria-label="名单日期"
          value={scope.listedOn}
          notAfter={officeToday()}
          allowClear={false}
          onChange={(day) => day !== null && set({ listedOn: day })}
        />
        <span className="quiet">名单反映的是哪一天的情况；在这天以后成立的，不算民政没有。</span>
      </div>
      <div className="list-setting">
        <span>行政区划</span>
        <TreePicker
          route={listPlacesRoute}
          label="行政区划"
          value={scope.regionCode}
          onChange={(regionCode) => regionCode !== null && set({ regionCode })}
        />
        <span className="quiet">范围以外的社会组织，不会列为“我有民政无”。</span>
      </div>
      <div className="list-setting">
        <span>名单包括</span>
        <Select
          aria-label="名单包括"
          value={scope.reach ?? AS_THE_ROWS_TELL}
          options={REACHES}
          onChange={(reach) => set({ reach: reach === AS_THE_ROWS_TELL ? null : (reach as Reach) })}
        />
        <span className="quiet">县区的名单含镇街；省、市的名单多半只有本级登记的。</span>
      </div>
      <div className="list-setting">
        <span>登记管理机关</span>
        <TreePicker
          route={findSupervisingBodiesRoute}
          label="登记管理机关"
          value={scope.registrarId}
          placeholder="不限"
          onChange={(registrarId) => set({ registrarId })}
        />
        <span className="quiet">同一地方有几个登记机关（民政、行政审批）时选一个。</span>
      </div>
      <fieldset className="list-setting">
        <legend>组织类型</legend>
        <Checkbox.Group options={TYPES} value={scope.types} onChange={(types) => set({ types })} />
      </fieldset>
    </section>
  );
}
