import { linkOf, savedQueries } from '#temporal/saved-queries.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';

/** Where the servers are that the children talk to. */
export interface Servers {
  readonly databaseUrl: string;
  /** undefined when a profile of temporal.toml names it */
  readonly temporalAddress: string | undefined;
  readonly workflowBundle: string;
  readonly sandboxFolder: string;
  readonly consoleFolder?: string;
}

export interface Addresses {
  readonly api: string;
  readonly publicUrl: string;
  readonly sandbox: string;
  readonly webUi: string;
  /** where the Web UI has payloads opened */
  readonly codec: string;
  /** the one saved query that lists the cases that cannot go on */
  readonly stuckCases: string;
}

export function addressesOf(settings: Settings): Addresses {
  const api = `http://${settings.AFTERCARE_API_HOST}:${settings.AFTERCARE_API_PORT}`;
  const webUi = settings.AFTERCARE_WEB_UI_URL ?? `http://127.0.0.1:${settings.AFTERCARE_WEB_UI_PORT}`;
  const place = { url: webUi, namespace: settings.TEMPORAL_NAMESPACE };
  const stuck = savedQueries([]).find(({ name }) => name === 'Stuck cases');
  return {
    api,
    publicUrl: settings.AFTERCARE_PUBLIC_URL ?? api,
    sandbox: `http://127.0.0.1:${settings.AFTERCARE_SANDBOX_PORT}`,
    webUi,
    // a sandbox's keys are known to everybody, so its Web UI need not sign in
    codec: `${api}/v1/codec/demo`,
    stuckCases: stuck ? linkOf(place, stuck) : webUi,
  };
}

export interface EnvironmentSource {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly servers: Servers;
}

/** All that the api, the worker and the sandbox world are told; nothing else reaches them by another way. */
export function childEnvironment({ settings, secrets, servers }: EnvironmentSource): Readonly<Record<string, string>> {
  const { api, publicUrl, sandbox, webUi } = addressesOf(settings);
  return {
    DATABASE_URL: servers.databaseUrl,
    ...(servers.temporalAddress === undefined ? {} : { TEMPORAL_ADDRESS: servers.temporalAddress }),
    TEMPORAL_NAMESPACE: settings.TEMPORAL_NAMESPACE,
    TEMPORAL_TASK_QUEUE: settings.TEMPORAL_TASK_QUEUE,
    AFTERCARE_API_HOST: settings.AFTERCARE_API_HOST,
    AFTERCARE_API_PORT: String(settings.AFTERCARE_API_PORT),
    AFTERCARE_PUBLIC_URL: publicUrl,
    AFTERCARE_WEB_UI_URL: webUi,
    ...(servers.consoleFolder === undefined ? {} : { AFTERCARE_CONSOLE_FOLDER: servers.consoleFolder }),
    AFTERCARE_SANDBOX: '1',
    AFTERCARE_DEMO_KEYS: '1',
    SHOP_URL: `${sandbox}/shop/v1`,
    WAREHOUSE_URL: `${sandbox}/warehouse/v1`,
    CARRIER_URL: `${sandbox}/carrier/v1`,
    PAYMENTS_URL: `${sandbox}/payments/v1`,
    MESSAGES_URL: `${sandbox}/messages/v1`,
    WORLD_URL: `${sandbox}/world/v1`,
    ADAPTER_TOKEN: secrets.adapterToken,
    WEBHOOK_SECRET: secrets.webhookSecret,
    AFTERCARE_INBOUND_SECRET: settings.AFTERCARE_INBOUND_SECRET ?? secrets.webhookSecret,
    LINK_SECRET: secrets.linkSecret,
    PAYLOAD_KEY: secrets.payloadKey,
    PAYLOAD_KEY_ID: secrets.payloadKeyId,
    WORKFLOW_BUNDLE: servers.workflowBundle,
    SANDBOX_PORT: String(settings.AFTERCARE_SANDBOX_PORT),
    SANDBOX_DATA_DIR: servers.sandboxFolder,
    SANDBOX_TOKEN: secrets.adapterToken,
    SANDBOX_WEBHOOK_URL: `${api}/v1/webhooks`,
    SANDBOX_WEBHOOK_SECRET: secrets.webhookSecret,
    LOG_LEVEL: settings.LOG_LEVEL,
  };
}
