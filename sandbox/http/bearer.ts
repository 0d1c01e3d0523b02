import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { Problem } from '#sandbox/core/problem.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Lets in who carries the token; compared in constant time. */
export function bearer(token: string): RequestHandler {
  const expected = digest(`Bearer ${token}`);
  return (request, response, next) => {
    if (timingSafeEqual(digest(request.get('authorization') ?? ''), expected)) return next();
    response.set('WWW-Authenticate', 'Bearer');
    throw new Problem(401, 'not_authorised', 'header.Authorization: must be "Bearer " and the token of this world');
  };
}
