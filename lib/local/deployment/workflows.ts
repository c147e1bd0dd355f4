import { isObject, type TerraformResource } from '../../terraform';
import type { Workflow } from './deployment';
import { blocks, type FilledDocument, jsonIn, known, NotKnown, text, wholeNumber } from './filled-document';

const STEP = /^azurerm_logic_app_(action|trigger)_/;

/** The Logic Apps (Consumption) of a document, each put together from its trigger and its actions. */
export function workflowsOf(filled: FilledDocument): Workflow[] {
  const steps = filled.ofTypes((type) => STEP.test(type));
  const apps = filled.ofTypes((type) => type === 'azurerm_logic_app_workflow');
  const workflows = filled.each(apps, (app) => {
    const own = steps.filter((step) => filled.linked(step, 'logic_app_id') === app);
    const of = (kind: string) => own.filter(({ type }) => STEP.exec(type)?.[1] === kind);
    const declared = declaredParameters(app);
    return {
      address: app.address,
      name: text(app, 'name'),
      definition: {
        $schema:
          'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
        contentVersion: '1.0.0.0',
        parameters: Object.fromEntries(declared),
        triggers: Object.fromEntries(of('trigger').map((step) => [text(step, 'name'), bodyOf(step)])),
        actions: Object.fromEntries(of('action').map((step) => [text(step, 'name'), bodyOf(step)])),
      },
      parameters: parametersOf(app, declared),
    };
  });
  for (const step of steps) {
    if (filled.linked(step, 'logic_app_id') === undefined) {
      filled.leave(step.address, 'is a step of a Logic App that this document does not have');
    }
  }
  return workflows;
}

/** A step in the language of workflow definitions. @throws NotKnown where azurerm puts it together by itself */
function bodyOf(step: TerraformResource): unknown {
  if (/_custom$/.test(step.type)) return jsonIn(step, 'body');
  if (step.type === 'azurerm_logic_app_trigger_recurrence') return recurrenceOf(step);
  throw new NotKnown(
    `its step ${step.address} is of type ${step.type}, and of steps only azurerm_logic_app_*_custom and azurerm_logic_app_trigger_recurrence are read`,
  );
}

function recurrenceOf(trigger: TerraformResource): object {
  if (blocks(trigger.values, 'schedule').length > 0) {
    throw new NotKnown(`its step ${trigger.address} has a schedule, which is not read here`);
  }
  return {
    type: 'Recurrence',
    recurrence: { frequency: text(trigger, 'frequency'), interval: wholeNumber(trigger, 'interval') },
  };
}

/** What a workflow declares for parameters, by name: azurerm has each as a text of JSON. */
function declaredParameters(app: TerraformResource): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const declared = known(app, 'workflow_parameters');
  return new Map(
    Object.keys(isObject(declared) ? declared : {}).map((name) => {
      const one = jsonIn(app, `workflow_parameters.${name}`);
      return [name, isObject(one) ? one : {}];
    }),
  );
}

/** The values of parameters, which azurerm has as texts whatever their type is. @throws NotKnown */
function parametersOf(
  app: TerraformResource,
  declared: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): ReadonlyMap<string, unknown> {
  const values = known(app, 'parameters');
  return new Map(
    Object.entries(isObject(values) ? values : {}).map(([name, value]) => {
      const type = String(declared.get(name)?.type ?? 'String').toLowerCase();
      return [name, /string$/.test(type) ? value : jsonIn(app, `parameters.${name}`)];
    }),
  );
}
