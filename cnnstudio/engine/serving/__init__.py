"""The engine as a process: reads commands, trains, looks, tells. Only the thread that runs `Worker` touches torch."""
