import { Radio } from 'antd';
import { DayPicker } from '../../../platform/web/DayPicker.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { TreePicker } from '../../../platform/web/TreePicker.tsx';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import type { ImportKind, TermMeaning } from '../import.ts';
import type { ImportAnswers, ImportColumnView } from '../imports.contract.ts';
import { questionsOf } from '../mapping.rules.ts';

interface SettingsPanelProps {
  readonly kind: ImportKind;
  readonly columns: readonly ImportColumnView[];
  readonly settings: ImportAnswers;
  readonly onChange: (settings: ImportAnswers) => void;
}

/** What the file does not say itself. */
export function SettingsPanel({ kind, columns, settings, onChange }: SettingsPanelProps) {
  const questions = new Set(
    questionsOf(
      kind,
      columns.map((column) => ({ ...column, year: column.year ?? undefined })),
    ),
  );
  const set = (part: Partial<ImportAnswers>) => onChange({ ...settings, ...part });
  return (
    <section className="panel import-stack">
      <h2 className="import-heading">文件里没有写明的</h2>
      <div className="import-setting">
        <span id="import-ledger-on">台账日期</span>
        <DayPicker
          aria-label="台账日期"
          value={settings.ledgerOn}
          notAfter={officeToday()}
          allowClear={false}
          onChange={(day) => day !== null && set({ ledgerOn: day })}
        />
        <span className="quiet">台账反映的是哪一天的情况；没有自己日期的内容从这天算起。</span>
      </div>
      {questions.has('termMeaning') ? (
        <TermMeaningChoice value={settings.termMeaning} onChange={(termMeaning) => set({ termMeaning })} />
      ) : null}
      {questions.has('region') ? (
        <div className="import-setting">
          <span>没写地区的，算在</span>
          <TreePicker
            route={listPlacesRoute}
            label="没写地区的，算在"
            value={settings.regionCode}
            placeholder="您所在的地区"
            onChange={(regionCode) => set({ regionCode })}
          />
          <span className="quiet">有统一社会信用代码的，先按代码第 3 至 8 位判断。</span>
        </div>
      ) : null}
      {questions.has('partyOrg') ? (
        <div className="import-setting">
          <span>{kind === 'party_orgs' ? '没写上级的，归到' : '没写党建责任单位的，归到'}</span>
          <TreePicker
            route={listPartyTreeRoute}
            label="没写明的归到哪个党组织"
            value={settings.partyOrgId}
            placeholder={kind === 'party_orgs' ? '您负责的党组织' : '暂不指定（待明确）'}
            onChange={(partyOrgId) => set({ partyOrgId })}
          />
        </div>
      ) : null}
    </section>
  );
}

function TermMeaningChoice({
  value,
  onChange,
}: {
  readonly value: TermMeaning | null;
  readonly onChange: (meaning: TermMeaning | null) => void;
}) {
  return (
    <fieldset className="import-setting">
      <legend>“换届时间”指的是</legend>
      <Radio.Group
        value={value ?? 'unclear'}
        onChange={({ target }) => onChange(target.value === 'unclear' ? null : target.value)}
      >
        <Radio value="last_election">上次换届的日期</Radio>
        <Radio value="term_end">任期届满、应当换届的日期</Radio>
        <Radio value="unclear">说不清，先作为附列保存</Radio>
      </Radio.Group>
    </fieldset>
  );
}
