"""The parts of bench/run. Python 3 standard library only."""
