import { operatorsPage } from '#domain/case/operators-page.ts';
import {
  asked,
  awaitingParcel,
  closed,
  inNegotiation,
  refundDue,
  refundIn,
  refused,
} from '#test/support/case-stages.ts';
import { carriedOut } from '#test/support/case-steps.ts';
import { driven } from '#test/support/a-case.ts';

describe('the page that engineers see of a case', () => {
  it('says whose turn it is, until when, and what then (design 3.6)', () => {
    expect(operatorsPage(inNegotiation().state)).toMatchInlineSnapshot(`
     "**AS-2026-000001** · negotiation · waiting on **customer** since 2026-11-20 09:00 UTC

     Next: **offerAnswer** at 2026-11-23 09:00 UTC (reminder)

     Request: no_longer_wanted · return_and_refund · order #W2611340 · policy retail-us 2026-01

     | clock | due | then |
     | --- | --- | --- |
     | offerAnswer v.1 | 2026-11-27 09:00 UTC | lapse |

     | part | state | key |
     | --- | --- | --- |
     | offer 1 | open | return_and_refund, 50.00 USD |"
    `);
  });

  it('shows a stuck refund with its key, and how to free it (B6, R18)', () => {
    const test = refundDue();
    carriedOut(test, { stuck: true });
    expect(operatorsPage(test.state)).toMatchInlineSnapshot(`
     "**AS-2026-000001** · execution · waiting on **finance** since 2026-11-20 09:00 UTC

     Next: **stuckStep** at 2026-11-20 13:00 UTC, then escalate

     Request: no_longer_wanted · return_and_refund · order #W2611340 · policy retail-us 2026-01

     | clock | due | then |
     | --- | --- | --- |
     | refundArrival r1.0 | 2026-11-27 09:00 UTC | slip |
     | stuckStep t1.0 | 2026-11-20 13:00 UTC | escalate |

     | part | state | key |
     | --- | --- | --- |
     | offer 1 | accepted | return_and_refund, 50.00 USD |
     | return parcel | settled | RMA-AS-2026-000001-1, track-1 |
     | refund 1 | planned | AS-2026-000001/refund/1, 50.00 USD |

     | task | kind | why |
     | --- | --- | --- |
     | t1 | stuckRefund | requestRefund gave up |

     To unblock: \`POST /v1/cases/AS-2026-000001/tasks/t1/resolve\` with \`{"how":"retry"}\`, or record the outcome by hand with evidence. All that is stuck at once: \`npm run nudge -- --case AS-2026-000001 --go\`."
    `);
  });

  it('shows the parcel with its numbers (D2)', () => {
    expect(operatorsPage(awaitingParcel().state)).toContain(
      '| return parcel | awaitingParcel | RMA-AS-2026-000001-1, track-1 |',
    );
  });

  it('says what the request still lacks (A3)', () => {
    expect(operatorsPage(asked().state)).toContain('Request: problem unsaid · return_and_refund · order #W2611340');
  });

  it('says how it ended, and that no deadline runs before it began', () => {
    const test = refused();
    test.clockActs();
    expect(operatorsPage(test.state)).toContain('Outcome: refused (remedy_not_allowed)');
    expect(operatorsPage(closed().state)).toContain('Outcome: fulfilled');
    expect(operatorsPage(driven().state)).toContain('No deadline runs.');
  });

  it('holds no personal data: nothing but numbers, words of ours and amounts (R50)', () => {
    for (const { state } of [asked(), inNegotiation(), awaitingParcel(), refundIn(), closed()])
      expect(operatorsPage(state)).toMatch(/^[\w\s*·:|.,#`/{}"()-]*$/);
  });
});
