"""The Evaluate tab: how a network does, class by class, and on pictures that are moved, turned, enlarged or noisy."""
