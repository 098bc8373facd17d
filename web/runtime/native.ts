/**
 * Functions of ours that Python calls as it calls C's: numbers in, a number out. A call through a proxy of
 * Pyodide's costs twenty times as much, most of it for the arguments.
 */
import type { Pyodide } from './boot';

/** What of CPython's interface in C is used here: addresses of objects and of texts are numbers. */
export interface CPython {
  HEAPU32: Uint32Array;
  addFunction(f: (self: number, args: number, count: number) => number, signature: string): number;
  stringToNewUTF8(text: string): number;
  handle_js_error(problem: unknown): void;
  _malloc(bytes: number): number;
  _PyImport_AddModule(name: number): number;
  _PyObject_SetAttrString(object: number, name: number, value: number): number;
  _PyCMethod_New(definition: number, self: number, module: number, type: number): number;
  _Py_DecRef(object: number): void;
  _PyFloat_AsDouble(object: number): number;
  _PyLong_AsDouble(object: number): number;
  _PyType_IsSubtype(type: number, of: number): number;
  _PyLong_FromDouble(value: number): number;
  _PyErr_Occurred(): number;
  _PyErr_Clear(): void;
  _PyFloat_Type: number;
  _PyLong_Type: number;
}

/** A function of numbers: `argument(n)` gives the one at `n`, below `count`. */
export type NumberFunction = (argument: (n: number) => number, count: number) => number;

/** A `PyMethodDef`: name, function, flags, doc. */
const DEFINITION_BYTES = 16;
const FUNCTION_AT = 1;
const FLAGS_AT = 2;
const METH_FASTCALL = 0x80;
/** Where in an object its type stands, behind the count of its references. */
const TYPE_AT = 1;

/**
 * Makes the module of that name with these functions. Gives the address of their definitions, by which
 * `bindNatives` finds them in a memory that came from elsewhere.
 */
export function makeNatives(
  { _module: python }: Pyodide,
  name: string,
  functions: Record<string, NumberFunction>,
): number {
  const names = Object.keys(functions);
  const definitions = python._malloc(names.length * DEFINITION_BYTES);
  python.HEAPU32.fill(0, definitions >> 2, (definitions + names.length * DEFINITION_BYTES) >> 2);
  const module = python._PyImport_AddModule(python.stringToNewUTF8(name));
  names.forEach((each, n) => {
    const definition = definitions + n * DEFINITION_BYTES;
    const text = python.stringToNewUTF8(each);
    python.HEAPU32[definition >> 2] = text;
    python.HEAPU32[(definition >> 2) + FLAGS_AT] = METH_FASTCALL;
    const made = python._PyCMethod_New(definition, 0, 0, 0);
    python._PyObject_SetAttrString(module, text, made);
    python._Py_DecRef(made);
  });
  return definitions;
}

/** Puts the functions behind their definitions, which are in the order of `functions`. */
export function bindNatives(
  { _module: python }: Pyodide,
  definitions: number,
  functions: Record<string, NumberFunction>,
): void {
  Object.values(functions).forEach((f, n) => {
    const at = ((definitions + n * DEFINITION_BYTES) >> 2) + FUNCTION_AT;
    const index = python.addFunction(callable(python, f), 'iiii');
    python.HEAPU32[at] = index;
  });
}

/** The function as C has it: takes addresses of objects, and gives a new object, or 0 where it raised. */
function callable(python: CPython, f: NumberFunction) {
  const { _PyFloat_Type: float, _PyLong_Type: int, _PyLong_FromDouble: fromDouble } = python;
  // Of the program's own classes too: neither calls what they define.
  const isA = (type: number, wanted: number): boolean =>
    type === wanted || python._PyType_IsSubtype(type, wanted) === 1;
  return (_self: number, args: number, count: number): number => {
    const argument = (n: number): number => {
      const memory = python.HEAPU32; // another one whenever memory has grown
      const object = n < count ? memory[(args >> 2) + n]! : 0;
      const type = object && memory[(object >> 2) + TYPE_AT]!;
      let number;
      if (object && isA(type, int)) number = python._PyLong_AsDouble(object);
      else if (object && isA(type, float)) number = python._PyFloat_AsDouble(object);
      // Anything else would be asked for its number, and could call in between.
      else throw new TypeError('a call takes numbers only');
      if (number === -1 && python._PyErr_Occurred()) {
        python._PyErr_Clear();
        throw new TypeError("a call takes no numbers beyond a double's");
      }
      return number;
    };
    try {
      return fromDouble(f(argument, count));
    } catch (problem) {
      python.handle_js_error(problem);
      return 0;
    }
  };
}
