import type { Clock } from "../../kernel/clock.ts";
import type { ModelFailure } from "../../kernel/language-model.ts";
import type { Logger } from "../../kernel/logger.ts";
import type { Meter } from "../../kernel/meter.ts";
import { createBreaker } from "./breaker.ts";
import type { DayBudget, Reserved, Tokens } from "./day-budget.ts";
import { ModelRefused, type Taken } from "./ports.ts";

/** How many requests are under way at once; one more is not waited with but left out. */
const MOST_AT_ONCE = 8;
const NOTHING: Tokens = { in: 0, out: 0 };

/** A request to be made within the limits. */
export interface Guardable<T> {
  /** Its name in metrics and logs. */
  readonly task: string;
  /** What it may take, put aside before it is made. */
  readonly most: Tokens;
  make(until: AbortSignal): Promise<Taken<T>>;
}

/** What came of a guarded request. */
export type Guarded<T> =
  | { readonly kind: "said"; readonly value: T }
  | { readonly kind: "failed"; readonly reason: ModelFailure };

/** Makes a request once, if the limits allow it, and counts what came of it; never throws. */
export type RequestGuard = <T>(request: Guardable<T>, until: AbortSignal) => Promise<Guarded<T>>;

/** A guard with a breaker and a count of its own; the budget may be shared with others. */
export function createRequestGuard(deps: {
  budget: DayBudget;
  clock: Clock;
  logger: Logger;
  meter: Meter;
}): RequestGuard {
  const { budget, clock, logger, meter } = deps;
  const breaker = createBreaker(clock);
  let underWay = 0;

  async function withinBudget<T>({ task, most, make }: Guardable<T>, until: AbortSignal): Promise<Guarded<T>> {
    const reserved = await budget.reserve(most);
    if (!reserved) return failed("spent");
    if (until.aborted) return giveBack(reserved, failed("too_slow"));
    if (!breaker.mayAsk()) return giveBack(reserved, failed("resting"));
    try {
      const { value, tokens } = await make(until);
      breaker.report("well");
      await settle(task, reserved, tokens);
      return value === null ? failed("malformed") : { kind: "said", value };
    } catch (cause) {
      breaker.report("failed");
      logger.warn("model_failed", {
        task,
        late: until.aborted,
        status: cause instanceof ModelRefused ? cause.status : null,
        why: nameOf(cause),
      });
      return until.aborted ? failed("too_slow") : giveBack(reserved, failed("down"));
    }
  }

  async function settle(task: string, reserved: Reserved, tokens: Tokens | null): Promise<void> {
    if (tokens === null) return;
    meter.count("model_tokens_total", { task, direction: "in" }, tokens.in);
    meter.count("model_tokens_total", { task, direction: "out" }, tokens.out);
    await reserved.settle(tokens);
  }

  async function guarded<T>(request: Guardable<T>, until: AbortSignal): Promise<Guarded<T>> {
    if (until.aborted) return failed("too_slow");
    if (underWay >= MOST_AT_ONCE) return failed("busy");
    underWay += 1;
    try {
      return await withinBudget(request, until);
    } catch (cause) {
      logger.error("model_broke", cause, { task: request.task });
      return failed("down");
    } finally {
      underWay -= 1;
    }
  }

  return async (request, until) => {
    const outcome = await guarded(request, until);
    const { task } = request;
    meter.count("model_requests_total", { task, outcome: outcome.kind === "said" ? "said" : outcome.reason });
    return outcome;
  };
}

const failed = (reason: ModelFailure) => ({ kind: "failed", reason }) as const;

async function giveBack<T>(reserved: Reserved, outcome: T): Promise<T> {
  await reserved.settle(NOTHING);
  return outcome;
}

const nameOf = (cause: unknown): string => (cause instanceof Error ? cause.name : "unknown");
