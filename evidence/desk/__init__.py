"""The reviewing desk: what it shows and asks, made from a composed summary. No writes, no requests."""
