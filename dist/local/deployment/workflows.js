"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.workflowsOf = workflowsOf;
const terraform_1 = require("../../terraform");
const filled_document_1 = require("./filled-document");
const STEP = /^azurerm_logic_app_(action|trigger)_/;
/** The Logic Apps (Consumption) of a document, each put together from its trigger and its actions. */
function workflowsOf(filled) {
    const steps = filled.ofTypes((type) => STEP.test(type));
    const apps = filled.ofTypes((type) => type === 'azurerm_logic_app_workflow');
    const workflows = filled.each(apps, (app) => {
        const own = steps.filter((step) => filled.linked(step, 'logic_app_id') === app);
        const of = (kind) => own.filter(({ type }) => STEP.exec(type)?.[1] === kind);
        const declared = declaredParameters(app);
        return {
            address: app.address,
            name: (0, filled_document_1.text)(app, 'name'),
            definition: {
                $schema: 'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
                contentVersion: '1.0.0.0',
                parameters: Object.fromEntries(declared),
                triggers: Object.fromEntries(of('trigger').map((step) => [(0, filled_document_1.text)(step, 'name'), bodyOf(step)])),
                actions: Object.fromEntries(of('action').map((step) => [(0, filled_document_1.text)(step, 'name'), bodyOf(step)])),
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
function bodyOf(step) {
    if (/_custom$/.test(step.type))
        return (0, filled_document_1.jsonIn)(step, 'body');
    if (step.type === 'azurerm_logic_app_trigger_recurrence')
        return recurrenceOf(step);
    throw new filled_document_1.NotKnown(`its step ${step.address} is of type ${step.type}, and of steps only azurerm_logic_app_*_custom and azurerm_logic_app_trigger_recurrence are read`);
}
function recurrenceOf(trigger) {
    if ((0, filled_document_1.blocks)(trigger.values, 'schedule').length > 0) {
        throw new filled_document_1.NotKnown(`its step ${trigger.address} has a schedule, which is not read here`);
    }
    return {
        type: 'Recurrence',
        recurrence: { frequency: (0, filled_document_1.text)(trigger, 'frequency'), interval: (0, filled_document_1.wholeNumber)(trigger, 'interval') },
    };
}
/** What a workflow declares for parameters, by name: azurerm has each as a text of JSON. */
function declaredParameters(app) {
    const declared = (0, filled_document_1.known)(app, 'workflow_parameters');
    return new Map(Object.keys((0, terraform_1.isObject)(declared) ? declared : {}).map((name) => {
        const one = (0, filled_document_1.jsonIn)(app, `workflow_parameters.${name}`);
        return [name, (0, terraform_1.isObject)(one) ? one : {}];
    }));
}
/** The values of parameters, which azurerm has as texts whatever their type is. @throws NotKnown */
function parametersOf(app, declared) {
    const values = (0, filled_document_1.known)(app, 'parameters');
    return new Map(Object.entries((0, terraform_1.isObject)(values) ? values : {}).map(([name, value]) => {
        const type = String(declared.get(name)?.type ?? 'String').toLowerCase();
        return [name, /string$/.test(type) ? value : (0, filled_document_1.jsonIn)(app, `parameters.${name}`)];
    }));
}
//# sourceMappingURL=workflows.js.map