// Named imports from an ES module, of every entry.
import { MessageContract, ServiceBusNamespace, synthesize } from 'training-job-scheduler';
import { audit, auditRules } from 'training-job-scheduler/audit';
import { Prover } from 'training-job-scheduler/proof';
import { Router, topologyOf } from 'training-job-scheduler/routing';
import { SqlFilter } from 'training-job-scheduler/rules';
import { parseDocument } from 'training-job-scheduler/terraform';

const all = {
  MessageContract,
  ServiceBusNamespace,
  synthesize,
  audit,
  auditRules,
  Prover,
  Router,
  topologyOf,
  SqlFilter,
  parseDocument,
};
const missing = Object.entries(all).filter(([, one]) => one === undefined);
if (missing.length > 0) throw new Error(`undefined: ${missing.map(([name]) => name).join(', ')}`);
