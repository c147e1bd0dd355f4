"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Keeping = void 0;
const node_crypto_1 = require("node:crypto");
const files_1 = require("../../files");
const codec_1 = require("../amqp/codec");
const running_broker_1 = require("../running-broker");
const folder_store_1 = require("../store/folder-store");
/** A running broker, and the folder that keeps what it has, if there is one. */
class Keeping {
    store;
    /**
     * Goes on from what a folder has; from nothing where there is no folder.
     *
     * @throws FileProblem where the folder cannot be used
     */
    static async begin(folder, tier) {
        const store = folder === undefined ? undefined : await folder_store_1.FolderStore.open(folder);
        try {
            return new Keeping(store, (await store?.load()) ?? [], tier);
        }
        catch (error) {
            await store?.close();
            throw error instanceof files_1.FileProblem || store === undefined ? error : store.damaged(error);
        }
    }
    broker;
    /** Comes when nothing can be kept any more. */
    unkept;
    /** Why nothing can be kept any more. */
    problem;
    constructor(store, records, tier) {
        this.store = store;
        let tell;
        this.unkept = new Promise((resolve) => {
            tell = resolve;
        });
        this.broker = new running_broker_1.RunningBroker({
            codec: codec_1.amqpCodec,
            // Tokens of locks that were kept are nobody else's.
            seed: (0, node_crypto_1.randomUUID)(),
            tier,
            store,
            records,
            onUnkept: ({ message }) => {
                const reason = `nothing more can be kept: ${message.split('\n')[0]}; what was acknowledged is kept`;
                this.problem = new files_1.FileProblem(this.folder ?? '', reason);
                tell(this.problem);
            },
        });
    }
    get folder() {
        return this.store?.folder;
    }
    async end() {
        await this.broker.stop();
        await this.store?.close();
    }
}
exports.Keeping = Keeping;
//# sourceMappingURL=keeping.js.map