import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

import type { Labels, Meter } from "../../kernel/meter.ts";

/** A meter that Prometheus can read. */
export interface ReadableMeter extends Meter {
  /** The text exposition format. */
  read(): Promise<{ readonly contentType: string; readonly text: string }>;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts and durations under names of the program, beside those of the process itself. */
export function createMeter(): ReadableMeter {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = new Map<string, Counter>();
  const histograms = new Map<string, Histogram>();

  return {
    count(name, labels = {}, by = 1) {
      const counter = counters.get(name) ?? new Counter({ ...named(name, labels), registers: [registry] });
      counters.set(name, counter);
      counter.inc({ ...labels }, by);
    },
    time(name, seconds, labels = {}) {
      const histogram =
        histograms.get(name) ?? new Histogram({ ...named(name, labels), buckets: SECONDS, registers: [registry] });
      histograms.set(name, histogram);
      histogram.observe({ ...labels }, seconds);
    },
    read: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

function named(name: string, labels: Labels) {
  return { name: `troly_${name}`, help: name.replaceAll("_", " "), labelNames: Object.keys(labels) };
}
