import { BrokerError } from '../../core';
import type { Response } from '../request';
import { type Asked } from './asked';
export declare function renewSessionLock(asked: Asked): Promise<Response | BrokerError>;
export declare function getSessionState(asked: Asked): Promise<Response | BrokerError>;
export declare function setSessionState(asked: Asked): Promise<Response | BrokerError>;
export declare function listSessions(asked: Asked): Promise<Response | BrokerError>;
