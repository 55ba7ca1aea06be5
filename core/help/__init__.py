"""« J’ai besoin d’aide ! »: each question of the guide, answered from where the person really stands (seed 10)."""
