import { Client, Connection } from '@temporalio/client';
import { createDataConverter } from './data-converter.ts';
import { connectConfig, type Environment } from './connect-config.ts';

export interface ConnectedClient {
  readonly client: Client;
  readonly connection: Connection;
  readonly namespace: string;
}

/** A client on the server that `TEMPORAL_ADDRESS`, or the profile of `TEMPORAL_PROFILE`, names; close its connection at the end. */
export async function connectClient(env: Environment = process.env): Promise<ConnectedClient> {
  const { connectionOptions, namespace } = connectConfig(env);
  const dataConverter = createDataConverter(env);
  const connection = await Connection.connect({ ...connectionOptions, connectTimeout: 10_000 });
  return { client: new Client({ connection, namespace, dataConverter }), connection, namespace };
}
