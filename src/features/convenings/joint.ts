/**
 * A joint meeting (联合开展) is held by several Party organisations at one time and place. The host announces it and invites others;
 * each that joins has a notice of its own with its own people called, its own codes for signing in, and its own record, which meets
 * its own duties. What the host moves or calls off is told in their notices too.
 */
export const invitationStates = ['waiting', 'accepted', 'declined', 'taken_back'] as const;
export type InvitationState = (typeof invitationStates)[number];

export const invitationStateNames: Readonly<Record<InvitationState, string>> = {
  waiting: '待答复',
  accepted: '参加',
  declined: '不参加',
  taken_back: '已收回邀请',
};

/** How many may be invited at once. */
export const MOST_INVITED = 30;
