export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

export type Claim =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'running' }
  | { readonly kind: 'other_request' }
  | { readonly kind: 'done'; readonly answer: StoredAnswer };

export interface KeyOfRequest {
  readonly principal: string;
  readonly operation: string;
  readonly key: string;
}

export interface IdempotencyStore {
  claim(key: KeyOfRequest, requestHash: string, at: number): Promise<Claim>;
  finish(key: KeyOfRequest, answer: StoredAnswer, at: number): Promise<void>;
  release(key: KeyOfRequest): Promise<void>;
}
