"""What the course's notebooks import: the engine, its pictures, explorers and exercises."""

PYTHONS = (3, 11), (3, 14)  # the oldest and the newest for which every pinned package has a wheel
