import type { State } from '#sandbox/core/state.ts';

/** Moves what a means of payment holds, if it holds anything; never below nothing. */
export function addToBalance({ shop }: State, methodId: string, amount: number): void {
  const method = shop.paymentMethods.get(methodId);
  if (!method?.balance || amount === 0) return;
  const balance = { ...method.balance, amount: Math.max(0, method.balance.amount + amount) };
  shop.paymentMethods.set(methodId, { ...method, balance });
}
