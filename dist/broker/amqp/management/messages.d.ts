import { BrokerError } from '../../core';
import type { Response } from '../request';
import { type Asked } from './asked';
export declare function renewLocks(asked: Asked): Promise<Response | BrokerError>;
export declare function peek(asked: Asked): Promise<Response | BrokerError>;
export declare function schedule(asked: Asked): Promise<Response | BrokerError>;
export declare function cancelScheduled(asked: Asked): Promise<Response | BrokerError>;
export declare function receiveByNumber(asked: Asked): Promise<Response | BrokerError>;
export declare function updateDisposition(asked: Asked): Promise<Response | BrokerError>;
