/**
 * A group (党小组) is a part of a branch. Who is in it stands with each member on the roll, from a day on; the database keeps from
 * that which groups a branch has, since when, and who was in each on any day, so that a group is never entered beside its members.
 * It is led by one of its members (组长), whom the branch appoints or the group recommends (BRANCH-15).
 */
export const leaderChoices = ['appointed', 'recommended'] as const;
export type LeaderChoice = (typeof leaderChoices)[number];

export const leaderChoiceNames: Readonly<Record<LeaderChoice, string>> = {
  appointed: '支部指定',
  recommended: '小组推荐',
};
