import { ApiRefusal } from "./api-refusal";

export interface RateLimitRule {
  /** The most requests that may come at once. */
  capacity: number;
  /** Requests per second in the long run. */
  refillPerSecond: number;
}

/** A token bucket on real time; without a rule everything passes. */
export class RateLimit {
  private tokens = 0;
  private filledAtMilliseconds = 0;

  constructor(private readonly rule: RateLimitRule | null) {
    this.tokens = rule?.capacity ?? 0;
    this.filledAtMilliseconds = performance.now();
  }

  /** Takes one token; 429 when the bucket is empty. */
  take(): void {
    if (!this.rule) return;
    const now = performance.now();
    const gained = ((now - this.filledAtMilliseconds) / 1000) * this.rule.refillPerSecond;
    this.filledAtMilliseconds = now;
    this.tokens = Math.min(this.rule.capacity, this.tokens + gained);
    if (this.tokens < 1) throw rateLimited();
    this.tokens -= 1;
  }
}

export function rateLimited(): ApiRefusal {
  return new ApiRefusal(
    429,
    {
      type: "invalid_request_error",
      code: "rate_limit",
      message: "Request rate limit exceeded. Slow down and try again.",
    },
    { "stripe-rate-limited-reason": "global-rate" },
  );
}

export function lockTimeout(): ApiRefusal {
  return new ApiRefusal(429, {
    type: "invalid_request_error",
    code: "lock_timeout",
    message:
      "This object cannot be accessed right now because another API request is using it. Try again later.",
  });
}
