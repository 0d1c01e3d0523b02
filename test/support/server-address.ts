/** What test/support/servers.ts tells every integration suite. */
type ServerVariable =
  | 'AFTERCARE_TEST_POSTGRES_URL'
  | 'AFTERCARE_TEST_TEMPLATE'
  | 'AFTERCARE_TEST_TEMPORAL_CLI'
  | 'TEMPORAL_ADDRESS'
  | 'TEMPORAL_NAMESPACE'
  | 'WORKFLOW_BUNDLE'
  | 'AFTERCARE_CONSOLE_FOLDER'
  | 'AFTERCARE_TEST_SHARED_STACK';

export function serverAddress(variable: ServerVariable): string {
  const value = process.env[variable];
  if (value === undefined)
    throw new Error(`${variable} is not set: this suite belongs into a folder that jest.config.cjs gives servers to`);
  return value;
}
