// python.exe: hands the command line to the Python in python313.dll, as CPython's own does. Without a C library, for which
// the compiler would first have to build one.
typedef unsigned short wide;
__declspec(dllimport) wide *GetCommandLineW(void);
__declspec(dllimport) wide **CommandLineToArgvW(const wide *line, int *count);
__declspec(dllimport) void *LoadLibraryA(const char *name);
__declspec(dllimport) void *GetProcAddress(void *library, const char *name);
__declspec(dllimport) void ExitProcess(unsigned code);

void start(void) {
  int count = 0;
  wide **words = CommandLineToArgvW(GetCommandLineW(), &count);
  void *python = LoadLibraryA("python313.dll");
  int (*run)(int, wide **) = python ? GetProcAddress(python, "Py_Main") : 0;
  ExitProcess(run ? (unsigned)run(count, words) : 99);
}
