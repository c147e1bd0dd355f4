"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Assets = void 0;
const core_1 = require("./core");
/** What is registered in the workspaces: with the deployment, or since. */
class Assets {
    byId = new Map();
    constructor(workspaces) {
        for (const { assets } of workspaces)
            for (const asset of assets)
                this.register(asset);
    }
    register(asset) {
        this.byId.set(keyOf(asset.id), asset);
    }
    get(id) {
        return this.byId.get(keyOf(id));
    }
    /** All versions below an id: `<workspace id>/codes`, or `<workspace id>/codes/<name>`. */
    below(id) {
        const beginning = `${keyOf(id)}/`;
        return [...this.byId].filter(([key]) => key.startsWith(beginning)).map(([, asset]) => asset);
    }
    /** A component in the words of its YAML. */
    component(id) {
        const asset = this.get(id);
        return asset === undefined ? undefined : (0, core_1.objectAt)(asset.properties, 'componentSpec');
    }
}
exports.Assets = Assets;
/** Ids of Azure are the same in capitals and small letters; in a reference they begin with `azureml:`. */
function keyOf(id) {
    return id.replace(/^azureml:(?=\/)/i, '').toLowerCase();
}
//# sourceMappingURL=assets.js.map