import type { Step } from './run.ts';

/** A part as static bytes and the steps that put values between them. */
export interface Program {
  readonly chunks: readonly Uint8Array[];
  readonly run: Step;
}

/** Collects static text and steps in order. */
export interface Writer {
  text(piece: string): void;
  step(step: Step): void;
  /** A writer for a stretch that may be left out or repeated. */
  branch(write: (inner: Writer) => void): Step;
  /** The number under which a step puts out static text. */
  chunk(piece: string): number;
}

/** A program from what is written, in order. Values never enter it: static bytes are made once. */
export function writeProgram(write: (writer: Writer) => void): Program {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  const numbers = new Map<string, number>();
  const chunk = (piece: string): number => {
    const number = numbers.get(piece) ?? chunks.push(encoder.encode(piece)) - 1;
    numbers.set(piece, number);
    return number;
  };
  const branch = (writeInner: (inner: Writer) => void): Step => {
    const steps: Step[] = [];
    let pending = '';
    const flush = (): void => {
      if (pending === '') return;
      const index = chunk(pending);
      pending = '';
      steps.push((_scope, sink) => sink.fixed(index));
    };
    writeInner({
      branch: (writeArm) => {
        // What stands before the arm gets its number first: numbers follow the document.
        flush();
        return branch(writeArm);
      },
      chunk,
      text: (piece) => {
        pending += piece;
      },
      step: (step) => {
        flush();
        steps.push(step);
      },
    });
    flush();
    return sequence(steps);
  };
  const run = branch(write);
  return { chunks, run };
}

function sequence(steps: readonly Step[]): Step {
  const [only] = steps;
  if (only && steps.length === 1) return only;
  return (scope, sink, run) => {
    for (let i = 0; i < steps.length; i++) steps[i]!(scope, sink, run);
  };
}
