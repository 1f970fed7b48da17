"""The command palette (Ctrl+K): every page and every action that is possible now, found by plain words."""
