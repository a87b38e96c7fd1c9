"""Text with spans and the ways between it and models: reading, loading, editing, migrations, JSON Schema."""
