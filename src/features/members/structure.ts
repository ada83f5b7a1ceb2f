/**
 * Structure (结构) of members, or of the secretaries among them: how many there are by each of these. The figures are those of
 * the list's own filters, so that each opens the list of just as many (STAT-01, STAT-02, TAB-07).
 */
export const structureDimensions = [
  'age',
  'education',
  'sex',
  'sector',
  'joined',
  'postLevel',
  'status',
] as const;
export type StructureDimension = (typeof structureDimensions)[number];

export const structureDimensionNames: Readonly<Record<StructureDimension, string>> = {
  age: '年龄',
  education: '学历',
  sex: '性别',
  sector: '所在社会组织的行业',
  joined: '入党时间',
  postLevel: '岗位层级',
  status: '党员状态',
};

/** What may not be on record; everybody has a status. */
export const unfilledDimensions = ['age', 'education', 'sex', 'sector', 'joined', 'postLevel'] as const;
export type UnfilledDimension = (typeof unfilledDimensions)[number];
