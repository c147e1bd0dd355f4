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
exports.FolderStore = void 0;
const files_1 = require("../../files");
const continuity_1 = require("./continuity");
const data_folder_1 = require("./data-folder");
const values_1 = require("./values");
/**
 * Keeps records in a folder, by LevelDB: its log takes each batch whole or not at all, and is on the disk before a batch is
 * done; it compacts itself.
 */
class FolderStore {
    folder;
    level;
    continuity;
    /**
     * Opens the store of a folder, which is made where there is none.
     *
     * @param folder as the user named it
     * @throws FileProblem where another process has it open, where it is not ours, of a newer version, damaged, or may not be
     *   written
     */
    static async open(folder) {
        const place = (0, data_folder_1.placeIn)(folder);
        // Loaded here: who keeps nothing loads nothing that is not JavaScript.
        const { ClassicLevel } = await Promise.resolve().then(() => __importStar(require('classic-level')));
        const level = new ClassicLevel(place, { valueEncoding: 'buffer' });
        try {
            await level.open();
            return new FolderStore(folder, level, await continuity_1.Continuity.of(level));
        }
        catch (error) {
            await level.close();
            throw new files_1.FileProblem(folder, openReason(error));
        }
    }
    writing = Promise.resolve();
    constructor(
    /** As the user named it. */
    folder, level, continuity) {
        this.folder = folder;
        this.level = level;
        this.continuity = continuity;
    }
    /** Everything that is kept. @throws FileProblem where that cannot be read, or is not all that was acknowledged */
    async load() {
        const records = [];
        if (this.continuity.gap !== undefined)
            throw this.damaged(this.continuity.gap);
        try {
            for await (const [key, bytes] of this.level.iterator())
                if (!continuity_1.Continuity.isMark(key))
                    records.push({ key, value: (0, values_1.valueIn)(bytes) });
        }
        catch (error) {
            throw this.damaged(error);
        }
        return records;
    }
    /** Keeps a batch, all of it or nothing; batches follow one another in the order of the calls. */
    write(records) {
        const written = this.writing.then(() => this.writeBatch(records));
        this.writing = written.catch(() => undefined);
        return written;
    }
    async writeBatch(records) {
        const operations = records.map(({ key, value }) => value === undefined ? { type: 'del', key } : { type: 'put', key, value: (0, values_1.bytesOf)(value) });
        // What is not synced is lost with the machine, though not with the process.
        await this.level.batch([...operations, ...this.continuity.next()], { sync: true });
        this.continuity.written();
    }
    /** Ends the use of the folder; what was written stays. */
    async close() {
        await this.level.close();
    }
    /** That what is kept cannot be gone on from. */
    damaged(error) {
        return new files_1.FileProblem(this.folder, `its data is damaged: ${reasonIn(error)}; begin with another folder`);
    }
}
exports.FolderStore = FolderStore;
function openReason(error) {
    // What says that it cannot be opened has within it why.
    const cause = (error.cause ?? error);
    if (cause.code === 'LEVEL_LOCKED')
        return 'it is in use by another training-job-scheduler local, or in this process; stop that, or pass another folder';
    return `its data cannot be opened: ${reasonIn(cause)}`;
}
/** What LevelDB says, in one line. */
function reasonIn(error) {
    return error.message.split('\n')[0] ?? '';
}
//# sourceMappingURL=folder-store.js.map