/** A difficulty or a wish to change the plan, in the person's own words (Kế hoạch, Mục V, đoạn cuối). */
export interface Difficulty {
  /** What the person can ask about it with: "VM-0007". */
  readonly code: string;
  readonly unit: string;
  readonly member: string;
  /** What it is about, in a few words. */
  readonly topic: string;
  readonly text: string;
  /** The body that answers, as the plan names it. */
  readonly routed_to: string;
  readonly raised_at: string;
  readonly answer: { readonly text: string; readonly by: string; readonly at: string } | null;
}
