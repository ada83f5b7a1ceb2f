// A thread of its own for reading large sheets; becomes dist/sheet-thread.js, where xlsx-values.ts looks for it.
import '../../platform/server/sheets/sheet-thread.ts';
