"""What a profiler gives: the calls that were made, alone and summed up by name."""

_COLUMNS = ("Name", "Self CPU %", "Self CPU", "CPU total %", "CPU total", "CPU time avg", "# of Calls")


def _told(microseconds):
    """A time as text, in the unit that fits."""
    if microseconds >= 1_000_000:
        return f"{microseconds / 1_000_000:.3f}s"
    if microseconds >= 1_000:
        return f"{microseconds / 1_000:.3f}ms"
    return f"{microseconds:.3f}us"


class FunctionEvent:
    """A call, or with `count` several of one name: times are in microseconds."""

    def __init__(self, name, input_shapes=(), is_user_annotation=False):
        self.name = self.key = name
        self.count = 1
        self.input_shapes = input_shapes
        self.is_user_annotation = is_user_annotation
        self.cpu_parent = None
        self.cpu_children = []
        self.cpu_time_total = 0.0
        self.self_cpu_time_total = 0.0

    @property
    def cpu_time(self):
        return self.cpu_time_total / self.count

    @property
    def cpu_time_total_str(self):
        return _told(self.cpu_time_total)

    @property
    def self_cpu_time_total_str(self):
        return _told(self.self_cpu_time_total)

    @property
    def cpu_time_str(self):
        return _told(self.cpu_time)

    def _add(self, other):
        self.count += other.count
        self.cpu_time_total += other.cpu_time_total
        self.self_cpu_time_total += other.self_cpu_time_total

    def __repr__(self):
        return (
            f"<FunctionEvent name={self.name} count={self.count} cpu_time={self.cpu_time_str} "
            f"self_cpu_time={self.self_cpu_time_total_str}>"
        )


class EventList(list):
    """Calls in the order in which they were made."""

    @property
    def self_cpu_time_total(self):
        return sum(each.self_cpu_time_total for each in self)

    def key_averages(self, group_by_input_shape=False, group_by_stack_n=0, group_by_overload_name=False):
        """One event for each name, or for each name and shapes of inputs."""
        found = {}
        for each in self:
            key = (each.name, str(each.input_shapes) if group_by_input_shape else "")
            if key not in found:
                found[key] = FunctionEvent(each.name, each.input_shapes, each.is_user_annotation)
                found[key].count = 0
            found[key]._add(each)
        return EventList(found.values())

    def total_average(self):
        """All events as one."""
        total = FunctionEvent("Total")
        total.count = 0
        for each in self:
            total._add(each)
        return total

    def table(self, sort_by=None, row_limit=100, max_src_column_width=75, header=None, **options):
        """The events as text: what was measured is this page's time, not PyTorch's."""
        events = list(self)
        if sort_by is not None:
            events.sort(key=lambda each: getattr(each, sort_by), reverse=True)
        whole = self.self_cpu_time_total or 1
        rows = [
            (
                each.name,
                f"{each.self_cpu_time_total / whole:.2%}",
                each.self_cpu_time_total_str,
                f"{each.cpu_time_total / whole:.2%}",
                each.cpu_time_total_str,
                each.cpu_time_str,
                str(each.count),
            )
            for each in (events if row_limit < 0 else events[:row_limit])
        ]
        widths = [max(len(row[i]) for row in (_COLUMNS, *rows)) for i in range(len(_COLUMNS))]
        widths = [widths[0], *(max(12, width) for width in widths[1:])]
        line = "  ".join("-" * width for width in widths) + "  "
        lines = [
            f"  {'  '.join(each.rjust(width) for each, width in zip(row, widths))}  "[2:] for row in rows
        ]
        head = "  ".join(name.rjust(width) for name, width in zip(_COLUMNS, widths)) + "  "
        body = "\n".join([line, head, line, *lines, line])
        title = f"{header}\n" if header else ""
        return f"{title}{body}\nSelf CPU time total: {_told(self.self_cpu_time_total)}\n"

    def export_chrome_trace(self, path):
        raise NotImplementedError("traces for Chrome are not in the Tensorglass playground: print a table")

    export_stacks = export_chrome_trace

    def __str__(self):
        return self.table()
