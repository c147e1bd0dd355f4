import { type ExpressionReference, isObject, Reference } from './resource';

/** A reference inside an expression: `azurerm_x.y.z`, `data.azurerm_x.y.z`, `module.a.b`, `var.c`, `local.d`. */
const TRAVERSAL =
  /\b(?:data\.[A-Za-z]\w*\.[\w-]+|module\.[\w-]+|var|local|[A-Za-z]\w*_\w+\.[\w-]+)(?:\[[^\]]*\])?(?:\.[A-Za-z_][\w-]*)+/g;

/** All references in some arguments, with the arguments they stand in. */
export function collectReferences(values: unknown, argument = ''): ExpressionReference[] {
  if (values instanceof Reference) return referencesIn(values.text).map((to) => ({ argument, to }));
  const inside = (part: string | number) => (argument === '' ? String(part) : `${argument}.${part}`);
  if (Array.isArray(values)) return values.flatMap((value, index) => collectReferences(value, inside(index)));
  if (!isObject(values)) return [];
  return Object.entries(values).flatMap(([name, value]) => collectReferences(value, inside(name)));
}

/** What the templates of a text refer to; what stands in quotes inside a template is text. */
function referencesIn(text: string): string[] {
  const templates = text.match(/[$%]\{[^}]*\}/g) ?? [];
  return templates.flatMap((template) => template.replace(/"[^"]*"/g, '').match(TRAVERSAL) ?? []);
}

/** All references of the expressions that a plan has of a resource or output. */
export function collectPlanReferences(expressions: unknown, argument = ''): ExpressionReference[] {
  const inside = (part: string | number) => (argument === '' ? String(part) : `${argument}.${part}`);
  if (Array.isArray(expressions)) {
    return expressions.flatMap((part, index) => collectPlanReferences(part, inside(index)));
  }
  if (!isObject(expressions)) return [];
  const { references } = expressions;
  if (Array.isArray(references)) return references.map((to) => ({ argument, to: String(to) }));
  return Object.entries(expressions).flatMap(([name, part]) => collectPlanReferences(part, inside(name)));
}
