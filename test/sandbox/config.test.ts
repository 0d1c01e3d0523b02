import { readConfig } from '#sandbox/config.ts';
import { SECRET } from './webhook-receiver.ts';

describe('the configuration of the world', () => {
  it('has defaults for everything, and takes an empty variable as not set', () => {
    expect(readConfig({ SANDBOX_EPOCH: '' })).toMatchObject({
      host: '127.0.0.1',
      token: 'sandbox-token',
      webhook: undefined,
    });
  });

  it('has one secret for all ports, and may have one of their own', () => {
    const own = `whsec_${Buffer.from('payments only, nobody else').toString('base64')}`;
    const { webhook } = readConfig({
      SANDBOX_WEBHOOK_URL: 'http://127.0.0.1:8080/v1/webhooks/',
      SANDBOX_WEBHOOK_SECRET: SECRET,
      SANDBOX_WEBHOOK_SECRET_PAYMENTS: own,
    });
    expect(webhook?.url).toBe('http://127.0.0.1:8080/v1/webhooks');
    expect([webhook?.secretOf('payments'), webhook?.secretOf('carrier')]).toEqual([own, SECRET]);
  });

  it('names every variable that is wrong and what it should be', () => {
    const wrong = {
      SANDBOX_PORT: 'x',
      SANDBOX_EPOCH: 'yesterday',
      SANDBOX_WEBHOOK_URL: 'ftp://x',
      SANDBOX_WEBHOOK_SECRET: 'short',
    };
    expect(() => readConfig(wrong)).toThrow(
      /SANDBOX_PORT: a port[\s\S]*SANDBOX_WEBHOOK_URL: an http[\s\S]*SANDBOX_WEBHOOK_SECRET: a secret[\s\S]*SANDBOX_EPOCH: an ISO/u,
    );
    expect(() => readConfig({ SANDBOX_WEBHOOK_URL: 'http://x/y' })).toThrow('SANDBOX_WEBHOOK_SECRET: needed when');
  });
});
