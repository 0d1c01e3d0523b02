import { Jimp } from 'jimp';
import type { Page } from 'playwright-core';
import { openBrowser, PHONE, type Faces } from '#test/support/browser.ts';
import type { Json } from '#test/support/story.ts';

let faces: Faces;
beforeAll(async () => {
  faces = await openBrowser();
}, 120_000);
afterAll(() => faces?.close());

/** A return of one unit whose parcel is on its way; the warehouse of the world does not look into it by itself. */
async function onItsWay(): Promise<Json> {
  const { story } = faces;
  const order = await story.anOrder({
    where: ({ payments }) => payments.length === 1 && payments[0]?.tender === 'card',
  });
  const caseNo = await story.opened(order, { evidence: ['https://photos.example/box.jpg'] });
  expect(await story.accept(caseNo)).toMatchObject({ status: 200 });
  await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
  await story.world('PUT', `/world/v1/orders/${encodeURIComponent(order.orderNo)}/inspection-plan`, {
    units: 'manual',
  });
  await story.sendParcel(caseNo);
  return { ...(await story.read(caseNo)), orderNo: order.orderNo };
}

const field = (page: Page) => page.locator('#scan');

/** What a person does at the bench: types, and goes on with Enter; the field is where the keys go without a click. */
async function key(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await page.locator('#scan:focus:not([aria-busy=true])').waitFor();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
}

const openWarehouse = async (who: string, looks: Parameters<Faces['signIn']>[1]): Promise<Page> => {
  const page = await faces.signIn(who, looks);
  await page.goto('/console/warehouse');
  await field(page).waitFor();
  return page;
};

describe('the warehouse', () => {
  it('scans, inspects and photographs by keyboard alone, and the refund follows (D8, R13, R26, R45)', async () => {
    const { story } = faces;
    const [plain, worn] = [await onItsWay(), await onItsWay()];
    const page = await openWarehouse('ma-chao', { locale: 'zh-CN' });
    const other = await openWarehouse('wu-gang', { locale: 'en', scheme: 'dark' });

    await key(page, 'NOBODY-4711');
    await page.getByText('没有人在等 NOBODY-4711').waitFor();
    await faces.checkAccess(page);

    // accepted as it is
    await key(page, plain.parcel.rma);
    await page.getByText(plain.caseNo).first().waitFor();
    await faces.shot(page, 'warehouse-bench');
    await faces.checkAccess(page);
    await key(page, '9');
    await page.getByText('这里没有这个键').waitFor();
    await key(page, '1', '');
    await page.getByText(/已登记：通过 1 件/).waitFor();

    // less for wear, with a photo; a colleague has the same parcel before them
    await key(other, worn.parcel.trackingNo);
    await other.getByText(worn.caseNo).first().waitFor();
    await faces.shot(other, 'warehouse-bench-dark');
    await faces.checkAccess(other);
    await key(page, worn.parcel.trackingNo, '2', '10', '屏幕有划痕', '');
    await page.getByText('扣减必须有照片').waitFor();
    const chooser = page.waitForEvent('filechooser');
    await key(page, 'p');
    const photo = await new Jimp({ width: 64, height: 48, color: 0x3366ccff }).getBuffer('image/png');
    await (await chooser).setFiles({ name: 'scratch.png', mimeType: 'image/png', buffer: photo });
    await page.getByText('1 张照片').waitFor();
    await key(page, '', '');
    await page.getByText(/已登记：通过 1 件/).waitFor();
    await key(other, 'a', '');
    await other.getByText('Somebody else was quicker').waitFor();
    await other.getByText('屏幕有划痕').waitFor();
    await other.getByRole('img', { name: 'Photo 1' }).waitFor();
    await faces.checkAccess(other);

    // inspected already, whoever scans it
    await key(page, plain.parcel.rma);
    await page.getByText('已经质检过').waitFor();
    await page.getByText('质检人：ma-chao').waitFor();

    const paid = await story.until(plain.caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
    expect(paid.refunds[0].money).toEqual(plain.offer.money);
    const less = await story.until(worn.caseNo, ({ deductions }) => deductions.length === 1);
    expect(less.deductions[0]).toMatchObject({ reason: '屏幕有划痕', evidence: [expect.stringMatching(/^evidence:/)] });
    expect(less.deductions[0].amount).toBeGreaterThan(0);

    // the warehouse's own report comes, too: noted, and nothing counts twice
    await story.after(plain.caseNo, 'P3D');
    await story.world('POST', `/world/v1/returns/${plain.parcel.rma}/inspect`, {});
    for (let known = false; !known;) known = (await story.eventTypes(plain.caseNo)).includes('lateEventNoted');
    const inspected = (await story.eventTypes(plain.caseNo)).filter((type) => type === 'returnInspected');
    expect([inspected.length, (await story.read(plain.caseNo)).refunds.length]).toEqual([1, 1]);

    await page.getByRole('tab', { name: '退货登记' }).click();
    await page.getByText('回库存').waitFor();
    await faces.checkAccess(page);
    await faces.shot(page, 'warehouse-register');
    await page.getByRole('tab', { name: '发货批次' }).click();
    await page.getByRole('columnheader', { name: '时段' }).waitFor();
    await faces.checkAccess(page);
    await page.getByRole('tab', { name: '质检台' }).click();
    await page.setViewportSize(PHONE);
    await field(page).waitFor();
    await faces.checkAccess(page);
    await faces.shot(page, 'warehouse-phone');
    expect(faces.faults).toEqual({ outside: [], violations: [], errors: [] });
  }, 120_000);
});
