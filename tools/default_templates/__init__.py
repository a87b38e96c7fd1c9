"""The default Word templates as code: one look (``look``, ``lists``) in every file, its parts put together."""
