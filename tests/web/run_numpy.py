"""Runs the snippets of a JSON list from standard input; prints the list of their results.

With NumPy where it is installed, else with the few of its functions that the page writes.
"""
import json
import math
import sys
import types

try:
    import numpy
except ImportError:

    class Array(list):
        def _each(self, other, operate):
            others = other if isinstance(other, Array) else [other] * len(self)
            return Array(operate(a, b) for a, b in zip(self, others, strict=True))

        def __add__(self, other):
            return self._each(other, lambda a, b: a + b)

        def __sub__(self, other):
            return self._each(other, lambda a, b: a - b)

        def __pow__(self, other):
            return self._each(other, lambda a, b: a**b)

        def sum(self):
            return math.fsum(self)

        def max(self):
            return max(self)

        def mean(self):
            return self.sum() / len(self)

        def var(self):
            return math.fsum((a - self.mean()) ** 2 for a in self) / len(self)

    def mapped(function):
        return lambda x: Array(map(function, x)) if isinstance(x, Array) else function(x)

    numpy = types.ModuleType("numpy")
    numpy.array = Array
    numpy.inf = math.inf
    numpy.dot = lambda a, b: math.fsum(x * y for x, y in zip(a, b, strict=True))
    numpy.maximum = max
    for name in ("exp", "tanh", "sqrt", "sin", "cos"):
        setattr(numpy, name, mapped(getattr(math, name)))
    sys.modules["numpy"] = numpy

results = []
for snippet in json.load(sys.stdin):
    names = {}
    exec(snippet, names)
    result = float(names["result"])
    results.append(str(result) if math.isinf(result) else result)
print(json.dumps(results))
