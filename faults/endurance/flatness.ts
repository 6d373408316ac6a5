import { existsSync, readdirSync } from "node:fs";

type Sample = { readonly heapBytes: number; readonly rssBytes: number; readonly descriptors: number | null };

/** The last third may be this much above the middle one. */
const growth = 1.1;
const fewest = 9;

/** What the process held, over the life in which it was not killed. */
export class Samples {
  readonly all: Sample[] = [];

  add({ heapBytes, rssBytes }: Omit<Sample, "descriptors">, pid: number): void {
    this.all.push({ heapBytes, rssBytes, descriptors: descriptorsOf(pid) });
  }

  /** Means of the middle and of the last third. */
  thirds(of: (sample: Sample) => number): { readonly middle: number; readonly last: number } {
    const third = Math.floor(this.all.length / 3);
    const mean = (samples: readonly Sample[]) =>
      samples.reduce((sum, sample) => sum + of(sample), 0) / Math.max(1, samples.length);
    return { middle: mean(this.all.slice(third, 2 * third)), last: mean(this.all.slice(2 * third)) };
  }

  figures(): Record<string, string> {
    const open = this.thirds(({ descriptors }) => descriptors ?? 0);
    return {
      samples: String(this.all.length),
      "heap after collection, middle and last third": megabytes(this.thirds(({ heapBytes }) => heapBytes)),
      "resident memory, middle and last third": megabytes(this.thirds(({ rssBytes }) => rssBytes)),
      "file descriptors, middle and last third": canCount
        ? `${open.middle.toFixed(1)}, ${open.last.toFixed(1)}`
        : "not counted on this system",
    };
  }
}

function megabytes({ middle, last }: { readonly middle: number; readonly last: number }): string {
  return `${(middle / 1e6).toFixed(1)} MB, ${(last / 1e6).toFixed(1)} MB`;
}

const canCount = existsSync("/proc/self/fd");

function descriptorsOf(pid: number): number | null {
  const folder = `/proc/${pid}/fd`;
  return existsSync(folder) ? readdirSync(folder).length : null;
}

/** Memory and descriptors must stay where they were; a life of a few samples shows nothing either way. */
export function flatnessFaults(samples: Samples): string[] {
  if (samples.all.length < fewest) return [];
  const measures: readonly (readonly [string, (sample: Sample) => number])[] = [
    ["the heap", ({ heapBytes }) => heapBytes],
    ["the memory", ({ rssBytes }) => rssBytes],
    ["the number of file descriptors", ({ descriptors }) => descriptors ?? 0],
  ];
  return measures.flatMap(([name, of]) => {
    const { middle, last } = samples.thirds(of);
    return last <= middle * growth ? [] : [`${name} grew from ${middle.toFixed(0)} to ${last.toFixed(0)}`];
  });
}
