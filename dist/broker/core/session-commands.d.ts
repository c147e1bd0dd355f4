import { BrokerError } from './broker-error';
import type { GetSessionState, ListSessions, RenewSessionLock, SetSessionState } from './command';
import type { Kernel } from './kernel';
import type { Answers } from './outcome';
export declare function renewSessionLock(kernel: Kernel, command: RenewSessionLock): Answers['renew-session-lock'] | BrokerError;
export declare function getSessionState(kernel: Kernel, command: GetSessionState): Answers['get-session-state'] | BrokerError;
export declare function setSessionState(kernel: Kernel, command: SetSessionState): BrokerError | undefined;
export declare function listSessions(kernel: Kernel, { entity, stateSetAfter, skip, top }: ListSessions): Answers['list-sessions'] | BrokerError;
