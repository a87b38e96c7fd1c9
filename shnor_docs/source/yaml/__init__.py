"""YAML text as a frozen tree with spans: reading, traps, the edit API, migrations."""
