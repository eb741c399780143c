/** What a search knows about a part when it stops. */
export interface PartResult {
  readonly best: ArrayLike<number>;
  readonly upperBound: number;
  /** Whether `best` is proven best. */
  readonly done: boolean;
  /** What `best` may pay less than the optimum all the same. */
  readonly tolerance: number;
  readonly nodes: number;
  readonly cells: number;
  /** How it went, where there is something to say; the largest part's goes into the solution's reason. */
  readonly note?: string;
}
