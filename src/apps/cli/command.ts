import { parseArgs, type ParseArgsConfig } from 'node:util';
import { isRefusal, type Refusal, refuse } from '../../platform/kernel/refusal.ts';

/** 0: ran, no row refused; 1: ran, some rows refused; 2: could not run, nothing stored. */
export type ExitStatus = 0 | 1 | 2;

/** Where a command reads from and writes to. Standard output holds results alone, so that programs can read it. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  /** To standard output. */
  print(text: string): void;
  /** To standard error: progress, warnings, what is wrong. */
  say(text: string): void;
  /** Asks for a secret without showing it; from standard input where that is no terminal. */
  askSecret(question: string): Promise<string>;
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** How it is called, without the program's name. */
  readonly usage: string;
  readonly summary: string;
  /** Lines on its options. */
  readonly details?: readonly string[];
  run(args: readonly string[], terminal: Terminal): Promise<ExitStatus | Refusal>;
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** The arguments of a command; a refusal names the one that is not understood. */
export function readArguments<const O extends Options>(
  args: readonly string[],
  options: O,
  positionals: readonly string[],
) {
  const parsed = parse(args, options);
  if (isRefusal(parsed)) return parsed;
  const missing = positionals[parsed.positionals.length];
  if (missing !== undefined) return refuse('input.argument', `缺少参数 ${missing}。`);
  const surplus = parsed.positionals[positionals.length];
  if (surplus !== undefined) return refuse('input.argument', `多出参数“${surplus}”。`);
  return parsed;
}

function parse<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    return refuse('input.argument', `参数有误：${explain(error)}`);
  }
}

/** Node says it in English; the option that it quotes is all that is needed. */
function explain(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  const option = /'(-[^'\s]*)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有 ${option} 这个选项。`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `选项 ${option} 后面要有（或不能有）值。`;
  throw error;
}
