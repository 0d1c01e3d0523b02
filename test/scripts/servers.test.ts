import { canEnter, findUser } from '#scripts/up/postgres/owner.ts';
import { isNewEnough, serverVersion } from '#scripts/up/temporal/binary.ts';
import { devServerArguments } from '#scripts/up/temporal/dev-server.ts';
import { demandSameTypes } from '#scripts/up/temporal/search-attributes.ts';

const PASSWD = 'root:x:0:0:root:/root:/bin/bash\npostgres:x:101:104:PostgreSQL,,,:/var/lib/postgresql:/bin/bash\n';

describe('the user that Postgres runs as', () => {
  it('is read out of the list of users', () => {
    expect(findUser(PASSWD, 'postgres')).toEqual({ uid: 101, gid: 104 });
    expect(findUser(PASSWD, 'nobody')).toBeUndefined();
  });

  it('may enter a folder only when it may enter all above it', () => {
    expect(canEnter('/', { uid: 101, gid: 104 })).toBe(true);
    expect(canEnter('/usr/lib', undefined)).toBe(true);
  });
});

describe('the Temporal program', () => {
  it('tells the version of the server inside it', () => {
    expect(serverVersion('temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)')).toBe('1.32.0');
    expect(serverVersion('temporal 0.0.0-DEV')).toBeUndefined();
  });

  it('is used only when its server can skip the time of one workflow', () => {
    expect(['1.31.9', '1.32.0', '1.40.1', '2.0.0', '0.99.0'].map(isNewEnough)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('is started with quick writes, on this machine only, and without asking the outside for news', () => {
    const args = devServerArguments({
      port: 1,
      uiPort: 2,
      metricsPort: 3,
      namespace: 'default',
      databaseFile: '/a b/t.db',
    });
    expect(args).toEqual(
      expect.arrayContaining([
        '--ip=127.0.0.1',
        '--sqlite-pragma=synchronous=normal',
        '--db-filename=/a b/t.db',
        '--ui-disable-news-fetch',
        '--dynamic-config-value=frontend.WorkflowTimeSkippingEnabled=true',
      ]),
    );
  });
});

describe('a search attribute', () => {
  it('that is registered with another type stops the start, since the server cannot change it', () => {
    const wanted = [{ name: 'AftercareStage', type: 'Keyword' }] as const;
    expect(() => demandSameTypes({ AftercareStage: 1 }, wanted)).toThrow(
      'AftercareStage is registered with another type',
    );
    expect(() => demandSameTypes({ AftercareStage: 2, Other: 1 }, wanted)).not.toThrow();
    expect(() => demandSameTypes({}, wanted)).not.toThrow();
  });
});
