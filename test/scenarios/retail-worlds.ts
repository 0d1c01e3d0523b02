import { RETAIL, TASKS, type Task, type TaskAction } from './retail-data.ts';

/** What tasks cannot share: an order, the balance of a gift card, a person's own address. */
function claimsOf({ actions }: Task): readonly string[] {
  return actions.flatMap((action) => [...thingsOf(action)]);
}

function thingsOf({ arguments: given }: TaskAction): readonly string[] {
  const order = 'order_id' in given ? [given.order_id] : [];
  const card =
    'payment_method_id' in given && given.payment_method_id.startsWith('gift_card') ? [given.payment_method_id] : [];
  return [...order, ...card, ...('user_id' in given ? [given.user_id] : [])];
}

/** Where tasks without an action look at an order: they leave it as it is, so nobody else may be at it. */
export const LOOKED_AT: Readonly<Record<string, readonly string[]>> = {
  '10': ['#W8488728', '#W6397299'],
  '24': ['#W3561391'],
  '25': ['#W5565470'],
  '50': [cancelledOrder()],
  '57': ['#W4284542'],
  '67': ['#W9653558'],
};

function cancelledOrder(): string {
  const found = Object.entries(RETAIL.orders).find(([, { status }]) => status === 'cancelled');
  if (!found) throw new Error('the data have no cancelled order');
  return found[0];
}

/** Tasks know nothing of each other: those that are about the same things are played in worlds of their own. */
export function worldsOf(tasks: readonly Task[] = TASKS): readonly (readonly Task[])[] {
  const worlds: { readonly tasks: Task[]; readonly taken: Set<string> }[] = [];
  for (const task of tasks) {
    const claims = [...claimsOf(task), ...(LOOKED_AT[task.id] ?? [])];
    let world = worlds.find(({ taken }) => !claims.some((claim) => taken.has(claim)));
    if (!world) worlds.push((world = { tasks: [], taken: new Set() }));
    world.tasks.push(task);
    for (const claim of claims) world.taken.add(claim);
  }
  return worlds.map((world) => world.tasks);
}
