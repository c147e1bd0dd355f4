import { BrokerError } from '../../core';
import type { Response } from '../request';
import { type Asked } from './asked';
export declare function addRule(asked: Asked): Promise<Response | BrokerError>;
export declare function removeRule(asked: Asked): Promise<Response | BrokerError>;
export declare function enumerateRules(asked: Asked): Promise<Response | BrokerError>;
