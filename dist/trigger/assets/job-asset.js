"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.JobAsset = void 0;
const node_crypto_1 = require("node:crypto");
const node_path_1 = require("node:path");
const jobs_1 = require("../jobs");
const local_files_1 = require("./local-files");
/**
 * Something that is registered in the workspace when it is deployed, under a name that says where it comes from and a
 * version that is a hash of its content: what has not changed is the same version, and nothing is done.
 */
class JobAsset {
    kind;
    name;
    files;
    properties;
    needs;
    /** Code: files that a command finds in its folder. */
    static code(path, { files }) {
        const hash = (0, local_files_1.contentHash)(files);
        return new JobAsset('codes', nameOf(path), hash, files, ({ filesUri }) => ({
            codeUri: filesUri,
            properties: { hash_sha256: hash, hash_version: local_files_1.HASH_VERSION },
        }));
    }
    /** Data, or a model, that lies beside a job file. */
    static data(path, type, { files, isFile }) {
        const only = isFile ? files[0]?.path : undefined;
        const kind = (0, jobs_1.kindOfData)(type);
        return new JobAsset(kind, nameOf(path), hashOf([type, (0, local_files_1.contentHash)(files)]), files, ({ filesUri }) => {
            const uri = only === undefined ? `${filesUri}/` : `${filesUri}/${only}`;
            return kind === 'models' ? { modelType: type, modelUri: uri } : { dataType: type, dataUri: uri };
        });
    }
    /** An image, with packages of conda where there are any. */
    static image(path, image, condaFile) {
        const properties = { image, ...(condaFile !== undefined && { condaFile }), osType: 'Linux' };
        return new JobAsset('environments', nameOf(path), hashOf(properties), [], () => properties);
    }
    /** An image that Azure ML builds. */
    static build(path, { files }, dockerfilePath) {
        const hash = hashOf([(0, local_files_1.contentHash)(files), dockerfilePath]);
        return new JobAsset('environments', nameOf(path), hash, files, ({ filesUri }) => ({
            build: { contextUri: `${filesUri}/`, ...(dockerfilePath !== undefined && { dockerfilePath }) },
            osType: 'Linux',
        }));
    }
    /**
     * A step of a pipeline, which only takes registered components.
     *
     * @param spec the component in the words of its YAML; what it refers to as `azureml:<name>:<version>` gets its ARM id
     */
    static component(path, spec) {
        const version = hashOf(spec);
        const name = nameOf(path);
        const needs = [spec.environment, ...(spec.code === undefined ? [] : [spec.code])];
        const properties = ({ workspaceId }) => ({
            componentSpec: {
                ...spec,
                name,
                version: version.slice(0, VERSION_LENGTH),
                ...(spec.code !== undefined && { code: referenceIn(workspaceId, 'codes', spec.code) }),
                environment: referenceIn(workspaceId, 'environments', spec.environment),
            },
        });
        return new JobAsset('components', name, version, [], properties, needs);
    }
    /** The version: enough of the hash. */
    version;
    constructor(kind, name, hash, files, 
    /** What is registered, in the words of ARM. */
    properties, 
    /** What has to be registered before, by reference. */
    needs = []) {
        this.kind = kind;
        this.name = name;
        this.files = files;
        this.properties = properties;
        this.needs = needs;
        this.version = hash.slice(0, VERSION_LENGTH);
    }
    /** How a template refers to it. */
    get reference() {
        return `azureml:${this.name}:${this.version}`;
    }
}
exports.JobAsset = JobAsset;
const VERSION_LENGTH = 40;
/** In a component a reference begins with `azureml:`, whatever follows. */
function referenceIn(workspaceId, kind, reference) {
    const asset = (0, jobs_1.registeredAsset)(reference);
    if (asset === undefined || asset.name.startsWith('AzureML-'))
        return reference;
    return `azureml:${workspaceId}/${kind}/${asset.name}/versions/${asset.version}`;
}
/**
 * A name that says where it comes from, from the folder that the app runs in: the same on every machine. What has to be
 * replaced is told apart by a hash.
 */
function nameOf(path) {
    const place = (0, node_path_1.relative)(process.cwd(), path).split(node_path_1.sep).join('/');
    const readable = place
        .replace(/[^A-Za-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(-60)
        .replace(/^-/, '');
    return `${readable || 'here'}-${hashOf(place).slice(0, 8)}`;
}
function hashOf(value) {
    return (0, node_crypto_1.createHash)('sha256').update(JSON.stringify(value)).digest('hex');
}
//# sourceMappingURL=job-asset.js.map