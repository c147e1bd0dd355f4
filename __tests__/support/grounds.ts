import type { WaiverGrounds } from '../../lib/rules';

/** Grounds of an exception in which nothing is wrong, long after any day that a test runs on. */
export const GROUNDS: WaiverGrounds = {
  reason: 'an old producer cannot use Entra ID before its next release',
  approver: 'security@example.com',
  ticket: 'SEC-1',
  expires: '2099-12-31',
};
