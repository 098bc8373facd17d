"""The line of a bar: numbers, rates, times, widths, formats of one's own."""

from tqdm import tqdm

for n, total, elapsed in [(0, 10, 0), (1, 10, 0.5), (10, 10, 0.81), (3, 7, 100), (5, None, 2), (12, 10, 3), (0, None, 0)]:
    print(tqdm.format_meter(n, total, elapsed))
for n in range(0, 101, 9):
    print(tqdm.format_meter(n, 100, 12.3, ncols=60))
print(tqdm.format_meter(1, 3, 7200, prefix="epoch"))
print(tqdm.format_meter(1, 3, 86399, prefix="epoch: ", ncols=70))
print(tqdm.format_meter(2, 8, 0.001, ascii=True))
print(tqdm.format_meter(3, 8, 1, ascii=" .oO0", ncols=50))
print(tqdm.format_meter(123456, 1000000, 7, unit="B", unit_scale=True))
print(tqdm.format_meter(123456, 1000000, 7, unit="B", unit_scale=True, unit_divisor=1024))
print(tqdm.format_meter(5, 10, 2, unit_scale=64, unit="img"))
print(tqdm.format_meter(5, 10, 60, unit="batch"))
print(tqdm.format_meter(5, 10, 2, rate=123.456, postfix="loss=0.123"))
print(tqdm.format_meter(5, 10, 2, ncols=0, prefix="x: "))
print(tqdm.format_meter(5, None, 2, ncols=0, prefix="x: "))
print(tqdm.format_meter(5, 10, 2, ncols=20))
print(tqdm.format_meter(5, 10, 2, bar_format="{desc}|{bar:20}|{percentage:5.1f}% {n_fmt} of {total_fmt}", prefix="fit"))
print(tqdm.format_meter(5, 10, 2, bar_format="{l_bar}{bar}| {elapsed}<{remaining}", ncols=40))
print(tqdm.format_meter(5, 10, 2, bar_format="{n}/{total} {rate_fmt}{postfix}", postfix="a=1"))
print(tqdm.format_meter(5, 10, 2, bar_format="{bar:10a} {bar:-4b}|{bar:6u}", ncols=40))
print(tqdm.format_meter(5, None, 2, bar_format="{l_bar}{bar}{r_bar}"))
print(repr(tqdm.format_meter(5, 10, 2, colour="green", ncols=60)))
print(repr(tqdm.format_meter(5, 10, 2, colour="#ff0080")))
print(tqdm.format_meter(5, 10, 4, initial=3))
for number in [0, 1, 9.99, 9.996, 99.9, 100, 999, 999.6, 12345, 1e6, 123456789, 5e25, -1234]:
    print(tqdm.format_sizeof(number), tqdm.format_sizeof(number, "B", 1024), end="; ")
print()
for seconds in [0, 59.9, 60, 3599, 3600, 100000]:
    print(tqdm.format_interval(seconds), end=" ")
print()
for number in [0, 1, 0.5, 0.123456, 123456, 1234567.0, 1e-7, 1e10, -3.14159, 100]:
    print(tqdm.format_num(number), end=" ")
print()
