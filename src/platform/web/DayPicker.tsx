import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { Day } from '../kernel/day.ts';

/** How people type a day; the first is how it is shown. */
const DAY_FORMATS = [
  'YYYY-MM-DD',
  'YYYY.MM.DD',
  'YYYY.M.D',
  'YYYY/M/D',
  'YYYY-M-D',
  'YYYYMMDD',
  'YYYY年M月D日',
];

interface DayPickerProps {
  readonly value?: Day | null;
  readonly onChange?: (day: Day | null) => void;
  /** Days after it cannot be chosen; today for what has already happened. */
  readonly notAfter?: Day | undefined;
  readonly notBefore?: Day | undefined;
  readonly id?: string;
  readonly disabled?: boolean;
  readonly placeholder?: string | undefined;
  readonly allowClear?: boolean;
  readonly 'aria-label'?: string;
}

/** A calendar day as text `YYYY-MM-DD`, chosen or typed in any of the usual ways. */
export function DayPicker({
  value = null,
  onChange,
  notAfter,
  notBefore,
  placeholder = '年-月-日',
  ...rest
}: DayPickerProps) {
  return (
    <DatePicker
      {...rest}
      value={value === null ? null : dayjs(value)}
      onChange={(chosen) => onChange?.(Array.isArray(chosen) || !chosen ? null : chosen.format('YYYY-MM-DD'))}
      format={DAY_FORMATS}
      placeholder={placeholder}
      className="day-picker"
      // Enter ends the typing of a day; it must not send the form around it.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
      {...(notAfter === undefined ? {} : { maxDate: dayjs(notAfter) })}
      {...(notBefore === undefined ? {} : { minDate: dayjs(notBefore) })}
    />
  );
}
