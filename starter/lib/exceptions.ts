import type { Waiver, WaiverGrounds } from 'training-job-scheduler';

// Exceptions from security rules. As they stand here they are a template: nobody has approved them, and they have no end,
// whatever `expires` says. `npx training-job-scheduler audit` says so at each of them, and ends with status 0 all the same.
// With your own approver and ticket they end on their day, at most a year ahead, and from ninety days before that the audit
// says so. Take out what you do not want to except, and follow the rule.

/** Who approves exceptions, and until when: while this is the approver, nobody has, and the day counts for nothing. */
const APPROVAL = { approver: 'platform-security@example.com', ticket: 'SEC-1', expires: '{{expires}}' };

/** Why dev has neither a network nor a key of its own. */
export const OPEN: WaiverGrounds = {
  reason: 'dev takes identities and no keys, and holds no customer data',
  ...APPROVAL,
};

/** Why anybody can delete dev, and its state is a file on somebody's machine. */
export const DISPOSABLE: WaiverGrounds = {
  reason: 'dev belongs to one person, who can destroy and make it anew at any time',
  ...APPROVAL,
};

/** Why prod is in one region, and encrypted with a key of Microsoft's. */
export const START_SMALL: WaiverGrounds = {
  reason: 'the first months do without a second region and a key of our own, and what is sent can be sent again',
  ...APPROVAL,
};

/** Why the workspace has the identity that Azure ML makes with it. */
export const OWN_IDENTITY: WaiverGrounds = {
  reason: 'Azure ML gives this identity what the workspace itself needs; jobs and programs run as others',
  ...APPROVAL,
};

/** Why what lies in storage is encrypted with a key of Microsoft's, in one region. */
export const MADE_ANEW: WaiverGrounds = {
  reason: 'packages, logs and results of jobs can be made anew from this repository and from registered data',
  ...APPROVAL,
};

/** Why one machine is enough for the programs that start jobs. */
export const MESSAGES_WAIT: WaiverGrounds = {
  reason: 'while the only machine is moved or restarted, messages wait in their subscriptions and none is lost',
  ...APPROVAL,
};

/** Exceptions from several rules for one reason. */
export function except(grounds: WaiverGrounds, ...rules: readonly string[]): Waiver[] {
  return rules.map((id) => ({ id, ...grounds }));
}
