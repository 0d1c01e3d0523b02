import { DrizzleQueryError } from 'drizzle-orm';

/** Awaits statements that carry personal data: what fails is thrown without the statement's parameters (R50). */
export async function conceal<T>(statements: PromiseLike<T>): Promise<T> {
  try {
    return await statements;
  } catch (error) {
    throw error instanceof DrizzleQueryError ? (error.cause ?? new Error('a statement failed')) : error;
  }
}
