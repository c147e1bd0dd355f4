import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

/**
 * Writes `__tests__/support/azure-ml/jobs.schema.json`, what a body of a job has to look like, and `answers.schema.json`, what
 * the service answers of one, with what it alone says; out of the models of the
 * official client for JavaScript (@azure/arm-machinelearning, MIT), which are generated from the published specification.
 *
 *     node --require ./lib/typescript.cjs __tests__/toolchain/azure-ml/schema.ts
 *
 * The models are of 2022-10-01. What 2025-06-01 has besides was read in the published schema of that version
 * (schemas/2025-06-01/Microsoft.MachineLearningServices.json of Azure's resource manager schemas) and is in LATER; what it
 * requires and the models do not say, since they say it of no composite, is in REQUIRED. Beside these it has
 * `notificationSetting`, which nothing here sends. It cannot judge a body itself: JobBaseProperties is closed
 * (`additionalProperties: false`) beside the kinds of job that add to it, so no job at all is valid by it.
 */
const PACKAGE = '@azure/arm-machinelearning@2.1.1';
const FOLDER = resolve(__dirname, '../../support/azure-ml');

/** What jobs of these kinds are made of. */
const ROOTS = ['CommandJob', 'SweepJob', 'PipelineJob'];

const KINDS_OF_DATA = ['CustomModel', 'MLFlowModel', 'MLTable', 'TritonModel', 'UriFile', 'UriFolder'];

/** What the models only call a text, by `Model.property`, with the enumeration that names its values. */
const ENUMERATIONS: Readonly<Record<string, string>> = {
  'Objective.goal': 'KnownGoal',
  ...Object.fromEntries(ROOTS.map((kind) => [`${kind}.status`, 'KnownJobStatus'])),
  'RandomSamplingAlgorithm.rule': 'KnownRandomSamplingAlgorithmRule',
  ...Object.fromEntries(KINDS_OF_DATA.map((kind) => [`${kind}JobInput.mode`, 'KnownInputDeliveryMode'])),
};

/** What 2025-06-01 requires besides. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  SweepJob: ['objective', 'samplingAlgorithm', 'trial'],
};

/** What 2025-06-01 has besides. */
const LATER: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  CommandJob: { queueSettings: { $ref: '#/definitions/QueueSettings' } },
  SweepJob: { queueSettings: { $ref: '#/definitions/QueueSettings' } },
  JobService: { nodes: { $ref: '#/definitions/Nodes' } },
  ...Object.fromEntries(
    KINDS_OF_DATA.map((kind) => [`${kind}JobOutput`, { mode: { enum: ['ReadWriteMount', 'Upload', 'Direct'] } }]),
  ),
};
const LATER_MODELS: Readonly<Record<string, object>> = {
  QueueSettings: {
    type: 'object',
    additionalProperties: false,
    properties: { jobTier: { enum: ['Null', 'Spot', 'Basic', 'Standard', 'Premium'] } },
  },
  Nodes: {
    type: 'object',
    additionalProperties: false,
    required: ['nodesValueType'],
    properties: { nodesValueType: { const: 'All' } },
  },
};

/** What every resource has around its properties. */
const ENVELOPE = { id: { type: 'string' }, name: { type: 'string' }, type: { type: 'string' } };

/** Models whose kinds hang at another one. */
const DATA: Readonly<Record<string, string>> = { JobInput: 'AssetJobInput', JobOutput: 'AssetJobOutput' };

interface Mapper {
  readonly serializedName?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly nullable?: boolean;
  readonly constraints?: { readonly Pattern?: RegExp; readonly MinLength?: number };
  readonly type: {
    readonly name: string;
    readonly className?: string;
    readonly polymorphicDiscriminator?: { readonly serializedName: string };
    readonly modelProperties?: Readonly<Record<string, Mapper>>;
    readonly value?: Mapper;
    readonly element?: Mapper;
  };
}

function main(): void {
  const scratch = mkdtempSync(join(tmpdir(), 'azure-ml-'));
  try {
    const packed = spawnSync('npm', ['pack', PACKAGE, '--silent'], { cwd: scratch, encoding: 'utf8' });
    if (packed.status !== 0) throw new Error(`npm pack ${PACKAGE} failed:\n${packed.stderr}`);
    spawnSync('tar', ['xzf', packed.stdout.trim()], { cwd: scratch });
    const models = join(scratch, 'package/dist-esm/src/models');
    const mappers = load(join(models, 'mappers.js')) as Record<string, Mapper>;
    const enumerations = load(join(models, 'index.js')) as Record<string, Record<string, string>>;
    for (const [file, isAnswer] of [
      ['jobs.schema.json', false],
      ['answers.schema.json', true],
    ] as const) {
      const path = join(FOLDER, file);
      writeFileSync(path, `${JSON.stringify(schemaOf(mappers, enumerations, isAnswer), undefined, 2)}\n`);
      console.log(`wrote ${path}`);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function load(file: string): unknown {
  const [{ text } = { text: '' }] = buildSync({
    entryPoints: [file],
    bundle: true,
    format: 'cjs',
    write: false,
  }).outputFiles;
  const module = { exports: {} };
  new Function('module', 'exports', text)(module, module.exports);
  return module.exports;
}

function schemaOf(
  mappers: Record<string, Mapper>,
  enumerations: Record<string, Record<string, string>>,
  isAnswer: boolean,
): object {
  const definitions: Record<string, object> = {};
  const byClass = new Map(
    Object.values(mappers).flatMap((mapper) =>
      mapper.type === undefined ? [] : [[mapper.type.className, mapper] as const],
    ),
  );

  const refer = (name: string): object => {
    if (!(name in definitions)) {
      definitions[name] = {};
      definitions[name] = define(name);
    }
    return { $ref: `#/definitions/${name}` };
  };
  const define = (name: string): object => {
    const mapper = byClass.get(name) as Mapper;
    const { polymorphicDiscriminator, modelProperties = {} } = mapper.type;
    // Keys are `<model>.<value>`; the kinds of an input are those of data, and a literal.
    const children = Object.entries(mappers.discriminators as unknown as Record<string, Mapper>).filter(([key]) =>
      [`${name}.`, ...(name in DATA ? [`${DATA[name]}.`] : [])].some((beginning) => key.startsWith(beginning)),
    );
    if (polymorphicDiscriminator !== undefined && children.length > 0) {
      return { oneOf: children.map(([, child]) => refer(child.type.className as string)) };
    }
    const own = Object.values(modelProperties).filter(({ readOnly }) => isAnswer || readOnly !== true);
    const tag = polymorphicDiscriminator?.serializedName;
    const properties = Object.fromEntries(
      own.map((property) => {
        const key = property.serializedName as string;
        const isTag = key === tag || /^job(In|Out)putType$/.test(key);
        if (isTag && mapper.serializedName !== undefined) return [key, { const: mapper.serializedName }];
        return [key, schemaOfValue(property, `${name}.${key}`)];
      }),
    );
    return {
      type: 'object',
      additionalProperties: false,
      required: [
        ...own.filter(({ required }) => required === true).map(({ serializedName }) => serializedName),
        ...(REQUIRED[name] ?? []),
      ],
      properties: { ...properties, ...LATER[name] },
    };
  };
  const schemaOfValue = ({ type, constraints }: Mapper, at: string): object => {
    const known = ENUMERATIONS[at];
    if (known !== undefined) return { enum: Object.values(enumerations[known] as Record<string, string>) };
    switch (type.name) {
      case 'Composite':
        return refer(type.className as string);
      case 'Dictionary':
        return { type: 'object', additionalProperties: schemaOfValue(type.value as Mapper, `${at}.*`) };
      case 'Sequence':
        return { type: 'array', items: schemaOfValue(type.element as Mapper, `${at}[]`) };
      case 'Number':
        return { type: /slack/.test(at) ? 'number' : 'integer' };
      case 'Boolean':
        return { type: 'boolean' };
      case 'any':
        return {};
      case 'DateTime':
        return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$' };
      case 'TimeSpan':
        return { type: 'string', pattern: '^P(?!$)(\\d+D)?(T(?!$)(\\d+H)?(\\d+M)?(\\d+S)?)?$' };
      default:
        return {
          type: 'string',
          ...(constraints?.Pattern && { pattern: constraints.Pattern.source }),
          ...(constraints?.MinLength !== undefined && { minLength: constraints.MinLength }),
        };
    }
  };
  const oneOf = ROOTS.map(refer);
  return {
    $comment: `Made by __tests__/toolchain/azure-ml/schema.ts out of ${PACKAGE} (MIT, Microsoft Corporation); do not edit.`,
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    required: ['properties', ...(isAnswer ? ['id', 'name', 'type', 'systemData'] : [])],
    additionalProperties: false,
    properties: {
      properties: { oneOf },
      ...(isAnswer && ENVELOPE),
      ...(isAnswer && { systemData: refer('SystemData') }),
    },
    definitions: { ...definitions, ...LATER_MODELS },
  };
}

main();
