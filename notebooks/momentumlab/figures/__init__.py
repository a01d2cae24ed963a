"""The figures of a notebook: what identifies one, its picture, its numbers, its size."""
