"""What the course's notebooks import: the engine, its pictures, explorers and exercises."""
