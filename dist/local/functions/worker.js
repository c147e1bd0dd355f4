"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
Object.defineProperty(exports, "__esModule", { value: true });
exports.serve = serve;
const node_module_1 = __importStar(require("node:module"));
const node_url_1 = require("node:url");
const functions_core_1 = require("./functions-core");
/**
 * The side of the program: what the worker of Azure Functions is for Node. It gives the program what that gives it, calls
 * its functions, and says what they log.
 *
 * @param importModule loads an ES module by its address
 */
function serve(importModule) {
    const say = (message) => process.send?.(message);
    const core = new functions_core_1.FunctionsCore((level, text) => say({ kind: 'log', level, text }));
    provide(core.api);
    // Ctrl-C reaches everything that a terminal has started; when this ends is decided by the host.
    process.on('SIGINT', () => undefined);
    process.on('disconnect', () => process.exit());
    process.on('message', (message) => void take(message));
    async function take(message) {
        switch (message.kind) {
            case 'load':
                say(await load(message.modules));
                return;
            case 'invoke':
                say(await invoke(message));
                return;
            case 'terminate':
                try {
                    await core.terminate();
                }
                finally {
                    process.disconnect();
                }
        }
    }
    async function load(modules) {
        try {
            for (const file of modules)
                await loadModule(file, importModule);
            await core.start();
            // Only what can be said: the functions themselves stay here.
            return { kind: 'loaded', functions: JSON.parse(JSON.stringify(core.registered)) };
        }
        catch (error) {
            return { kind: 'not-loaded', why: wordsOf(error) };
        }
    }
    async function invoke({ id, name, request }) {
        try {
            await core.invoke(id, name, request);
            return { kind: 'done', id };
        }
        catch (error) {
            return { kind: 'threw', id, why: wordsOf(error) };
        }
    }
}
/** The program asks for a module that no package has: this process has it. */
function provide(api) {
    const loader = node_module_1.default;
    const usual = loader._load;
    loader._load = (request, ...rest) => request === '@azure/functions-core' ? api : usual.call(loader, request, ...rest);
}
async function loadModule(file, importModule) {
    try {
        (0, node_module_1.createRequire)(file)(file);
    }
    catch (error) {
        if (error.code !== 'ERR_REQUIRE_ESM')
            throw error;
        await importModule((0, node_url_1.pathToFileURL)(file).href);
    }
}
function wordsOf(error) {
    return error instanceof Error ? error.message : String(error);
}
//# sourceMappingURL=worker.js.map