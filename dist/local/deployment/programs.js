"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.programsOf = programsOf;
const terraform_1 = require("../../terraform");
const filled_document_1 = require("./filled-document");
const FLEX = 'azurerm_function_app_flex_consumption';
const APPS = new Set([FLEX, 'azurerm_linux_function_app', 'azurerm_windows_function_app']);
/** What Microsoft's own deployment of flex consumption calls the package in its container. */
const FLEX_PACKAGE = 'released-package.zip';
/** Settings that only the host and the platform read, in whose place this machine is. */
const OF_HOST = /^(AzureWebJobs|AzureFunctions|APPINSIGHTS_|APPLICATIONINSIGHTS_|DEPLOYMENT_STORAGE_|FUNCTIONS_|SCM_|WEBSITE_|ENABLE_ORYX)/i;
/** Settings that say how to reach Service Bus: the one on this machine has a connection string of its own. */
const OF_BUS = /^azurerm_servicebus_.*(connection_string|_key)$/;
const KEY_VAULT = /^@Microsoft\.KeyVault\(/i;
/** The Function Apps of a document that run here: those of Node, with a package that is on this machine. */
function programsOf(filled, uploaded) {
    const apps = filled.ofTypes((type) => APPS.has(type));
    return filled.each(apps, (app) => {
        const runtime = runtimeOf(app);
        if (runtime !== 'node')
            throw new filled_document_1.NotKnown(`runs ${runtime}, and only programs for Node run here`);
        return {
            address: app.address,
            name: (0, filled_document_1.text)(app, 'name'),
            packageFile: packageOf(app, uploaded),
            settings: settingsOf(app),
        };
    });
}
function runtimeOf({ type, values }) {
    const said = type === FLEX ? values.runtime_name : (0, terraform_1.argumentAt)(values, 'app_settings.FUNCTIONS_WORKER_RUNTIME');
    if (typeof said === 'string' && said !== '')
        return said;
    const [stack] = (0, filled_document_1.blocks)(values, 'site_config').flatMap((site) => (0, filled_document_1.blocks)(site, 'application_stack'));
    if (stack === undefined)
        return 'something that it does not say';
    // A plan has the other languages as well, and says null of them.
    const language = Object.keys(stack).find((name) => (stack[name] ?? '') !== '' && /_version$|^docker$/.test(name));
    return (language ?? 'something that it does not say').replace(/_version$/, '');
}
function packageOf(app, uploaded) {
    if ((0, terraform_1.argumentAt)(app.values, 'zip_deploy_file') !== undefined)
        return uploaded.local((0, filled_document_1.text)(app, 'zip_deploy_file'));
    if (app.type === FLEX) {
        const container = (0, filled_document_1.text)(app, 'storage_container_endpoint').replace(/\/$/, '');
        const file = uploaded.at(`${container}/${FLEX_PACKAGE}`);
        if (file === undefined)
            throw new filled_document_1.NotKnown(`no ${FLEX_PACKAGE} of this document goes to ${container}`);
        return file;
    }
    const from = (0, terraform_1.argumentAt)(app.values, 'app_settings.WEBSITE_RUN_FROM_PACKAGE');
    if (from === undefined || from === '1')
        throw new filled_document_1.NotKnown('its package is put there by something else than this document');
    const url = (0, filled_document_1.text)(app, 'app_settings.WEBSITE_RUN_FROM_PACKAGE');
    const file = uploaded.at(url);
    if (file === undefined)
        throw new filled_document_1.NotKnown(`its package ${url} is not uploaded by this document`);
    return file;
}
/** All settings, since any of them decides what the program does. @throws NotKnown where one is not known */
function settingsOf({ values }) {
    const { app_settings: settings } = values;
    if (settings instanceof terraform_1.Reference)
        throw new filled_document_1.NotKnown(`its app_settings are ${settings.text}, which is known when it is deployed`);
    const unknown = [];
    const known = new Map();
    for (const [name, value] of Object.entries((0, terraform_1.isObject)(settings) ? settings : {})) {
        if (typeof value === 'string' && KEY_VAULT.test(value))
            unknown.push(`${name} is in a key vault`);
        else if (value instanceof terraform_1.Reference) {
            const isFilledHere = OF_HOST.test(name) || (value.from.length > 0 && value.from.every((one) => OF_BUS.test(one)));
            if (!isFilledHere)
                unknown.push(`${name} is ${value.text}`);
        }
        else if (value !== null && value !== undefined)
            known.set(name, String(value));
    }
    if (unknown.length > 0) {
        throw new filled_document_1.NotKnown(`settings of it are known when it is deployed, and not before: ${unknown.join(', ')}`);
    }
    return known;
}
//# sourceMappingURL=programs.js.map