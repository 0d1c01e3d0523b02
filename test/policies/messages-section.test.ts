import { shopsFile } from '#policies/shops.ts';

const shop = (messages: unknown) => ({
  lamps: { locale: 'zh-TW', policies: [{ from: '2026-01-01', policy: 'cn-marketplace' }], messages },
});
const faultOf = (messages: unknown): string => {
  const read = shopsFile.safeParse(shop(messages));
  return read.success
    ? 'none'
    : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
};

describe('how a shop says its messages go out', () => {
  it('is every way there is, with names of variables, and quiet hours', () => {
    const messages = {
      email: { via: 'smtp', from: 'Lamps <care@lamps.example>', replyTo: 'reply@lamps.example' },
      sms: { via: 'webhook', url: 'SMS_URL', secret: 'SMS_SECRET' },
      rooms: {
        everyone: { via: 'dingtalk', url: 'ROOM_URL', secret: 'ROOM_SECRET' },
        finance: { via: 'feishu', url: 'FINANCE_URL' },
        warehouse: { via: 'wecom', url: 'WAREHOUSE_URL' },
        qa: { via: 'slack', url: 'QA_URL' },
        manager: { via: 'webhook', url: 'SMS_URL', secret: 'SMS_SECRET' },
      },
      quiet: { from: '22:00', to: '08:00' },
    };
    expect(shopsFile.parse(shop(messages))['lamps']?.messages).toEqual(messages);
    expect(shopsFile.parse(shop({}))['lamps']?.messages).toEqual({});
  });

  it.each([
    [
      { rooms: { everyone: { via: 'slack', url: 'https://hooks.slack.example/T0/B0/key' } } },
      'never the address or secret itself',
    ],
    [{ sms: { via: 'webhook', url: 'URL', secret: 'whsec_c2VjcmV0' } }, 'never the address or secret itself'],
    [{ sms: { via: 'webhook', url: 'SMS_URL' } }, 'messages.sms.secret'],
    [{ email: { via: 'smtp', from: 'care@a.example\r\nBcc: x@y.example' } }, 'messages.email.from'],
    [{ email: { via: 'smtp', from: 'a@b.example, c@d.example' } }, 'messages.email.from'],
    [{ rooms: { customer: { via: 'slack', url: 'ROOM_URL' } } }, 'messages.rooms'],
    [{ rooms: { agent: { via: 'irc', url: 'ROOM_URL' } } }, 'messages.rooms.agent'],
    [{ quiet: { from: '22:00', to: '25:00' } }, 'must be a time of day'],
    [{ quiet: { from: '22:00', to: '22:00' } }, 'must not last the whole day'],
    [{ fax: {} }, 'fax'],
  ])('is refused by name where it makes no sense: %j', (messages, fault) => {
    expect(faultOf(messages)).toContain(fault);
  });
});
