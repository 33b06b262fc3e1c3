"""The table. Pure: figures in, Markdown out."""
from statistics import median

# measure, what it says, unit format, ratio to which way, the aim in words, how the aim is judged on (median figure, median ratio)
ROWS = (
    ("sessions", "sessions/s, 1 KB, 8 at once", "{:.0f}", "haproxy", "ratio ≥ 1.0", lambda figure, ratio: ratio >= 1.0),
    ("megabytes", "MB/s, 20 MB messages", "{:.0f}", "haproxy", "ratio ≥ 1.0", lambda figure, ratio: ratio >= 1.0),
    ("p50", "one session, p50, ms", "{:.2f}", "haproxy", "", None),
    ("p99", "one session, p99, ms", "{:.2f}", "haproxy", "", None),
    ("cpu", "CPU seconds per 1,000 messages of 1 KB", "{:.3f}", "haproxy", "ratio ≤ 1.2", lambda figure, ratio: ratio <= 1.2),
    ("cpu_cold", "the same, first 3,000 messages after the start", "{:.3f}", "haproxy", "", None),
    ("large_cpu", "CPU seconds per GB of 20 MB messages", "{:.3f}", "haproxy", "", None),
    ("idle_1000", "KB per idle session, 1,000 open", "{:.1f}", "haproxy", "", None),
    ("idle_5000", "KB per idle session, 5,000 open", "{:.1f}", "haproxy", "< 10 KB", lambda figure, ratio: figure < 10.0),
    ("first_220", "start to first 220, s", "{:.2f}", None, "< 1.0 s", lambda figure, ratio: figure < 1.0),
    ("rss_start", "resident MB after the first message", "{:.0f}", "haproxy", "< 80 MB", lambda figure, ratio: figure < 80.0),
    ("rss_after", "resident MB after the load", "{:.0f}", "haproxy", "", None),
)


def table(found, machine, command):
    lines = [f"`{command}` — {machine}", "",
             "| measure | direct | haproxy | relay | relay ÷ haproxy (min–max) | aim | met |", "|---|---:|---:|---:|---:|---|---|"]
    for name, says, shape, against, aim, judge in ROWS:
        if name in found:
            lines.append(row(found[name], says, shape, against, aim, judge))
    return "\n".join(lines) + "\n"


def row(figures, says, shape, against, aim, judge):
    shown = [shape.format(median(figures[way])) if way in figures else "–" for way in ("direct", "haproxy", "relay")]
    per_round = ratios(figures, against)
    middle = median(per_round) if per_round else None
    ratio = f"{middle:.2f} ({min(per_round):.2f}–{max(per_round):.2f})" if per_round else "–"
    met = ""
    if judge and "relay" in figures:
        met = "yes" if judge(median(figures["relay"]), middle) else "**no**"
    return "| " + " | ".join([says, *shown, ratio, aim, met]) + " |"


def ratios(figures, against):
    """One ratio a round: what disturbed a round disturbed both of its figures."""
    if against not in figures or "relay" not in figures:
        return []
    return [relay / other for relay, other in zip(figures["relay"], figures[against]) if other > 0]
