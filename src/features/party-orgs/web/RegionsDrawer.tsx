import { Alert, Button } from 'antd';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { TreePicker } from '../../../platform/web/TreePicker.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { answerForRegionsRoute } from '../party-org.contract.ts';
import type { PartyOrgDrawerProps } from './ChangePartyOrgDrawer.tsx';

const FIELDS: readonly FormField[] = [
  { kind: 'custom', field: 'regionCodes', title: '兜底地区', wide: true, control: <Regions /> },
];

/** For which regions the node answers where nobody else does. */
export function RegionsDrawer({ record, open, onClose }: PartyOrgDrawerProps) {
  const { run } = useCommand(answerForRegionsRoute, { doneText: '已保存', refusals: 'returned' });
  return (
    <FormDrawer
      title={`兜底地区 ${record.name}`}
      open={open}
      onClose={onClose}
      fields={FIELDS}
      initial={{ regionCodes: record.regions.map(({ code }) => code) }}
      onSubmit={({ values }) =>
        run({
          params: { id: record.id },
          body: { regionCodes: (values.regionCodes as string[] | null) ?? [] },
        })
      }
    >
      <Alert
        type="info"
        showIcon
        title="这些地区里没有明确党建责任单位的社会组织，先由这个党组织负责，列在“责任待明确”里。一个地区只由一个党组织兜底。"
      />
    </FormDrawer>
  );
}

interface RegionsProps {
  readonly value?: readonly string[];
  readonly onChange?: (codes: string[]) => void;
}

/** One picker a region, and an empty one for the next. */
function Regions({ value = [], onChange }: RegionsProps) {
  const set = (index: number, code: string | null) => {
    const next = [...value];
    if (code === null) next.splice(index, 1);
    else next[index] = code;
    onChange?.([...new Set(next)]);
  };
  return (
    <div className="region-pickers">
      {[...value, null].map((code, index) => (
        <div key={code ?? 'next'}>
          <TreePicker
            route={listPlacesRoute}
            value={code}
            label="地区"
            placeholder="再加一个地区"
            onChange={(chosen) => set(index, chosen)}
          />
          {code === null ? null : (
            <Button type="text" onClick={() => set(index, null)}>
              去掉
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}
