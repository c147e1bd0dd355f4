import { DAY, HOUR, MINUTE, type Time } from '../../broker/core';
import type { Fault } from '../chance/faults';
import type { Luck } from '../chance/luck';

/** An error that a service answers with. */
export interface ServiceError {
  readonly status: number;
  readonly code: string;
  readonly retryAfter?: number;
}

/** A time in which Azure ML answers everything with one error. */
export interface Trouble {
  readonly fault: Fault;
  readonly from: Time;
  readonly until: Time;
  readonly error: ServiceError;
}

interface TroubleKind {
  readonly fault: Fault;
  /** The longest that it lasts, where a run is not about longer ones. */
  readonly longest: number;
  readonly errors: readonly ServiceError[];
}

const KINDS: readonly TroubleKind[] = [
  {
    fault: 'throttled',
    longest: 2 * HOUR,
    errors: [
      { status: 429, code: 'TooManyRequests', retryAfter: 17 },
      { status: 429, code: 'TooManyRequests', retryAfter: 600 },
      { status: 429, code: 'TooManyRequests' },
    ],
  },
  {
    fault: 'no-quota',
    longest: 3 * DAY,
    errors: [
      { status: 400, code: 'ClusterCoreQuotaReached' },
      { status: 403, code: 'QuotaExceeded' },
      { status: 409, code: 'OperationNotAllowed.QuotaExceeded' },
    ],
  },
  {
    fault: 'no-right',
    longest: 2 * DAY,
    errors: [
      { status: 403, code: 'AuthorizationFailed' },
      { status: 401, code: 'InvalidAuthenticationToken' },
      { status: 404, code: 'ResourceNotFound' },
      { status: 409, code: 'ScopeLocked' },
    ],
  },
  {
    fault: 'down',
    longest: 2 * DAY,
    errors: [
      { status: 503, code: 'ServiceUnavailable' },
      { status: 500, code: 'InternalServerError' },
      { status: 504, code: 'GatewayTimeout', retryAfter: 30 },
    ],
  },
];

/** When what goes wrong with Azure ML in a run, all within a span of time. */
export function troublesOf(luck: Luck, start: Time, span: number): Trouble[] {
  return KINDS.flatMap(({ fault, longest, errors }) => {
    if (!luck.happens(fault, 'Azure ML')) return [];
    const from = start + Math.floor(luck.number(`${fault} from`) * span);
    // Most are short, few are long: minutes, hours and days alike.
    const length = MINUTE * (longest / MINUTE) ** luck.number(`${fault} length`);
    return [{ fault, from, until: from + length, error: luck.pick(errors, `${fault} error`) }];
  });
}
