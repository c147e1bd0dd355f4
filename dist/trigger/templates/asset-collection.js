"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AssetCollection = void 0;
/** What a template needs to be registered, and what is wrong with it. */
class AssetCollection {
    problems = [];
    known = new Map();
    get assets() {
        return [...this.known.values()];
    }
    /** A reference as it is; of what lies here, how it will be referred to. What is wrong is told, and something stands in. */
    reference(given) {
        if (typeof given === 'string')
            return given;
        this.problems.push(...given.problems);
        return given.asset === undefined ? STAND_IN : this.add(given.asset);
    }
    add(asset) {
        this.known.set(`${asset.kind}/${asset.name}`, asset);
        return asset.reference;
    }
}
exports.AssetCollection = AssetCollection;
const STAND_IN = 'azureml:standin:1';
//# sourceMappingURL=asset-collection.js.map