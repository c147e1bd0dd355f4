import { asAzurerm, azapiArgument } from '../../../routing/reading/azapi';
import type { DocumentChange, Target, TerraformDocument, TerraformOutput, TerraformResource } from '../../../terraform';

/** A change with resources of azapi that are Service Bus read like those of azurerm. */
export function asRead(change: DocumentChange): DocumentChange {
  const [before, after] = [documentAsRead(change.before), documentAsRead(change.after)];
  const types = new Map([...before.resources, ...after.resources].map(({ address, type }) => [address, type]));
  const changes = change.changes.map((one) => ({ ...one, type: types.get(one.address) ?? one.type }));
  const drift = change.drift.map((one) => {
    const view = asAzurerm(one.before);
    if (view === undefined) return one;
    return { ...one, type: view.type, before: view, after: one.after && asAzurerm(one.after) };
  });
  return { ...change, before, after, changes, drift };
}

function documentAsRead(document: TerraformDocument): TerraformDocument {
  const views = new Map(
    document.resources.flatMap((resource) => {
      const view = asAzurerm(resource);
      return view === undefined ? [] : [[resource, view] as const];
    }),
  );
  if (views.size === 0) return document;
  const originals = new Map([...views].map(([resource, view]) => [view, resource]));
  const viewOf = (resource: TerraformResource) => views.get(resource) ?? resource;
  const isView = (owner: TerraformResource | TerraformOutput): owner is TerraformResource =>
    'values' in owner && originals.has(owner);
  return {
    ...document,
    resources: document.resources.map(viewOf),
    resolve: (resource, argument): Target => {
      const original = originals.get(resource);
      const target = document.resolve(
        original ?? resource,
        original === undefined ? argument : azapiArgument(argument),
      );
      if (target.kind === 'resource') return { kind: 'resource', resource: viewOf(target.resource) };
      return target.kind === 'unknown' ? { ...target, candidates: target.candidates?.map(viewOf) } : target;
    },
    // The arguments of azapi have other names: which of them a reference is about is not known.
    references: (owner) => (isView(owner) ? [] : document.references(owner)),
    removesDefaultRule: (resource) => document.removesDefaultRule(originals.get(resource) ?? resource),
  };
}
