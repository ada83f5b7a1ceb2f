export interface DoorReport {
  violations: { rule: string; from: string; to: string }[];
  cruised: number;
  files: number;
}
export function checkDoors(baseFolder: string): Promise<DoorReport>;
