import { loadClientConnectConfig, type ClientConnectConfig } from '@temporalio/envconfig';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the server is, from `TEMPORAL_ADDRESS`, `TEMPORAL_NAMESPACE`, `TEMPORAL_PROFILE` and the other variables of envconfig. */
export function connectConfig(env: Environment): {
  connectionOptions: ClientConnectConfig['connectionOptions'];
  namespace: string;
} {
  const set = Object.entries(env).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  const { connectionOptions, namespace } = loadClientConnectConfig({ overrideEnvVars: Object.fromEntries(set) });
  return { connectionOptions, namespace: namespace ?? 'default' };
}
