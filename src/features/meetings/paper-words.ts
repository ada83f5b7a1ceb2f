export const PAPER_FORMATS = [
  { value: 'pdf', label: 'PDF（直接打印）' },
  { value: 'docx', label: 'Word（.docx，可以再改）' },
] as const;

/** What people usually take them out for. */
export const USUAL_PURPOSES = ['会议签到', '存档', '报送上级', '接受检查'];
