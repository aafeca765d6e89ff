import { writeTownsFile } from '#lib/operations/towns/write';

// Runs when the pages are built, in a process of its own: reading seventeen megabytes of JSON takes a hundred of memory.
writeTownsFile();
