import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addressesOf, childEnvironment } from '#scripts/up/environment.ts';
import { readSettings, SETTINGS } from '#scripts/up/settings.ts';

const secrets = {
  postgresPassword: 'p',
  adapterToken: 'a',
  webhookSecret: 'w',
  linkSecret: 'l',
  payloadKeyId: 'k',
  payloadKey: 'K',
};

describe('the settings of npm start', () => {
  it('hold without a single variable', () => {
    expect(readSettings({})).toMatchObject({ AFTERCARE_API_PORT: 8080, TEMPORAL_TASK_QUEUE: 'cases' });
  });

  it('take an empty variable as absent', () => {
    expect(readSettings({ DATABASE_URL: '', AFTERCARE_API_PORT: '' })).toMatchObject({ AFTERCARE_API_PORT: 8080 });
  });

  it('name every wrong variable with its rule', () => {
    const wrong = { AFTERCARE_API_PORT: '99999', DATABASE_URL: 'mysql://x/y', LOG_LEVEL: 'loud' };
    expect(() => readSettings(wrong)).toThrow(/AFTERCARE_API_PORT[^]*65535/);
    expect(() => readSettings(wrong)).toThrow(/DATABASE_URL/);
    expect(() => readSettings(wrong)).toThrow(/LOG_LEVEL/);
  });

  it('refuse a name that is nearly one of ours and say which is meant', () => {
    expect(() => readSettings({ AFTERCARE_API_PROT: '8081' })).toThrow('did you mean AFTERCARE_API_PORT');
    expect(() => readSettings({ AFTERCARE_SOMETHING_ELSE_ENTIRELY: '1' })).toThrow('is not a setting');
  });

  it('are all listed in .env.example, and nothing else is', () => {
    const example = readFileSync(fileURLToPath(new URL('../../.env.example', import.meta.url)), 'utf8');
    const listed = [...example.matchAll(/^# ?([A-Z0-9_]+)=/gm)].map(([, name]) => name);
    expect(new Set(listed)).toEqual(new Set(Object.keys(SETTINGS)));
  });
});

describe('what the programs are told', () => {
  const servers = {
    databaseUrl: 'postgres://db/aftercare',
    temporalAddress: '127.0.0.1:7233',
    workflowBundle: '/b.js',
    sandboxFolder: '/s',
  };

  it('points every adapter at the sandbox world', () => {
    const settings = readSettings({ AFTERCARE_SANDBOX_PORT: '9001' });
    const environment = childEnvironment({ settings, secrets, servers });
    expect(environment['PAYMENTS_URL']).toBe('http://127.0.0.1:9001/payments/v1');
    expect(environment['WORLD_URL']).toBe('http://127.0.0.1:9001/world/v1');
  });

  it('leaves the Temporal address to the profile when one is named', () => {
    const settings = readSettings({ TEMPORAL_PROFILE: 'shop' });
    const environment = childEnvironment({ settings, secrets, servers: { ...servers, temporalAddress: undefined } });
    expect(environment).not.toHaveProperty('TEMPORAL_ADDRESS');
  });

  it('gives customers the public address when there is one', () => {
    const settings = readSettings({ AFTERCARE_PUBLIC_URL: 'https://care.example.com' });
    expect(addressesOf(settings).publicUrl).toBe('https://care.example.com');
    expect(addressesOf(readSettings({})).publicUrl).toBe('http://127.0.0.1:8080');
  });
});
