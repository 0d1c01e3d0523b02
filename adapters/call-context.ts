/** What every call tells the outside besides its content: the case's own time, and whose clock that is. */
export interface CallContext {
  /** Epoch ms by the clock of the case; the outside dates what it does by it. */
  readonly businessTime: number;
  /** The order number: all cases of one order share a clock. */
  readonly timeline: string;
}
