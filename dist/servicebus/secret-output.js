"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.secretOutput = secretOutput;
const cdktf_1 = require("cdktf");
const waive_1 = require("./waive");
/**
 * Puts out a connection string, which stays in Terraform's state in plain text: hidden on the terminal, with its
 * grounds beside it, and only when the rules exist, since what is sent earlier reaches no subscription and is lost.
 */
function secretOutput(scope, id, props) {
    const { value, allows, topics, grounds } = props;
    const output = new cdktf_1.TerraformOutput(scope, id, {
        value,
        sensitive: true,
        description: `Secret that allows ${allows}`,
    });
    (0, waive_1.waive)(output, { id: 'SB-SEC-001', ...grounds });
    // An override, since cdktf writes the `dependsOn` of an output in a form that Terraform refuses.
    output.addOverride('depends_on', topics.flatMap((topic) => topic.ruleAddresses));
    return output;
}
//# sourceMappingURL=secret-output.js.map