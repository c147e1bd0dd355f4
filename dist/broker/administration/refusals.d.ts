import type { BrokerError } from '../core';
import { Refusal } from './request';
/** What the broker refuses as an answer of HTTP. */
export declare function refusalOf({ condition, description }: BrokerError): Refusal;
