import { type Checks, type NameRule } from './checks';
import type { Sku } from './namespace-base';
import type { NamespaceIdentity, ServiceBusNamespaceProps } from './namespace-props';
/** The first part of a host name of Service Bus. */
export declare const NAMESPACE_NAME: NameRule;
/** Azure's own name for the kinds of identity together. */
export declare function identityTypeOf({ systemAssigned, userAssigned }: NamespaceIdentity): string;
/** Checks all arguments of a namespace. */
export declare function checkNamespace(checks: Checks, props: ServiceBusNamespaceProps): void;
/** Adds the problem that a namespace that has none is given a private endpoint. */
export declare function checkPrivateEndpoint(checks: Checks, sku: Sku): void;
