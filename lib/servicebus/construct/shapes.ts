import { Construct } from 'constructs';
import { mapOf, type Shape, text, valueThat } from '../../rules';

/** A construct that has a member by which it is known to be of the right kind. */
export function constructWith<T>(expects: string, member: string, fix?: string): Shape<T> {
  const is = (value: unknown) => Construct.isConstruct(value) && member in value;
  return valueThat<T>(expects, is, { isReference: true, fix: () => fix });
}

/** Any object that can do something: what a construct is asked to be, and what a test may stand in for. */
export function objectWith<T>(expects: string, member: string): Shape<T> {
  const is = (value: unknown) => typeof value === 'object' && value !== null && member in value;
  return valueThat<T>(expects, is, { isReference: true });
}

/** Labels of a resource. */
export const tags = mapOf(text, 'an object of texts, such as { environment: "dev" }');

/** Where in Azure something is made. */
export const PLACE = { location: text, resourceGroupName: text };
