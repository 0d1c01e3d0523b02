import { readConfig } from '#api/config.ts';

const LINK_SECRET = 'a link secret that is long enough for it';
const enough = { DATABASE_URL: 'postgres://localhost/x', LINK_SECRET, WEBHOOK_SECRET: 'whsec_old' };

describe("the API's environment", () => {
  it('names every variable that is missing, and repeats no secret', () => {
    expect(() => readConfig({ LINK_SECRET: 'short-secret' })).toThrow(
      /DATABASE_URL[\s\S]*LINK_SECRET[\s\S]*WEBHOOK_SECRET/,
    );
    expect(() => readConfig({ LINK_SECRET: 'short-secret' })).not.toThrow(/short-secret/);
  });

  it('has known keys and moved clocks in sandbox mode only', () => {
    expect(() => readConfig({ ...enough, AFTERCARE_DEMO_KEYS: '1' })).toThrow('AFTERCARE_DEMO_KEYS');
    expect(() => readConfig({ ...enough, AFTERCARE_SANDBOX: '1' })).toThrow('WORLD_URL');
    expect(readConfig({ ...enough, WORLD_URL: 'http://world' })).toMatchObject({ demoKeys: false, world: undefined });
    const sandbox = { ...enough, AFTERCARE_SANDBOX: '1', AFTERCARE_DEMO_KEYS: '1', WORLD_URL: 'http://world' };
    expect(readConfig(sandbox)).toMatchObject({ demoKeys: true, world: { url: 'http://world' } });
  });

  it('takes two webhook secrets during a change, and one of its own for a port', () => {
    const { webhookSecrets } = readConfig({
      ...enough,
      WEBHOOK_SECRET: 'whsec_old, whsec_new',
      WEBHOOK_SECRET_CARRIER: 'whsec_own',
    });
    expect(webhookSecrets).toEqual({
      shop: ['whsec_old', 'whsec_new'],
      warehouse: ['whsec_old', 'whsec_new'],
      payments: ['whsec_old', 'whsec_new'],
      carrier: ['whsec_own'],
    });
  });

  it('takes an identity provider with its audience only', () => {
    const issuer = { ...enough, AFTERCARE_OIDC_ISSUER: 'https://id.example.com' };
    expect(() => readConfig(issuer)).toThrow('AFTERCARE_OIDC_AUDIENCE');
    expect(readConfig({ ...issuer, AFTERCARE_OIDC_AUDIENCE: 'aftercare' }).oidc).toEqual({
      issuer: 'https://id.example.com',
      audience: 'aftercare',
    });
    expect(readConfig(enough).oidc).toBeUndefined();
  });

  it('takes an empty variable for none', () => {
    expect(readConfig({ ...enough, AFTERCARE_API_PORT: '', AFTERCARE_PUBLIC_URL: '' })).toMatchObject({
      port: 8080,
      publicUrl: undefined,
    });
  });
});
