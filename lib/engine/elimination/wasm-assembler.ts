/**
 * Just enough of the WebAssembly binary format to write vector kernels without a toolchain: each function returns
 * the bytes of an instruction or a section.
 *
 * @see https://webassembly.github.io/spec/core/binary/
 */
export type Code = readonly number[];

export const code = (...parts: readonly Code[]): Code => parts.flat();

/** Unsigned LEB128. */
export function unsigned(value: number): Code {
  const bytes: number[] = [];
  do {
    const low = value % 128;
    value = Math.floor(value / 128);
    bytes.push(value > 0 ? low + 128 : low);
  } while (value > 0);
  return bytes;
}

/** Signed LEB128 of a 32-bit integer. */
export function signed(value: number): Code {
  const bytes: number[] = [];
  for (;;) {
    const low = value & 0x7f;
    value >>= 7;
    if ((value === 0 && (low & 0x40) === 0) || (value === -1 && (low & 0x40) !== 0)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

export const valueTypes = { i32: 0x7f, v128: 0x7b } as const;

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const i32Const = (value: number): Code => [0x41, ...signed(value)];
export const i32Add: Code = [0x6a];
export const i32Sub: Code = [0x6b];
export const i32LessThan: Code = [0x48];
export const i32Load = (offset: number): Code => [0x28, 2, ...unsigned(offset)];

/** `local += amount` */
export const increase = (local: number, amount: Code): Code => code(get(local), amount, i32Add, set(local));

/** Runs the body again as long as the condition, evaluated after it, is not 0. */
export const doWhile = (body: Code, condition: Code): Code =>
  code([0x03, 0x40], body, condition, [0x0d, 0], [0x0b]);

/** Runs the body if the condition is not 0. */
export const when = (condition: Code, body: Code): Code => code(condition, [0x04, 0x40], body, [0x0b]);

/** A vector instruction. */
export const vector = (opcode: number): Code => [0xfd, ...unsigned(opcode)];

/** A vector instruction that reads or writes memory at the address on the stack plus `offset`, of any alignment. */
export const vectorMemory = (opcode: number, offset: number): Code =>
  code(vector(opcode), [0], unsigned(offset));

/** Locals after the parameters: how many of which type, in turn. */
export type Locals = readonly (readonly [count: number, type: number])[];

/**
 * A module of one exported function over an imported memory `env.memory`.
 *
 * @param parameters how many 32-bit integers the function takes
 */
export function moduleOf(name: string, parameters: number, locals: Locals, body: Code): Uint8Array {
  const text = (word: string): Code => [word.length, ...Array.from(word, (letter) => letter.charCodeAt(0))];
  const section = (id: number, content: Code): Code => code([id], unsigned(content.length), content);
  const signature = code(
    [1, 0x60],
    unsigned(parameters),
    new Array<number>(parameters).fill(valueTypes.i32),
    [0],
  );
  const memory = code([1], text("env"), text("memory"), [0x02, 0x00, 0x01]);
  const declared = code(
    unsigned(locals.length),
    ...locals.map(([count, type]) => code(unsigned(count), [type])),
  );
  const functionBody = code(declared, body, [0x0b]);
  return Uint8Array.from(
    code(
      [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, signature),
      section(2, memory),
      section(3, [1, 0]),
      section(7, code([1], text(name), [0x00, 0])),
      section(10, code([1], unsigned(functionBody.length), functionBody)),
    ),
  );
}
