"""Engines in child processes under limits of time and memory, killed with their children, without network.

Three pieces, from the bottom:

- `limits`: `Limits` (seconds, memory) and `LimitError`, the EngineError of an engine that went over them.
- `child`: `Child`, one process of any program. `Child.run(data)` gives it its input and returns what it wrote.
- `client`: `Worker`, a warm Python process that runs functions of lkj on bytes, and `worker`, its other side.

How to have a function run under limits, for example one that opens what a stranger made::

    # lkj/verify/pages.py: an ordinary function of a module; heavy imports may stand in the module
    def count_pages(data: bytes) -> int: ...

    with Worker(Limits(seconds=20)) as worker:          # or one that is already there: they are used again
        pages = worker.call("lkj.verify.pages:count_pages", data=pdf)

- Arguments are keywords. Arguments and results are JSON values in which bytes may stand anywhere (a tuple arrives as
  a list, a mapping has text for keys); nothing else can pass, and nothing that arrives is ever run or unpickled.
- What a child answers was made by code that may have been taken over: check its type and size before using it.
- A function may be a generator: `worker.stream(name, …)` yields each value as soon as the child has it.
- Calls may be made from several threads; each runs in a thread of the child. The limit of time counts for each call;
  a call that goes over it ends the child, and all calls that are under way in it.
- EngineError raised by the function arrives as EngineError; what goes over a limit is a LimitError; a child that
  crashes, floods or answers nonsense is an EngineError. After one of the last two make a new Worker.
- Start a Worker early, `Worker(limits, warm="module:function")`: the function runs while the parent does other work.
"""
