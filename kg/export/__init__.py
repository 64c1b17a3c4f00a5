"""Write a graph for other tools: one module a format."""
